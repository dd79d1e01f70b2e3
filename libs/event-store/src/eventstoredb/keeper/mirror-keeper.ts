import { setTimeout as sleep } from 'node:timers/promises';
import type { LogClient, OpenClient } from '../client/log-client.js';
import { failureOf } from '../client/failure.js';
import { EventStoreError } from '../../errors.js';
import type { MirrorWriter } from '../mirror/mirror-writer.js';
import { MirrorSession } from './mirror-session.js';
import type { KeeperReport, MirrorStanding } from './messages.js';

/** Waits before another try, in milliseconds: the first, and the longest. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 2000;

export interface KeeperEvents {
  tell(report: KeeperReport): void;
  /** The mirror is live again after it was lost. */
  recovered(): void;
}

/**
 * Keeps a mirror in step with the log of a server: one subscription, and a new one from the end of the mirror whenever
 * it fails, without end. Waits longer from try to try, and never just as long as other nodes do.
 */
export class MirrorKeeper {
  readonly #openClient: OpenClient;
  readonly #writer: MirrorWriter;
  readonly #prefix: string;
  readonly #listener: KeeperEvents;
  readonly #closing = new AbortController();
  readonly #closed = new Promise<void>((resolve) =>
    this.#closing.signal.addEventListener('abort', () => resolve()),
  );
  #session: MirrorSession | undefined;
  #standing: MirrorStanding = { state: 'filling', since: Date.now() };
  #failures = 0;
  readonly #running: Promise<void>;

  constructor(openClient: OpenClient, writer: MirrorWriter, prefix: string, listener: KeeperEvents) {
    this.#openClient = openClient;
    this.#writer = writer;
    this.#prefix = prefix;
    this.#listener = listener;
    this.#running = this.#run();
  }

  /** See whether the subscription brings what there is; up to this position there is something. */
  check(position: number): void {
    this.#session?.check(position);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#session?.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#follow().catch((error: unknown) => this.#lost(error));
      await sleep(this.#wait(), undefined, { signal }).catch(() => undefined);
    }
  }

  async #follow(): Promise<void> {
    let client: LogClient | undefined;
    try {
      client = await this.#openClient();
      this.#session = new MirrorSession(client, this.#writer, {
        prefix: this.#prefix,
        grown: ({ checkpoint: _ours, ...end }, created) =>
          this.#listener.tell({ kind: 'grown', end, created: created * 1000 }),
        live: () => {
          this.#failures = 0;
          this.#stands({ state: 'live', since: Date.now() });
        },
      });
      if (this.#closing.signal.aborted) {
        this.#session.close();
      }
      // Who closes does not wait for a server that says nothing.
      await Promise.race([this.#session.run(), this.#closed]);
    } finally {
      client?.close();
    }
  }

  #lost(error: unknown): void {
    this.#failures += 1;
    const since = this.#standing.state === 'lost' ? this.#standing.since : Date.now();
    const lasting = error instanceof EventStoreError;
    this.#stands({ state: 'lost', since, because: sentenceOf(error), lasting });
  }

  #stands(standing: MirrorStanding): void {
    if (this.#standing.state === 'lost' && standing.state === 'live') {
      this.#listener.recovered();
    }
    this.#standing = standing;
    this.#listener.tell({ kind: 'standing', standing });
  }

  #wait(): number {
    const longest = Math.min(FIRST_WAIT * 2 ** Math.min(this.#failures, 10), LONGEST_WAIT);
    return longest * (0.5 + Math.random() / 2);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof EventStoreError) {
    return error.message;
  }
  const failure = failureOf(error);
  return 'sentence' in failure ? failure.sentence : failure.kind;
}
