import { EventStoreError } from '../errors.js';
import { unavailable } from './driver.js';
import {
  failureOf,
  type Failure,
  type NumberedAppend,
  type WriterReply,
  type WriterRequest,
} from './messages.js';

/** A group ends here, so that the first of it does not wait for too many others. */
const MAX_GROUP_APPENDS = 512;
const MAX_GROUP_BYTES = 8 * 1024 * 1024;

/** Writes a log, a group of appends with one flush. */
export interface GroupWriter<Append, Result> {
  /** One result for each append, in their order; never throws. */
  commit(group: readonly Append[]): { readonly results: readonly Result[]; readonly grew: boolean };
  close(): void;
}

/** Runs a {@link GroupWriter}: commits together what arrives within one turn of the event loop. */
export class WriterHost<Append extends { readonly bytes: number }, Result> {
  readonly #path: string;
  readonly #reply: (reply: WriterReply<Result>) => void;
  #writer: GroupWriter<Append, Result> | undefined;
  readonly #queue: NumberedAppend<Append>[] = [];
  #scheduled = false;

  constructor(
    path: string,
    open: () => GroupWriter<Append, Result>,
    reply: (reply: WriterReply<Result>) => void,
  ) {
    this.#path = path;
    this.#reply = reply;
    try {
      this.#writer = open();
      reply({ kind: 'ready' });
    } catch (error) {
      reply({ kind: 'failed', failure: this.#failure(error) });
    }
  }

  receive(request: WriterRequest<Append>): void {
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
    const { results, grew } = this.#writer.commit(group.map(({ append }) => append));
    this.#reply({
      kind: 'committed',
      results: results.map((result, at) => ({ number: group[at]?.number ?? -1, result })),
      grew,
    });
    if (this.#queue.length > 0) {
      this.#schedule();
    }
  }

  #nextGroup(): readonly NumberedAppend<Append>[] {
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
