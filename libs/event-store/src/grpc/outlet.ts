import { setMaxListeners } from 'node:events';
import type { ServerDuplexStream, ServerWritableStream } from '@grpc/grpc-js';
import { unavailable, type Refusal } from './refusal.js';

type Call<Message> = ServerWritableStream<unknown, Message> | ServerDuplexStream<unknown, Message>;

/**
 * What a call sends, no faster than the client takes it: whoever sends waits while the client is behind. Fires its signal when the client
 * has gone or the door closes, so that whatever serves the call lets go of everything.
 */
export class Outlet<Message> {
  readonly #call: Call<Message>;
  readonly #ended = new AbortController();
  readonly signal: AbortSignal = this.#ended.signal;
  #waiting: Promise<void> | undefined;

  constructor(call: Call<Message>, closing: AbortSignal) {
    this.#call = call;
    setMaxListeners(0, this.signal);
    const close = (): void => this.fail(unavailable('The server is closing.'));
    const gone = (): void => this.#ended.abort();
    call.once('cancelled', gone);
    call.once('close', gone);
    this.signal.addEventListener('abort', () => closing.removeEventListener('abort', close), { once: true });
    closing.addEventListener('abort', close, { once: true });
    if (call.cancelled) {
      gone();
    }
    if (closing.aborted) {
      close();
    }
  }

  /** Sends, and resolves when there is room for more, or nobody to send to any more. */
  async send(message: Message): Promise<void> {
    if (!this.signal.aborted && !this.#call.write(message)) {
      await (this.#waiting ??= this.#room());
    }
  }

  /** Ends the call well. */
  end(): void {
    if (!this.signal.aborted) {
      this.#call.end();
      this.#ended.abort();
    }
  }

  /** Ends the call with a refusal. */
  fail(refusal: Refusal): void {
    if (!this.signal.aborted) {
      this.#call.emit('error', refusal);
      this.#ended.abort();
    }
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#call.off('drain', done);
        this.signal.removeEventListener('abort', done);
        this.#waiting = undefined;
        resolve();
      };
      this.#call.once('drain', done);
      this.signal.addEventListener('abort', done, { once: true });
    });
  }
}
