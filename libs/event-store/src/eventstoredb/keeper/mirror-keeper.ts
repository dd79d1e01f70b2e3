import { setTimeout as sleep } from 'node:timers/promises';
import type { LogClient, OpenClient } from '../client/log-client.js';
import { failureOf } from '../client/failure.js';
import type { LogEnd } from '../../shared/ruling.js';
import type { MirrorEnd } from '../mirror/mirror-tables.js';
import type { MirrorWriter } from '../mirror/mirror-writer.js';
import { MirrorSession, type SessionOptions } from './mirror-session.js';
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
  #failures = 0;
  #lostSince: number | undefined;
  #wasLost = false;
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
      this.#session = new MirrorSession(client, this.#writer, this.#told());
      if (this.#closing.signal.aborted) {
        this.#session.close();
      }
      // Who closes does not wait for a server that says nothing.
      await Promise.race([this.#session.run(), this.#closed]);
    } finally {
      client?.close();
    }
  }

  #told(): SessionOptions {
    const tell = (report: KeeperReport): void => this.#listener.tell(report);
    return {
      prefix: this.#prefix,
      filling: () => this.#stands({ state: 'filling', since: Date.now() }),
      grown: (end, created) =>
        tell({ kind: 'grown', ...reachOf(end), added: this.#writer.added, created: created * 1000 }),
      live: () => {
        this.#writer.becomesWhole();
        this.#failures = 0;
        this.#lostSince = undefined;
        this.#stands({ state: 'live', since: Date.now() });
      },
      surveyed: ({ head, behind }) => tell({ kind: 'surveyed', head, behind }),
      passing: (place) => tell({ kind: 'passing', place }),
    };
  }

  #lost(error: unknown): void {
    this.#failures += 1;
    this.#lostSince ??= Date.now();
    const failure = failureOf(error);
    const because = 'sentence' in failure ? failure.sentence : failure.kind;
    const lasting = failure.kind === 'refused';
    this.#stands({ state: 'lost', since: this.#lostSince, because, lasting });
  }

  #stands(standing: MirrorStanding): void {
    this.#wasLost ||= standing.state === 'lost';
    if (this.#wasLost && standing.state === 'live') {
      this.#wasLost = false;
      this.#listener.recovered();
    }
    this.#listener.tell({ kind: 'standing', standing });
  }

  #wait(): number {
    const longest = Math.min(FIRST_WAIT * 2 ** Math.min(this.#failures, 10), LONGEST_WAIT);
    return longest * (0.5 + Math.random() / 2);
  }
}

/** How far a mirror is, for who reads it, and on the server. */
export function reachOf({ checkpoint, ...end }: MirrorEnd): {
  readonly end: LogEnd;
  readonly through: number;
} {
  return { end, through: Number(checkpoint?.commit ?? 0) };
}
