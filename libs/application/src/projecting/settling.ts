import type { ViewsWriter } from '@elshi/read-models';
import type { ProjectorTask } from './messages.js';
import { begunViews, formerViews, nextTurn } from './standing.js';
import type { ViewsPlace } from './views-place.js';

/**
 * What is done once when views have been brought up to the log. They take the serving place, unless they have it. Of the others stay
 * those that were there before them, to be rolled back to, and those of a rebuild that was broken off; the rest takes up room.
 */
export function settle(
  place: ViewsPlace,
  { name, views }: { readonly name: string; readonly views: ViewsWriter },
  task: ProjectorTask,
): void {
  const kept = place.kept();
  const { standing, turn } = views.describe();
  const next = nextTurn(kept);
  if (standing !== 'serving' || turn + 1 < next) views.stand('serving', next);
  // Whoever was started again beside others may not touch what they have open.
  if (task.kind === 'keep' && task.name !== undefined) return;
  try {
    const former = formerViews(kept, name);
    const begun = begunViews(
      kept.filter((other) => other.name !== name),
      place.edition,
    );
    place.keepOnly([name, former?.name, begun?.name].filter((one) => one !== undefined));
    if (task.kind === 'keep') retire(place, former);
  } catch {
    // They take up room, and nothing else.
  }
}

/** After a crash between two steps of a change, those that were replaced may still say that they serve. */
function retire(place: ViewsPlace, former: ReturnType<typeof formerViews>): void {
  if (former?.edition !== place.edition || former.standing !== 'serving') return;
  const views = place.openWriter(former.name);
  try {
    views.stand('former', former.turn);
  } finally {
    views.close();
  }
}
