import { EventStoreError } from '../errors.js';
import type { Micros } from '../port.js';
import { unavailable } from './driver.js';
import { LogWriter, type AppendResult } from './log-writer.js';
import {
  failureOf,
  type Failure,
  type NumberedAppend,
  type NumberedResult,
  type WriterReply,
  type WriterRequest,
} from './messages.js';

/** A group ends here, so that the first of it does not wait for too many others. */
const MAX_GROUP_APPENDS = 512;
const MAX_GROUP_BYTES = 8 * 1024 * 1024;

/** Runs a {@link LogWriter}: commits together what arrives within one turn of the event loop. */
export class WriterHost {
  readonly #path: string;
  readonly #reply: (reply: WriterReply) => void;
  #writer: LogWriter | undefined;
  readonly #queue: NumberedAppend[] = [];
  #scheduled = false;

  constructor(path: string, clock: () => Micros, reply: (reply: WriterReply) => void) {
    this.#path = path;
    this.#reply = reply;
    try {
      this.#writer = LogWriter.open(path, clock);
      reply({ kind: 'ready' });
    } catch (error) {
      reply({ kind: 'failed', failure: this.#failure(error) });
    }
  }

  receive(request: WriterRequest): void {
    switch (request.kind) {
      case 'append':
        this.#queue.push(...request.appends);
        this.#schedule();
        return;
      case 'close':
        this.#close();
    }
  }

  #schedule(): void {
    if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => {
        this.#scheduled = false;
        this.#commitOne();
      });
    }
  }

  #commitOne(): void {
    const group = this.#nextGroup();
    if (group.length === 0 || !this.#writer) {
      return;
    }
    const results = this.#writer.commit(group.map(({ append }) => append));
    this.#reply({
      kind: 'committed',
      results: results.map((result, at) => numbered(group[at], result)),
      grew: results.some((result) => 'appended' in result && result.appended.outcome === 'created'),
    });
    if (this.#queue.length > 0) {
      this.#schedule();
    }
  }

  #nextGroup(): readonly NumberedAppend[] {
    let bytes = 0;
    const end = this.#queue.findIndex(({ append }, at) => {
      bytes += append.bytes;
      return at === MAX_GROUP_APPENDS || (at > 0 && bytes > MAX_GROUP_BYTES);
    });
    return this.#queue.splice(0, end < 0 ? this.#queue.length : end);
  }

  #close(): void {
    while (this.#queue.length > 0) {
      this.#commitOne();
    }
    try {
      this.#writer?.close();
      this.#reply({ kind: 'closed' });
    } catch (error) {
      this.#reply({ kind: 'closed', failure: this.#failure(error) });
    }
    this.#writer = undefined;
  }

  #failure(error: unknown): Failure {
    return failureOf(error instanceof EventStoreError ? error : unavailable(this.#path, error));
  }
}

function numbered(request: { readonly number: number } | undefined, result: AppendResult): NumberedResult {
  const number = request?.number ?? -1;
  return 'error' in result ? { number, result: { failure: failureOf(result.error) } } : { number, result };
}
