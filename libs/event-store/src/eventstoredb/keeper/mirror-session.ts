import { EventStoreError } from '../../errors.js';
import { arrivalOf } from '../arrival.js';
import type { LogClient, RunningSubscription, WireEvent } from '../client/log-client.js';
import type { MirrorEnd } from '../mirror/mirror-tables.js';
import type { MirrorWriter } from '../mirror/mirror-writer.js';
import { ArrivalsBuffer } from './arrivals-buffer.js';

/** How patient a session is, in milliseconds. */
const CONFIRMED_WITHIN = 5000;
const READ_WITHIN = 3000;
/** So long without a word, and it looks itself whether there is something to bring. */
const SILENCE = 5000;
const SILENCE_WHILE_FILLING = 500;
/** What the server has, the subscription must have brought by then. */
const BROUGHT_WITHIN = 1000;
/** How many of the last events are looked at. */
const LATEST = 32;

export interface SessionOptions {
  readonly prefix: string;
  /** The mirror has more. */
  readonly grown: (end: MirrorEnd, created: number) => void;
  /** The mirror has everything. */
  readonly live: () => void;
}

/**
 * One subscription to the log of the server, from the end of the mirror on, until it fails.
 *
 * It counts as failed when it says so, and when it brings nothing though there is something to bring.
 */
export class MirrorSession {
  readonly #client: LogClient;
  readonly #writer: MirrorWriter;
  readonly #options: SessionOptions;
  readonly #buffer: ArrivalsBuffer;
  #subscription: RunningSubscription | undefined;
  #failure: { readonly cause: unknown } | undefined;
  #wake: () => void = () => undefined;
  #lastWord = performance.now();
  #created = 0;
  #expected = 0;
  #live = false;
  #open = true;

  constructor(client: LogClient, writer: MirrorWriter, options: SessionOptions) {
    this.#client = client;
    this.#writer = writer;
    this.#options = options;
    this.#buffer = new ArrivalsBuffer((arrivals) =>
      this.#guarded(() => {
        const before = writer.end;
        const end = writer.take(arrivals);
        if (end !== before) {
          options.grown(end, this.#created);
        }
      }),
    );
  }

  /** Runs until the session is closed; rejects with what it failed of. */
  async run(): Promise<void> {
    try {
      await this.#insistOnSameLog();
      await this.#subscribe();
      while (await this.#quiet(this.#live ? SILENCE : SILENCE_WHILE_FILLING)) {
        await this.#look();
      }
    } finally {
      this.#open = false;
      this.#buffer.drop();
      this.#subscription?.stop();
    }
    if (this.#failure) {
      throw this.#failure.cause;
    }
  }

  /** Looks at once whether there is something to bring; up to this position there is. */
  check(position: number): void {
    this.#expected = Math.max(this.#expected, position);
    this.#lastWord = -Infinity;
    this.#wake();
  }

  close(): void {
    this.#open = false;
    this.#wake();
  }

  /** The last event of the mirror must stand in the log, just there; otherwise it is another log. */
  async #insistOnSameLog(): Promise<void> {
    const last = this.#writer.lastEvent();
    if (!last) {
      return;
    }
    const found = await this.#client.at(last.position, READ_WITHIN).catch(noSuchPlace);
    if (found?.id.replaceAll('-', '').toLowerCase() !== last.id) {
      throw new EventStoreError(
        'StoreUnavailable',
        `The mirror holds event ${last.id} at position ${last.position.commit}, the log does not: it is another log, ` +
          `or was set back to an earlier state. Remove the mirror and the views beside it to have them made anew.`,
      );
    }
  }

  async #subscribe(): Promise<void> {
    const { prefix } = this.#options;
    this.#writer.restart();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('The server did not confirm the subscription.')),
        CONFIRMED_WITHIN,
      );
      this.#subscription = this.#client.subscribe(this.#writer.end.checkpoint, streamsWith(prefix), {
        confirmed: () => {
          clearTimeout(timer);
          resolve();
        },
        event: (event) => this.#take(event),
        passed: () => this.#guarded(() => undefined),
        caughtUp: () => this.#caughtUp(),
        ended: (cause) => {
          clearTimeout(timer);
          reject(cause instanceof Error ? cause : new Error(String(cause)));
          this.#fail(cause);
        },
      });
    });
  }

  /** Whether the subscription has brought what there is to bring; a server that does not tell is found out here. */
  async #look(): Promise<void> {
    const latest = await this.#client.latest(LATEST, READ_WITHIN);
    this.#lastWord = performance.now();
    const ours = latest.find((event) => isOurs(event, this.#options.prefix));
    const expected = Math.max(Number(ours?.commit ?? 0), this.#expected);
    if (expected > this.#reached()) {
      if ((await this.#quiet(BROUGHT_WITHIN)) && expected > this.#reached()) {
        throw new Error('The subscription brings nothing, though there is something to bring.');
      }
    } else if (ours || latest.length < LATEST) {
      this.#caughtUp();
    }
  }

  #reached(): number {
    return Number(this.#writer.seen?.commit ?? 0);
  }

  #take(event: WireEvent): void {
    this.#guarded(() => {
      this.#created = event.created.getTime();
      this.#buffer.add(arrivalOf(event, this.#options.prefix));
    });
  }

  #caughtUp(): void {
    this.#guarded(() => {
      this.#buffer.filled();
      if (!this.#live && !this.#failure) {
        this.#live = true;
        this.#options.live();
      }
    });
  }

  /** Does something unless the session is over; what goes wrong ends the session, not the process. */
  #guarded(work: () => void): void {
    if (!this.#open || this.#failure) {
      return;
    }
    this.#lastWord = performance.now();
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause: unknown): void {
    this.#failure ??= { cause };
    this.#wake();
  }

  /** Resolves when nothing was heard for so long; `false` when the session is over. */
  async #quiet(milliseconds: number): Promise<boolean> {
    for (;;) {
      const left = this.#lastWord + milliseconds - performance.now();
      if (left <= 0 || !this.#open || this.#failure) {
        return this.#open && !this.#failure;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

/** Streams with the prefix and what is said about them; without a prefix, all that are not the server's own. */
function streamsWith(prefix: string): string {
  return `^(\\$\\$)?${prefix === '' ? '[^$]' : prefix.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;
}

function isOurs(event: WireEvent, prefix: string): boolean {
  return new RegExp(streamsWith(prefix)).test(event.stream);
}

/** A server answers so for a position that is none of its log. */
function noSuchPlace(error: unknown): undefined {
  if ((error as { readonly type?: string }).type !== 'unknown') {
    throw error;
  }
}
