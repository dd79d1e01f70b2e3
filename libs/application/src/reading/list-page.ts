import type { Body, Incomplete, ListBody, ReadOutcome } from '../messages.js';
import type { ProjectionName } from '../views/projections.js';
import { alsoIncomplete, toldOf } from './completeness.js';
import { type KeyPart, nextCursor, type PageStart } from './cursor.js';
import type { Moment, Moments } from './moments.js';
import { type ServingViews, type ViewsToRead, withViews } from './officer-lines.js';
import { beginPage, type PageAsked } from './page-begun.js';

/** What lists are read from. */
export interface ListSources {
  readonly moments: Moments;
  readonly serving: ServingViews;
}

/** What is found of a list. */
export interface FoundPage {
  readonly items: readonly Body[];
  /** The key after which the next page begins, while there may be more. */
  readonly more?: readonly KeyPart[];
  readonly unread?: readonly Incomplete[];
}

export type FindPage = (views: ViewsToRead, moment: Moment, after?: readonly KeyPart[]) => Promise<FoundPage>;

/** A page of a list, read from the views that serve now; its `meta` tells what these projections miss. */
export async function listPage(
  { moments, serving }: ListSources,
  asked: PageAsked,
  reads: readonly ProjectionName[],
  find: FindPage,
): Promise<ReadOutcome<ListBody>> {
  const begun = await beginPage(asked, (at) => moments.ofViews(at));
  if ('outcome' in begun) return begun;
  const { start, moment } = begun;
  return withViews(serving, async (views) => {
    const told = await toldOf(views, moment, reads);
    const page = await find(views, told, start.after);
    return { outcome: 'found', body: bodyOf(page, told, start) };
  });
}

function bodyOf({ items, more, unread = [] }: FoundPage, moment: Moment, start: PageStart): ListBody {
  const meta = alsoIncomplete(moment.meta, unread);
  return { items, nextCursor: more ? nextCursor(moment, start, more) : null, meta };
}
