import type { ProjectorReply, ProjectorRequest } from './messages.js';
import type { ProjectorListener, StartProjector } from './projector-channel.js';
import { StartedProjector } from './started-projector.js';

/** How long to wait before a projector that died is started again, in milliseconds; the last one over and over. */
const WAITS = [200, 1000, 5000, 30_000];
/** Whoever has lived so long, in milliseconds, did not die of how it was started. */
const LONG_LIFE = 60_000;

/** Whom a projector reports to that is no longer the present one. */
const NOBODY: ProjectorListener = { replied: () => undefined, ended: () => undefined };

/** Who is told what the present projector says, and of its death. */
export interface LastingListener {
  replied(reply: ProjectorReply): void;
  /** It is started again after so many milliseconds. */
  died(cause: unknown, again: number): void;
}

/** The projector of the views that serve: started again when it dies, and now and then replaced by another. */
export class LastingProjector {
  readonly #start: StartProjector;
  readonly #listener: LastingListener;
  readonly #waits: readonly number[];
  readonly #ending = new Set<Promise<void>>();
  #present: StartedProjector;
  #name: string | undefined;
  #closing = false;
  #again: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #deaths = 0;
  #inARow = 0;

  constructor(start: StartProjector, listener: LastingListener, waits: readonly number[] = WAITS) {
    this.#start = start;
    this.#listener = listener;
    this.#waits = waits;
    this.#present = this.#started();
  }

  /** How often it has died. */
  get deaths(): number {
    return this.#deaths;
  }

  /** The views of this name have been brought up to the log: from now on there may be others beside them. */
  settled(name: string): void {
    this.#name = name;
  }

  post(request: Exclude<ProjectorRequest, { readonly kind: 'close' }>): void {
    this.#present.post(request);
  }

  /**
   * From now on this is the projector; the one before lets go of its views, which are no longer those that serve. Resolves when it
   * has.
   */
  replaceBy(projector: StartedProjector): Promise<void> {
    clearTimeout(this.#again);
    const before = this.#present;
    this.#present = projector;
    this.#startedAt = performance.now();
    before.reportTo(NOBODY);
    projector.reportTo(this.#hearing(() => projector));
    const ending = before.close(true);
    this.#ending.add(ending);
    return ending.then(() => void this.#ending.delete(ending));
  }

  /** Resolves when it has let go of everything, and those before it have. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#again);
    await Promise.all([this.#present.close(), ...this.#ending]);
  }

  #started(): StartedProjector {
    this.#startedAt = performance.now();
    const name = this.#name;
    const task = { kind: 'keep', ...(name !== undefined && { name }) } as const;
    const started: StartedProjector = new StartedProjector(
      this.#start,
      task,
      this.#hearing(() => started),
    );
    return started;
  }

  /** Hears a projector as long as it is the present one. It may speak before it has a name. */
  #hearing(whom: () => StartedProjector): ProjectorListener {
    return {
      replied: (reply) => this.#listener.replied(reply),
      ended: (cause) => {
        if (!this.#closing && whom() === this.#present) this.#died(cause);
      },
    };
  }

  #died(cause: unknown): void {
    this.#deaths += 1;
    this.#inARow = performance.now() - this.#startedAt > LONG_LIFE ? 0 : this.#inARow;
    const wait = this.#waits[Math.min(this.#inARow, this.#waits.length - 1)] ?? 0;
    this.#inARow += 1;
    this.#again = setTimeout(() => (this.#present = this.#started()), wait);
    this.#again.unref();
    this.#listener.died(cause, wait);
  }
}
