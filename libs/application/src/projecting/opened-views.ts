import type { ViewsWriter } from '@elshi/read-models';
import type { Projection } from '../views/projections.js';
import type { LogToProject } from './log-to-project.js';
import { Projector } from './projector.js';
import { begunViews } from './standing.js';
import type { ViewsPlace } from './views-place.js';

/** Views that are open for writing, and who brings them up to the log. */
export interface OpenedViews {
  readonly name: string;
  readonly views: ViewsWriter;
  readonly projector: Projector;
}

/** New views, which hold nothing yet. */
export function newViews(
  log: LogToProject,
  place: ViewsPlace,
  projections?: readonly Projection[],
): OpenedViews {
  const made = place.make();
  return { ...made, projector: new Projector(log, made.views, projections) };
}

/** Views that are there; nothing when they were made from another log than this. */
export async function openedViews(
  log: LogToProject,
  place: ViewsPlace,
  name: string,
  projections?: readonly Projection[],
): Promise<OpenedViews | undefined> {
  const views = place.openWriter(name);
  let agrees = false;
  try {
    const projector = new Projector(log, views, projections);
    agrees = await projector.agrees();
    return agrees ? { name, views, projector } : undefined;
  } finally {
    if (!agrees) views.close();
  }
}

/**
 * Views to be made beside those that serve: the ones that were begun before, where they are of use and no `fresh` ones are wanted;
 * else new ones. Others that were begun go away.
 */
export async function openedBeside(
  log: LogToProject,
  place: ViewsPlace,
  fresh: boolean,
): Promise<OpenedViews> {
  const resumed = fresh ? undefined : await resumedViews(log, place);
  for (const { name, edition, standing } of place.kept())
    if (edition === place.edition && standing === 'made' && name !== resumed?.name) place.discard(name);
  return resumed ?? newViews(log, place);
}

/** What turns out to be of no use is made anew; where the disk is at fault, that fails in its turn, and says so. */
async function resumedViews(log: LogToProject, place: ViewsPlace): Promise<OpenedViews | undefined> {
  const begun = begunViews(place.kept(), place.edition);
  try {
    return begun && (await openedViews(log, place, begun.name));
  } catch {
    return undefined;
  }
}
