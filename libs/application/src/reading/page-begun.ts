import type { Clocks, Page, ReadOutcome } from '../messages.js';
import { pageStart, type PageStart } from './cursor.js';
import type { Moment, MomentOutcome } from './moments.js';

/** Where a page begins, and the moment at which it is answered: that of the first page. */
export interface PageBegun {
  readonly start: PageStart;
  readonly moment: Moment;
}

/** What a list was asked for: a cursor holds for that alone. */
export interface PageAsked {
  readonly clocks: Clocks;
  readonly page: Page;
  readonly asked: unknown;
  /** The types of the parts of its key. */
  readonly key: readonly ('string' | 'number')[];
}

/** Begins a page of a list that `momentOf` gives the moments of, or says why there is none. */
export async function beginPage(
  { clocks, page, asked, key }: PageAsked,
  momentOf: (clocks: Clocks) => Promise<MomentOutcome>,
): Promise<PageBegun | Exclude<ReadOutcome<never>, { readonly outcome: 'found' }>> {
  const start = pageStart(clocks, page, asked, key);
  if (start === undefined) return { outcome: 'bad-cursor' };
  const moment = await momentOf(start.clocks);
  if (!('outcome' in moment)) return { start, moment };
  // A cursor of ours names a moment that has been: one that has not was made by somebody else.
  return start.after !== undefined && moment.outcome === 'future' ? { outcome: 'bad-cursor' } : moment;
}
