import { arrivalOf } from '../arrival.js';
import type { LogClient, RunningSubscription, ServerPosition, WireEvent } from '../client/log-client.js';
import type { MirrorEnd } from '../mirror/mirror-tables.js';
import type { MirrorWriter } from '../mirror/mirror-writer.js';
import { Alarm } from './alarm.js';
import { ArrivalsBuffer } from './arrivals-buffer.js';
import { insistOnSameLog } from './same-log.js';
import { survey, type Survey, type Surveyed } from './survey.js';

/** How patient a session is, in milliseconds. */
const CONFIRMED_WITHIN = 5000;
const READ_WITHIN = 3000;
/** So often it looks itself where the log ends; while filling, also after a short silence. */
const SILENCE = 5000;
const SILENCE_WHILE_FILLING = 500;
/** What the server has, the subscription must have brought by then. */
const BROUGHT_WITHIN = 1000;
/** How often it is told that events of others are passed over. */
const PASSING_EVERY = 1000;

export interface SessionOptions {
  readonly prefix: string;
  /** The server has taken the subscription. */
  readonly filling: () => void;
  /** The mirror has more. */
  readonly grown: (end: MirrorEnd, created: number) => void;
  /** The mirror has everything. */
  readonly live: () => void;
  /** The log was looked at. */
  readonly surveyed: (survey: Survey) => void;
  /** Events of others are passed over, up to this place. */
  readonly passing: (place: number) => void;
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
  readonly #isOurs: RegExp;
  readonly #alarm = new Alarm();
  #subscription: RunningSubscription | undefined;
  #failure: { readonly cause: unknown } | undefined;
  #lastWord = performance.now();
  #lastLook = performance.now();
  #lastPassing = -Infinity;
  #passed = 0;
  #checking = false;
  #created = 0;
  #expected = 0;
  #live = false;
  #open = true;

  constructor(client: LogClient, writer: MirrorWriter, options: SessionOptions) {
    this.#client = client;
    this.#writer = writer;
    this.#options = options;
    this.#isOurs = new RegExp(streamsWith(options.prefix));
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
      await insistOnSameLog(this.#client, this.#writer.lastEvent(), READ_WITHIN);
      await this.#subscribe();
      while (await this.#until(() => this.#nextLook())) {
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
    this.#checking = true;
    this.#alarm.ring();
  }

  close(): void {
    this.#open = false;
    this.#alarm.ring();
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
          this.#options.filling();
          resolve();
        },
        event: (event) => this.#take(event),
        passed: (place) => this.#pass(place),
        caughtUp: () => this.#caughtUp(),
        ended: (cause) => {
          clearTimeout(timer);
          reject(cause instanceof Error ? cause : new Error(String(cause)));
          this.#fail(cause);
        },
      });
    });
  }

  /** After a silence, when it was asked for, and every now and then. */
  #nextLook(): number {
    const quiet = Math.max(this.#lastWord, this.#lastLook) + SILENCE_WHILE_FILLING;
    const regular = this.#lastLook + SILENCE;
    return this.#checking ? -Infinity : this.#live ? regular : Math.min(quiet, regular);
  }

  /** Whether the subscription has brought what there is to bring; a server that does not tell is found out here. */
  async #look(): Promise<void> {
    this.#checking = false;
    const seen = await this.#seen();
    const heard = (this.#lastLook = performance.now());
    if (!seen) {
      return;
    }
    this.#options.surveyed(seen);
    const expected = Math.max(seen.head, this.#expected);
    if (expected <= this.#reached()) {
      if (seen.conclusive) {
        this.#caughtUp();
      }
    } else if (await this.#until(() => (this.#lastWord > heard ? -Infinity : heard + BROUGHT_WITHIN))) {
      if (this.#lastWord <= heard && expected > this.#reached()) {
        throw new Error('The subscription brings nothing, though there is something to bring.');
      }
    }
  }

  /** Where the log ends. While the subscription brings something, a server that is too busy to say has not failed. */
  async #seen(): Promise<Surveyed | undefined> {
    const began = performance.now();
    const isOurs = (event: WireEvent): boolean => this.#isOurs.test(event.stream);
    const through = Math.max(Number(this.#writer.end.checkpoint?.commit ?? 0), this.#passed);
    try {
      return await survey(this.#client, isOurs, through, READ_WITHIN);
    } catch (error) {
      if (this.#lastWord > began) {
        return undefined;
      }
      throw error;
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

  #pass({ commit }: ServerPosition): void {
    this.#guarded(() => {
      this.#passed = Math.max(this.#passed, Number(commit));
      if (this.#lastWord - this.#lastPassing >= PASSING_EVERY) {
        this.#lastPassing = this.#lastWord;
        this.#options.passing(this.#passed);
      }
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
    this.#alarm.ring();
  }

  /** Resolves at that moment, which may change meanwhile; `false` when the session is over. */
  async #until(moment: () => number): Promise<boolean> {
    const over = (): boolean => !this.#open || this.#failure !== undefined;
    await this.#alarm.at(moment, over);
    return !over();
  }
}

/** Streams with the prefix and what is said about them; without a prefix, all that are not the server's own. */
function streamsWith(prefix: string): string {
  return `^(\\$\\$)?${prefix === '' ? '[^$]' : prefix.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;
}
