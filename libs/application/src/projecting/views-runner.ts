import { EventStoreError } from '@elshi/event-store';
import type { ParkedPage, ParkedQuery } from '@elshi/read-models';
import type { KeptProgress } from '../progress.js';
import { type PinnedViews, type ServingViews, withViews } from '../reading/officer-lines.js';
import { ProjectionSpans } from '../tracing/projection-spans.js';
import { LastingProjector } from './lasting-projector.js';
import type { ProjectorReply } from './messages.js';
import type { ParkedSelection, Tried } from './parking.js';
import type { StartProjector } from './projector-channel.js';
import { RetryDesk } from './retry-desk.js';
import { ShownViews } from './shown-views.js';
import type { StartedProjector } from './started-projector.js';
import type { ViewsPlace } from './views-place.js';

export interface ViewsStatus {
  /** Whether the lists have been brought up to the log. */
  readonly caughtUp: boolean;
  readonly fault?: string;
  /** Set while the views are made anew. */
  readonly rebuilding?: { readonly done: number; readonly total: number };
  /** Set while views of another edition answer, which stay where they are. */
  readonly standIn?: { readonly edition: string; readonly position: string };
}

/** Who is told of the views. */
export interface ViewsListener {
  /** They cannot be kept, in one sentence. */
  fault(this: void, sentence: string): void;
  /** Whoever keeps them shows a sign of work, also while it commits nothing. */
  stirs?(this: void): void;
}

type TookOver = Extract<ProjectorReply, { readonly kind: 'took-over' }>;

/** This side of the projector: tells it that the log has grown, hears how far it is, and reads what it keeps. */
export class ViewsRunner implements ServingViews {
  readonly #onFault: (sentence: string) => void;
  readonly #onStir: () => void;
  readonly #shown: ShownViews;
  readonly #projector: LastingProjector;
  readonly #retries = new RetryDesk((request) => this.#projector.post(request));
  readonly #spans = new ProjectionSpans();
  /** The name of the views that the projector keeps. */
  #own: string | undefined;
  #seen = { position: 0, known: 0, total: 0 };
  #caughtUp = false;
  #fault: string | undefined;
  #told = false;
  #closing = false;
  #held: ((position: number) => void) | undefined;

  constructor(
    start: StartProjector,
    place: Pick<ViewsPlace, 'openReader' | 'edition'>,
    progress: KeptProgress,
    { fault, stirs = () => undefined }: ViewsListener,
    waits?: readonly number[],
  ) {
    this.#onFault = fault;
    this.#onStir = stirs;
    this.#shown = new ShownViews(place, progress, (own) => this.#damaged(own));
    const listener = {
      replied: (reply: ProjectorReply) => this.#replied(reply),
      died: (cause: unknown, again: number) => this.#died(cause, again),
    };
    this.#projector = new LastingProjector(start, listener, waits);
  }

  /** The log has grown. Said often at once, it is passed on once. */
  moved(): void {
    if (this.#told || this.#closing) return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      this.#projector.post({ kind: 'moved' });
    });
  }

  /** The views that serve. Those that turn out to be damaged are made anew; until then each read is `StoreUnavailable`. */
  pin(): PinnedViews {
    return this.#shown.pin();
  }

  /** What is parked, as it stands in the views. */
  parked(query: ParkedQuery): Promise<ParkedPage> {
    return withViews(this, (views) => views.parked(query));
  }

  /** How many streams each projection has parked. */
  parkedCounts(): Promise<ReadonlyMap<string, number>> {
    return withViews(this, (views) => views.parkedCounts());
  }

  /** Has what is parked tried again; tells what became of each. `StoreUnavailable` while the views are not kept. */
  async retry(selection: ParkedSelection): Promise<readonly Tried[]> {
    if (!this.#caughtUp || this.#closing || this.#fault !== undefined)
      throw new EventStoreError('StoreUnavailable', this.#fault ?? 'The lists are not kept at the moment.');
    return this.#retries.ask(selection);
  }

  /** The name of the views that serve, once they have been brought up to the log. */
  get serving(): string | undefined {
    return this.#caughtUp ? this.#own : undefined;
  }

  /** The views that are read, of whatever edition; nothing when none are. */
  get read(): { readonly name: string; readonly edition: string } | undefined {
    return this.#shown.read;
  }

  /** How often the projector has died. */
  get deaths(): number {
    return this.#projector.deaths;
  }

  status(): ViewsStatus {
    const { position, total } = this.#seen;
    const { standIn } = this.#shown;
    return {
      caughtUp: this.#caughtUp,
      ...(this.#fault !== undefined && { fault: this.#fault }),
      ...(!this.#caughtUp && { rebuilding: { done: position, total } }),
      ...(standIn && { standIn: { edition: standIn.edition, position: String(standIn.position) } }),
    };
  }

  /** Has the projector stand still, after the batch at hand: the position where. Reads go on. */
  hold(): Promise<number> {
    return new Promise((resolve) => {
      this.#held = resolve;
      this.#projector.post({ kind: 'hold' });
    });
  }

  /** The end of {@link hold}. */
  goOn(): void {
    this.#held = undefined;
    this.#projector.post({ kind: 'go-on' });
  }

  /**
   * Another projector has brought views to where those that serve stand still: from now on its views are read and kept. Throws when they
   * cannot be read; then everything is as it was. What it gives resolves when the projector before has let go.
   */
  adopt(projector: StartedProjector, { name, position, known }: TookOver): Promise<void> {
    this.#shown.show(name, { position, known });
    this.#held = undefined;
    this.#own = name;
    this.#seen = { position, known, total: Math.max(position, this.#seen.total) };
    this.#retries.giveUp('Other lists have taken the place of those that were tried; ask again.');
    const leaving = this.#projector.replaceBy(projector);
    this.#projector.settled(name);
    // What the log has grown by meanwhile was told to the one before.
    this.#projector.post({ kind: 'moved' });
    return leaving;
  }

  /** Lets the projector finish its batch and let go of the views. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#retries.giveUp('The service is stopping.');
    await this.#projector.close();
    this.#shown.stop();
    this.#caughtUp = false;
    this.#shown.letGo();
  }

  #replied(reply: ProjectorReply): void {
    this.#onStir();
    switch (reply.kind) {
      case 'stand-in':
        this.#shown.offer(reply);
        return;
      case 'opened':
        this.#opened(reply.name);
        return;
      case 'progress':
        this.#seen = reply;
        this.#shown.reached(reply);
        // What is made anew was projected before.
        if (this.#caughtUp) this.#spans.show(reply.traced ?? []);
        return;
      case 'caught-up':
        this.#caughtUpOnce();
        return;
      case 'retried':
        this.#retries.answered(reply);
        return;
      case 'held':
        this.#held?.(reply.position);
        return;
      case 'fault':
        this.#failed(reply.sentence);
        if (reply.lasting) this.#shown.stop();
        return;
      case 'reading':
      case 'filling':
      case 'comparing':
      case 'compared':
      case 'ready':
      case 'took-over':
      case 'failed':
      case 'closed':
        return;
    }
  }

  #opened(name: string): void {
    this.#own = name;
    if (this.#held !== undefined) this.#projector.post({ kind: 'hold' });
    if (this.#shown.opened(name)) this.#caughtUp = false;
  }

  /** The views have been brought up to the log: they can be read, or said why not. */
  #caughtUpOnce(): void {
    if (this.#own === undefined) return;
    try {
      this.#shown.show(this.#own, this.#seen);
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#caughtUp = true;
    this.#fault = undefined;
    this.#projector.settled(this.#own);
  }

  #damaged(own: boolean): void {
    this.#caughtUp = false;
    if (own) this.#projector.post({ kind: 'broken' });
  }

  #failed(sentence: string): void {
    this.#retries.giveUp(sentence);
    if (this.#closing) return;
    this.#fault = sentence;
    this.#onFault(sentence);
  }

  /** What could be read still can be; nobody waits for more until it is there again. */
  #died(cause: unknown, again: number): void {
    const why = cause instanceof Error ? cause.message : 'it ended without a word';
    this.#failed(
      `The thread that keeps the lists has died: ${why}. It is started again in ${again / 1000} s.`,
    );
    this.#shown.stop();
  }
}
