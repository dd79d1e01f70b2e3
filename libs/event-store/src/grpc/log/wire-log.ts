import { join } from 'node:path';
import { LogLock } from '../../embedded/log-lock.js';
import { localWriter, threadedWriter, type StartWriter } from '../../embedded/writer-channel.js';
import { WriterClient } from '../../embedded/writer-client.js';
import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import { systemClock } from '../../shared/system-clock.js';
import { LOG_STREAM } from './kind.js';
import { WireLogRows } from './wire-log-rows.js';
import type { WireResult, WireWrite } from './wire-write.js';
import { WireWriter } from './wire-writer.js';

/**
 * A log that clients of the EventStoreDB protocol write and read, by the rules of that protocol: in one SQLite file, `log.db` in a folder
 * of its own, written by one process at a time. What is acknowledged is flushed to disk.
 */
export class WireLog {
  readonly #lock: LogLock;
  readonly #listeners = new Set<() => void>();
  #writer!: WriterClient<WireWrite, WireResult>;
  #rows!: WireLogRows;
  #closed: Promise<void> | undefined;

  /**
   * Opens the log in a folder, or makes one, and holds it until {@link close}; `Locked` while someone else does. With a clock of one's own,
   * in microseconds, the writer runs in this thread.
   */
  static async open(folder: string, options: { readonly clock?: () => Micros } = {}): Promise<WireLog> {
    const log = new WireLog(LogLock.take(folder));
    const path = join(folder, 'log.db');
    try {
      log.#writer = await WriterClient.open(writerOf(path, options.clock), () => log.#grown());
      log.#rows = WireLogRows.open(path);
      return log;
    } catch (error) {
      await (log.#writer as WriterClient<WireWrite, WireResult> | undefined)?.close();
      log.#lock.release();
      throw error;
    }
  }

  private constructor(lock: LogLock) {
    this.#lock = lock;
  }

  /** The log as it lies in the file. */
  get rows(): WireLogRows {
    return this.#rows;
  }

  /** Resolves once what became of the write is on disk. */
  async write(write: WireWrite): Promise<WireResult> {
    if (this.#closed) {
      throw new EventStoreError('Closed', 'The log is closed.');
    }
    return this.#writer.append(write);
  }

  /** Resolves when everything written so far has its outcome. */
  async settled(): Promise<void> {
    await this.write({ kind: 'append', stream: LOG_STREAM, expected: 'any', events: [], bytes: 0 });
  }

  /** Calls the listener after every commit that wrote something. Returns what ends it. */
  onAppended(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Finishes what is under way and lets go of the file. */
  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    try {
      await this.#writer.close();
    } finally {
      this.#rows.close();
      this.#lock.release();
    }
  }

  #grown(): void {
    this.#listeners.forEach((listener) => listener());
  }
}

/** Compiled, the writer has its own thread; from TypeScript sources, as in tests, there is no file for it. */
function writerOf(path: string, clock?: () => Micros): StartWriter<WireWrite, WireResult> {
  const compiled = !import.meta.url.endsWith('.ts');
  return compiled && !clock
    ? threadedWriter(path, new URL('./wire-writer.worker.js', import.meta.url))
    : localWriter(path, () => WireWriter.open(path, clock ?? systemClock));
}
