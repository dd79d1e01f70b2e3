import type { CalendarDate, Policies } from '@elshi/law';
import type { Row } from '@elshi/read-models';
import type { Ledgers } from '../ledgers.js';
import type { OfficerFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page, ReadOutcome } from '../messages.js';
import type { KeyPart } from './cursor.js';
import { type FindPage, type FoundPage, listPage, type ListSources } from './list-page.js';
import type { Moment } from './moments.js';
import { officerLines, type OfficerLine, rankOf, type ViewsToRead } from './officer-lines.js';
import { eligibleQuery, officersQuery } from './officer-queries.js';
import type { PageAsked } from './page-begun.js';
import { otherPolicies, underPolicies } from './under-policies.js';
import { recount } from './recount.js';

/** Lists of officers, read from the views: exact at any two clocks, and the same on every page. */
export class ListReads {
  readonly #sources: ListSources;
  readonly #ledgers: Ledgers;

  constructor(sources: ListSources, ledgers: Ledgers) {
    this.#sources = sources;
    this.#ledgers = ledgers;
  }

  /** Officers in the order of their ids. */
  async officers(filter: OfficerFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const asked = ['officers', filter.q, filter.rank, filter.office, filter.status];
    const wanted: PageAsked = { clocks, page, asked, key: ['string'] };
    return listPage(this.#sources, wanted, ['officers'], async (views, moment, after) => {
      const rows = await views.rows(
        officersQuery(filter, moment, { ...(after && { after }), limit: page.limit + 1 }),
      );
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
    const found = await listPage(
      this.#sources,
      { clocks, page, asked, key },
      ['eligibility', 'officers'],
      find,
    );
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
