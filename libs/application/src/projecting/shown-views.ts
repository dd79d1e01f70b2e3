import type { KeptProgress } from '../progress.js';
import type { PinnedViews } from '../reading/officer-lines.js';
import type { ProjectorReply } from './messages.js';
import { ViewsInUse } from './pinned-views.js';
import type { ViewsPlace } from './views-place.js';

export type StandIn = Extract<ProjectorReply, { readonly kind: 'stand-in' }>;

/** Up to where views include the log. */
export interface Reached {
  readonly position: number;
  readonly known: number;
}

/**
 * Which views are read, and the watermark of what they answer: those of this edition once they have been brought up to the log, until
 * then others that stand in for them. What is made beside those that are read never moves their watermark.
 */
export class ShownViews {
  readonly #place: Pick<ViewsPlace, 'openReader' | 'edition'>;
  readonly #progress: KeptProgress;
  readonly #views: ViewsInUse;
  #standIn: StandIn | undefined;

  /** Told when views turn out to be damaged when they are read, which they are not any more then; and whether they were our own. */
  constructor(
    place: Pick<ViewsPlace, 'openReader' | 'edition'>,
    progress: KeptProgress,
    onDamage: (own: boolean) => void,
  ) {
    this.#place = place;
    this.#progress = progress;
    this.#views = new ViewsInUse(() => {
      const own = this.#standIn === undefined;
      this.letGo();
      onDamage(own);
    });
  }

  /** The views that are read, of whatever edition; nothing when none are. */
  get read(): { readonly name: string; readonly edition: string } | undefined {
    const { name } = this.#views;
    return name === undefined ? undefined : { name, edition: this.#standIn?.edition ?? this.#place.edition };
  }

  get standIn(): StandIn | undefined {
    return this.#standIn;
  }

  pin(): PinnedViews {
    return this.#views.pin();
  }

  /** Reads views of another edition for now. Nobody waits for these to get further: they never will. */
  offer(standIn: StandIn): void {
    const { name, edition, position, known } = standIn;
    try {
      this.#views.use(name, this.#place.openReader({ name, edition }));
    } catch {
      // Without them the lists are answered as soon as ours are made.
      return;
    }
    this.#standIn = standIn;
    this.#progress.advance({ position: BigInt(position), known });
    this.#progress.serve();
    this.#progress.stop();
  }

  /** Ours are open for writing. They go on being read when they are; other ones are let go. True when there is nothing to read. */
  opened(name: string): boolean {
    if (this.#standIn !== undefined) return false;
    if (this.#views.name === name) this.#progress.serve();
    else this.letGo();
    return this.#views.name === undefined;
  }

  /** Ours include the log up to here. */
  reached({ position, known }: Reached): void {
    if (this.#standIn === undefined) this.#progress.advance({ position: BigInt(position), known });
  }

  /** Reads ours from now on. Throws when they cannot be opened; then everything is as it was. */
  show(name: string, reached: Reached): void {
    if (this.#views.name !== name)
      this.#views.use(name, this.#place.openReader({ name, edition: this.#place.edition }));
    this.#standIn = undefined;
    this.reached(reached);
    this.#progress.serve();
  }

  /** They will get no further for now: nobody waits for it. */
  stop(): void {
    this.#progress.stop();
  }

  letGo(): void {
    this.#standIn = undefined;
    this.#progress.pause();
    this.#views.letGo();
  }
}
