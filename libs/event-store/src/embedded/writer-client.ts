import { EventStoreError } from '../errors.js';
import type { PreparedAppend } from '../shared/prepared-append.js';
import {
  errorOf,
  type AppendAnswer,
  type NumberedAppend,
  type NumberedResult,
  type WriterReply,
} from './messages.js';
import type { StartWriter, WriterChannel } from './writer-channel.js';

interface Waiting<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

/** The store's side of the writer: sends appends, and settles each when its group is committed. */
export class WriterClient<Append = PreparedAppend, Result = AppendAnswer> {
  readonly #waiting = new Map<number, Waiting<Result>>();
  readonly #grown: () => void;
  #opening: Waiting<void> | undefined;
  #closing: Waiting<void> | undefined;
  #channel: WriterChannel<Append> | undefined;
  #last = 0;
  #outbox: NumberedAppend<Append>[] = [];
  #end: 'none' | 'closed' | 'dead' = 'none';
  #failure: EventStoreError | undefined;

  /** Starts the writer; resolves when it holds the log. `grown` is called after each commit that wrote. */
  static async open<Append, Result>(
    start: StartWriter<Append, Result>,
    grown: () => void,
  ): Promise<WriterClient<Append, Result>> {
    const client = new WriterClient<Append, Result>(grown);
    await new Promise<void>((resolve, reject) => {
      client.#opening = { resolve, reject };
      client.#channel = start({
        replied: (reply) => client.#replied(reply),
        ended: (cause) => client.#ended(cause),
      });
    });
    client.#channel?.hold(false);
    return client;
  }

  private constructor(grown: () => void) {
    this.#grown = grown;
  }

  /** Resolves with what became of the append, once that is on disk. */
  append(append: Append): Promise<Result> {
    if (this.#end !== 'none') {
      return Promise.reject(new EventStoreError('StoreUnavailable', 'The writer of the log has died.'));
    }
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve, reject });
      this.#holdWhen(this.#waiting.size === 1, true);
      this.#outbox.push({ number: this.#last, append });
      if (this.#outbox.length === 1) {
        setImmediate(() => this.#send());
      }
    });
  }

  /** Resolves when everything sent is committed and the writer has let go of the file. */
  close(): Promise<void> {
    if (this.#end !== 'none') {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.#closing = { resolve, reject };
      this.#channel?.hold(true);
      this.#send();
      this.#channel?.post({ kind: 'close' });
    });
  }

  /** Appends of one turn of the event loop go in one message: crossing to a thread costs like a write. */
  #send(): void {
    if (this.#outbox.length > 0 && this.#end === 'none') {
      this.#channel?.post({ kind: 'append', appends: this.#outbox });
      this.#outbox = [];
    }
  }

  #replied(reply: WriterReply<Result>): void {
    switch (reply.kind) {
      case 'ready':
        this.#opening?.resolve();
        return;
      case 'failed':
        this.#end = 'closed';
        this.#opening?.reject(errorOf(reply.failure));
        return;
      case 'committed':
        reply.results.forEach((result) => this.#settle(result));
        this.#holdWhen(this.#waiting.size === 0 && this.#closing === undefined, false);
        if (reply.grew) {
          this.#grown();
        }
        return;
      case 'closed':
        this.#end = 'closed';
        this.#failure = reply.failure && errorOf(reply.failure);
    }
  }

  #settle({ number, result }: NumberedResult<Result>): void {
    this.#waiting.get(number)?.resolve(result);
    this.#waiting.delete(number);
  }

  /** The writer is gone. Unless it said so before, what became of the appends under way is not known. */
  #ended(cause: unknown): void {
    if (this.#end === 'none') {
      this.#end = 'dead';
    }
    this.#opening?.reject(
      new EventStoreError('StoreUnavailable', 'The writer of the log did not start.', { cause }),
    );
    for (const { reject } of this.#waiting.values()) {
      reject(new EventStoreError('Timeout', 'The writer of the log died before it answered.', { cause }));
    }
    this.#waiting.clear();
    if (this.#failure) {
      this.#closing?.reject(this.#failure);
    } else {
      this.#closing?.resolve();
    }
  }

  #holdWhen(changed: boolean, busy: boolean): void {
    if (changed) {
      this.#channel?.hold(busy);
    }
  }
}
