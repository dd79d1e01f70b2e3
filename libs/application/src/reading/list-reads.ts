import type { CalendarDate, Policies } from '@elshi/law';
import type { Row } from '@elshi/read-models';
import type { Ledgers } from '../ledgers.js';
import type { OfficerFilter } from '../list-messages.js';
import type { Body, Clocks, Incomplete, ListBody, Page, ReadOutcome } from '../messages.js';
import type { ProjectionName } from '../views/projections.js';
import { alsoIncomplete, toldOf } from './completeness.js';
import { type KeyPart, nextCursor, type PageStart } from './cursor.js';
import type { Moment, Moments } from './moments.js';
import {
  officerLines,
  type OfficerLine,
  rankOf,
  type ServingViews,
  type ViewsToRead,
  withViews,
} from './officer-lines.js';
import { beginPage } from './page-begun.js';
import { eligibleQuery, officersQuery } from './officer-queries.js';
import { otherPolicies, underPolicies } from './under-policies.js';
import { recount } from './recount.js';

/** Lists of officers, read from the views: exact at any two clocks, and the same on every page. */
export class ListReads {
  readonly #moments: Moments;
  readonly #serving: ServingViews;
  readonly #ledgers: Ledgers;

  constructor(moments: Moments, serving: ServingViews, ledgers: Ledgers) {
    this.#moments = moments;
    this.#serving = serving;
    this.#ledgers = ledgers;
  }

  /** Officers in the order of their ids. */
  async officers(filter: OfficerFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const asked = ['officers', filter.q, filter.rank, filter.office, filter.status];
    return this.#page(clocks, page, asked, ['string'], ['officers'], async (views, moment, after) => {
      const wanted = { ...(after && { after }), limit: page.limit + 1 };
      const rows = await views.rows(officersQuery(filter, moment, wanted));
      const shown = rows.slice(0, page.limit);
      const lines = await officerLines(views, moment, shown);
      return {
        items: shown.flatMap(({ stream }): readonly Body[] => {
          const line = lines.get(stream);
          return line === undefined ? [] : [line.body];
        }),
        ...(rows.length > page.limit && { more: [String(shown.at(-1)?.['officerId'])] }),
      };
    });
  }

  /**
   * Who holds a rank on `asOf` and becomes eligible for the next on a day of the window: in the order of that day, then
   * of ids. Under other policies than the default everyone is counted again, so many a page, in the order of ids.
   */
  async eligible(
    from: CalendarDate,
    to: CalendarDate,
    clocks: Clocks,
    policies: Policies,
    page: Page,
  ): Promise<ReadOutcome<ListBody>> {
    const asked = ['eligible', from, to, Object.entries(policies).sort()];
    const usual = otherPolicies(policies) === undefined;
    const find: FindPage = usual
      ? (views, moment, after) => this.#projected(views, from, to, moment, page.limit, after)
      : (views, moment, after) => this.#recounted(views, from, to, moment, policies, page.limit, after);
    const key: readonly 'string'[] = usual ? ['string', 'string'] : ['string'];
    const found = await this.#page(clocks, page, asked, key, ['eligibility', 'officers'], find);
    if (found.outcome !== 'found') return found;
    return { ...found, body: { ...found.body, meta: underPolicies(found.body.meta, policies) } };
  }

  async #projected(
    views: ViewsToRead,
    from: CalendarDate,
    to: CalendarDate,
    moment: Moment,
    limit: number,
    after?: readonly KeyPart[],
  ): Promise<FoundPage> {
    const wanted = { ...(after && { after }), limit: limit + 1 };
    const rows = await views.rows(eligibleQuery({ from, to }, moment, wanted));
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await eligibleItems(views, moment, shown),
      ...(rows.length > limit && { more: [String(last?.['eligibleOn']), String(last?.['officerId'])] }),
    };
  }

  async #recounted(
    views: ViewsToRead,
    from: CalendarDate,
    to: CalendarDate,
    moment: Moment,
    policies: Policies,
    limit: number,
    after?: readonly KeyPart[],
  ): Promise<FoundPage> {
    const { rows, more, unread } = await recount(views, this.#ledgers, {
      ...{ from, to, moment, policies, limit },
      ...(after && { after: String(after[0]) }),
    });
    const items = await eligibleItems(views, moment, rows);
    return { items, ...(more !== undefined && { more: [more] }), unread };
  }

  async #page(
    clocks: Clocks,
    page: Page,
    asked: unknown,
    key: readonly ('string' | 'number')[],
    reads: readonly ProjectionName[],
    find: FindPage,
  ): Promise<ReadOutcome<ListBody>> {
    const begun = await beginPage({ clocks, page, asked, key }, (at) => this.#moments.ofViews(at));
    if ('outcome' in begun) return begun;
    const { start, moment } = begun;
    return withViews(this.#serving, async (views) => {
      const told = await toldOf(views, moment, reads);
      const page = await find(views, told, start.after);
      return { outcome: 'found', body: bodyOf(page, told, start) };
    });
  }
}

interface FoundPage {
  readonly items: readonly Body[];
  /** The key after which the next page begins, while there may be more. */
  readonly more?: readonly KeyPart[];
  readonly unread?: readonly Incomplete[];
}

type FindPage = (views: ViewsToRead, moment: Moment, after?: readonly KeyPart[]) => Promise<FoundPage>;

function bodyOf({ items, more, unread = [] }: FoundPage, moment: Moment, start: PageStart): ListBody {
  const meta = alsoIncomplete(moment.meta, unread);
  return { items, nextCursor: more ? nextCursor(moment, start, more) : null, meta };
}

async function eligibleItems(
  views: ViewsToRead,
  moment: Moment,
  rows: readonly Row[],
): Promise<readonly Body[]> {
  const lines = await officerLines(views, moment, rows);
  return rows.flatMap((row): readonly Body[] => {
    const line = lines.get(row.stream);
    if (line === undefined || !mayBeProposed(line, row, moment)) return [];
    const { officerId, names, personalNo, position } = line.body;
    return [
      {
        officerId,
        names,
        personalNo,
        rank: rankOf(row['nextRank']),
        rankHeld: rankOf(row['rankHeld']),
        spellId: row['spellId'],
        eligibleOn: row['eligibleOn'],
        position,
      },
    ];
  });
}

/** One whose day has come, but who has left the service or the officers since, is eligible no more. */
function mayBeProposed(line: OfficerLine, row: Row, moment: Moment): boolean {
  const comes = String(row['eligibleOn']) > moment.asOf;
  return comes || (line.status === 'IN_SERVICE' && line.category === 'OFFICER');
}
