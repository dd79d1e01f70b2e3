import { ViewsError, type ViewsSnapshot } from '@elshi/read-models';
import type { Bell } from './bell.js';
import type { LogToProject } from './log-to-project.js';
import type { ProjectorTask, SuccessorReply } from './messages.js';
import { openedBeside, type OpenedViews, openedViews } from './opened-views.js';
import { nextTurn } from './standing.js';
import type { ViewsPlace } from './views-place.js';

/** So few events are left that they are no matter: who serves can stand still while they are projected. */
const FEW_EVENTS = 100;
/** Where the log grows as fast as it is projected, there will never be fewer; after so many rounds it is enough. */
const ROUNDS = 10;
/** How often, and how many times, to look whether the views that serve have come as far, in milliseconds. */
const LOOK_AGAIN = 20;
const LOOKS = 500;

/** What a successor is started for. */
export type SuccessorTask = Exclude<ProjectorTask, { readonly kind: 'keep' }>;

/** Where it works, and who stops it. */
export interface Surroundings {
  readonly log: LogToProject;
  readonly place: ViewsPlace;
  readonly tell: (reply: SuccessorReply) => void;
  /** Rung with every request. */
  readonly bell: Bell;
  readonly signal: AbortSignal;
}

/**
 * Makes views beside those that serve, until it is told to take over. Stopped or failed, it leaves what it has made, to go on
 * from there another time.
 */
export class Successor {
  readonly #around: Surroundings;
  #takeOverAt: number | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Those that serve stand still at this position. */
  takeOver(position: number): void {
    this.#takeOverAt = position;
  }

  /** The views, once they have the serving place. Throws what went wrong, or the reason of the signal. */
  async succeed(task: SuccessorTask): Promise<OpenedViews> {
    const opened = await this.#open(task);
    try {
      await this.#fill(opened);
      if (task.kind === 'rebuild') {
        await this.#compare(opened, task.beside);
        await this.#fill(opened);
      }
      await this.#takePlace(opened);
      return opened;
    } catch (error) {
      opened.views.close();
      throw error;
    }
  }

  async #open(task: SuccessorTask): Promise<OpenedViews> {
    const { log, place } = this.#around;
    if (task.kind === 'rebuild') return openedBeside(log, place, task.fresh);
    const former = await openedViews(log, place, task.to);
    if (former === undefined)
      throw new ViewsError('Damaged', 'The former views were made from another log than this.');
    return former;
  }

  /** Brings the views up to the log, so far that few events are left. */
  async #fill(opened: OpenedViews): Promise<void> {
    const { log, tell, signal } = this.#around;
    const from = positionOf(opened);
    for (let round = 0; round < ROUNDS; round += 1) {
      const total = Number((await log.head()).position);
      tell({ kind: 'filling', from, done: positionOf(opened), total });
      await opened.projector.catchUp(
        ({ position }) => tell({ kind: 'filling', from, done: position, total: Math.max(total, position) }),
        signal,
      );
      signal.throwIfAborted();
      if (Number((await log.head()).position) - positionOf(opened) <= FEW_EVENTS) return;
    }
  }

  /** Compares at one position: that of a snapshot of the views that serve, which go on meanwhile. */
  async #compare(opened: OpenedViews, beside: string): Promise<void> {
    const { place, tell, signal } = this.#around;
    tell({ kind: 'comparing' });
    const before = await this.#snapshotAhead(opened, beside);
    try {
      await this.#bringTo(opened, before?.checkpoint?.position ?? 0);
      const made = place.openSnapshot(opened.name);
      try {
        const { position = 0, known = 0 } = made.checkpoint ?? {};
        const digest = await made.digest(signal);
        const other = before === undefined ? null : await before.digest(signal);
        tell({ kind: 'compared', comparison: { position, known, digest, before: other } });
      } finally {
        made.close();
      }
    } finally {
      before?.close();
    }
  }

  /** The views that serve, once they are where these are or further; nothing when they cannot be compared with. */
  async #snapshotAhead(opened: OpenedViews, beside: string): Promise<ViewsSnapshot | undefined> {
    const { bell, signal, place } = this.#around;
    for (let look = 0; look < LOOKS; look += 1) {
      const snapshot = snapshotOf(place, beside);
      if ((snapshot?.checkpoint?.position ?? 0) >= positionOf(opened)) return snapshot;
      snapshot?.close();
      if (snapshot === undefined) return undefined;
      await bell.heard(LOOK_AGAIN);
      signal.throwIfAborted();
    }
    return undefined;
  }

  /** Says that it is ready, waits for its turn, and takes it: from that commit on these are the views that serve. */
  async #takePlace(opened: OpenedViews): Promise<void> {
    const { bell, signal, place, tell } = this.#around;
    tell({ kind: 'ready' });
    while (this.#takeOverAt === undefined) {
      await bell.heard();
      signal.throwIfAborted();
    }
    await this.#bringTo(opened, this.#takeOverAt);
    opened.views.stand('serving', nextTurn(place.kept()));
    const { position = 0, known = 0 } = opened.views.checkpoint ?? {};
    tell({ kind: 'took-over', name: opened.name, position, known });
  }

  /** Exactly there, unless the views are further. */
  async #bringTo(opened: OpenedViews, position: number): Promise<void> {
    const { signal } = this.#around;
    if (position <= positionOf(opened)) return;
    await opened.projector.catchUp(() => undefined, signal, BigInt(position));
    signal.throwIfAborted();
  }
}

function positionOf({ views }: OpenedViews): number {
  return views.checkpoint?.position ?? 0;
}

function snapshotOf(place: ViewsPlace, name: string): ViewsSnapshot | undefined {
  try {
    return place.openSnapshot(name);
  } catch (error) {
    if (error instanceof ViewsError) return undefined;
    throw error;
  }
}
