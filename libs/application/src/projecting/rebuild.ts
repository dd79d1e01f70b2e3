import type { LogToProject } from './log-to-project.js';
import { openedBeside, type OpenedViews, openedViews } from './opened-views.js';
import { settle } from './settling.js';
import { formerViews, nextTurn, servingViews } from './standing.js';
import type { ViewsPlace } from './views-place.js';

/** How far a rebuild is, in events; `from` is where it began. */
export interface RebuildProgress {
  readonly from: number;
  readonly done: number;
  readonly total: number;
}

export interface Rebuilt {
  /** Events that the views include. */
  readonly events: number;
  /** How many of them had been projected by a rebuild that was broken off. */
  readonly resumedFrom: number;
  /** A number over all rows; see `ViewsWriter.digest`. */
  readonly digest: string;
  /** The digest of the views as they were, brought up to the log first; null when there were none of use. */
  readonly before: string | null;
  /** Streams that projections could not take to the end, counted for each projection. */
  readonly parked: number;
}

export interface RebuildOptions {
  readonly onProgress: (progress: RebuildProgress) => void;
  readonly signal: AbortSignal;
  /** From the first event on, also where a rebuild was broken off. */
  readonly fresh?: boolean;
}

/**
 * Makes views anew from the log beside those that are there, compares, and puts them in their place; nobody else may have them open.
 * Broken off, it leaves those that serve as they were, and what it has made, to go on from there.
 */
export async function rebuildAt(
  place: ViewsPlace,
  log: LogToProject,
  options: RebuildOptions,
): Promise<Rebuilt> {
  const before = await digestOfPresent(place, log, options.signal);
  options.signal.throwIfAborted();
  const opened = await openedBeside(log, place, options.fresh ?? false);
  try {
    const resumedFrom = opened.views.checkpoint?.position ?? 0;
    await filled(opened, log, options);
    const rebuilt = {
      events: opened.views.checkpoint?.position ?? 0,
      resumedFrom,
      digest: opened.views.digest(),
      before,
      parked: opened.views.parked().length,
    };
    takePlace(place, opened);
    return rebuilt;
  } finally {
    opened.views.close();
  }
}

/**
 * Puts the former views back in the serving place, brought up to the log first; nobody else may have them open. False when there are
 * none of this edition and this log.
 */
export async function rollBackAt(
  place: ViewsPlace,
  log: LogToProject,
  options: RebuildOptions,
): Promise<boolean> {
  const kept = place.kept();
  const former = formerViews(kept, servingViews(kept, place.edition)?.name ?? '');
  if (former?.edition !== place.edition) return false;
  const opened = await openedViews(log, place, former.name);
  if (opened === undefined) return false;
  try {
    await filled(opened, log, options);
    takePlace(place, opened);
    return true;
  } finally {
    opened.views.close();
  }
}

async function filled(
  { views, projector }: OpenedViews,
  log: LogToProject,
  { onProgress, signal }: RebuildOptions,
): Promise<void> {
  const total = Number((await log.head()).position);
  const from = views.checkpoint?.position ?? 0;
  onProgress({ from, done: from, total });
  await projector.catchUp(({ position }) => onProgress({ from, done: position, total }), signal);
  signal.throwIfAborted();
}

/** From that commit on they are the views that serve. */
function takePlace(place: ViewsPlace, { name, views }: OpenedViews): void {
  views.stand('serving', nextTurn(place.kept()));
  settle(place, { name, views }, { kind: 'keep' });
}

async function digestOfPresent(
  place: ViewsPlace,
  log: LogToProject,
  signal: AbortSignal,
): Promise<string | null> {
  let opened: OpenedViews | undefined;
  try {
    const present = servingViews(place.kept(), place.edition);
    opened = present && (await openedViews(log, place, present.name));
    if (opened?.views.checkpoint === undefined) return null;
    await opened.projector.catchUp(() => undefined, signal);
    return signal.aborted ? null : opened.views.digest();
  } catch {
    return null;
  } finally {
    opened?.views.close();
  }
}
