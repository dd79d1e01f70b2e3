import type { ViewsWriter } from '@elshi/read-models';
import type { LogToProject } from './log-to-project.js';
import { Projector } from './projector.js';
import { ViewsInFolder, type ViewsPlace } from './views-place.js';
import { ViewsInMemory } from './views-place.js';

/** How far a rebuild is, in events. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}

export interface Rebuilt {
  /** Events projected. */
  readonly events: number;
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
}

/** Makes views anew from the log, in memory, and says what they come to. */
export async function rebuildInMemory(
  log: LogToProject,
  edition: string,
  options: RebuildOptions,
): Promise<Rebuilt> {
  return made(log, new ViewsInMemory(edition), options, null);
}

/**
 * Makes the views of a folder anew beside those that are there, compares, and puts them in their place. Broken off, it leaves
 * everything as it was.
 */
export async function rebuildInFolder(
  log: LogToProject,
  folder: string,
  edition: string,
  options: RebuildOptions,
): Promise<Rebuilt> {
  const present = new ViewsInFolder(folder, edition);
  const shadow = new ViewsInFolder(folder, edition, '-rebuild');
  shadow.discard();
  try {
    const before = await digestOfPresent(log, present, options.signal);
    const rebuilt = await made(log, shadow, options, before);
    shadow.replace(present);
    present.sweep();
    return rebuilt;
  } catch (error) {
    shadow.discard();
    throw error;
  }
}

async function made(
  log: LogToProject,
  place: ViewsPlace,
  { onProgress, signal }: RebuildOptions,
  before: string | null,
): Promise<Rebuilt> {
  const views = place.openWriter();
  try {
    const total = Number((await log.head()).position);
    onProgress({ done: 0, total });
    await new Projector(log, views).catchUp(({ position }) => onProgress({ done: position, total }), signal);
    signal.throwIfAborted();
    const events = views.checkpoint?.position ?? 0;
    return { events, digest: views.digest(), before, parked: views.parked().length };
  } finally {
    views.close();
  }
}

async function digestOfPresent(
  log: LogToProject,
  place: ViewsPlace,
  signal: AbortSignal,
): Promise<string | null> {
  let views: ViewsWriter | undefined;
  try {
    views = place.openWriter();
    const projector = new Projector(log, views);
    if (views.checkpoint === undefined || !(await projector.agrees())) return null;
    await projector.catchUp(() => undefined, signal);
    return signal.aborted ? null : views.digest();
  } catch {
    return null;
  } finally {
    views?.close();
  }
}
