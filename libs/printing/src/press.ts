import { Worker } from 'node:worker_threads';
import type { Language } from '@elshi/law';
import { recordPdf } from './record-pdf.js';
import type { RecordToPrint } from './set-record.js';

/** A PDF to be made, known by its number. */
export interface PressJob {
  readonly number: number;
  readonly record: RecordToPrint;
  readonly language: Language;
}

export type PressReply =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly failure: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Makes PDFs in a thread of its own, so that nobody waits for the record of somebody else: three hundred acts take a third of
 * a second. The thread begins with the first of them and does not keep the process alive while it has nothing to do.
 */
export class Press {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  /** The same bytes as {@link recordPdf}. Rejects when the thread ends before they are made. */
  async pdf(record: RecordToPrint, language: Language): Promise<Uint8Array> {
    if (!isCompiled()) return recordPdf(record, language);
    const worker = (this.#worker ??= this.#started());
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.ref();
      const job: PressJob = { number, record, language };
      worker.postMessage(job);
    });
  }

  /** Ends the thread; what it has not made is given up. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #started(): Worker {
    // Options of the main program, such as --input-type, would be taken for the worker's.
    const worker = new Worker(new URL('./press.worker.js', import.meta.url), { execArgv: [] });
    let cause = new Error('The thread that makes PDFs has ended.');
    worker.on('message', (reply: PressReply) => this.#replied(reply));
    worker.on('error', (error: Error) => (cause = error));
    worker.on('exit', () => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(cause);
      this.#waiting.clear();
    });
    return worker;
  }

  #replied(reply: PressReply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('bytes' in reply) waiting?.resolve(reply.bytes);
    else waiting?.reject(new Error(reply.failure));
  }
}

/** A thread can be started from compiled files only. */
function isCompiled(): boolean {
  return import.meta.url.endsWith('.js');
}
