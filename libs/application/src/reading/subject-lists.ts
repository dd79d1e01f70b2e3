import type { Row } from '@elshi/read-models';
import type { ProposalFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page, ReadOutcome } from '../messages.js';
import { idsOfPerson } from './ids-of-person.js';
import { type FoundPage, listPage, type ListSources } from './list-page.js';
import { PROPOSAL_ORDER, proposalsQuery } from './proposal-queries.js';

/** The lists of what is no officer, read from the views: exact at any two clocks, and the same on every page. */
export class SubjectLists {
  readonly #sources: ListSources;

  constructor(sources: ListSources) {
    this.#sources = sources;
  }

  /**
   * Proposals and representations by the day on which they were made, then by id. Persons are meant under each of their ids. What is annulled is
   * there when it is asked for.
   */
  proposals(filter: ProposalFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const { officer, proposedBy, ...rest } = filter;
    const namesPersons = officer !== undefined || proposedBy !== undefined;
    return listPage(
      this.#sources,
      { clocks, page, asked: ['proposals', Object.entries(filter).sort()], key: ['string', 'string'] },
      namesPersons ? ['proposals', 'officers'] : ['proposals'],
      async (views, moment, after) => {
        const wanted = {
          ...rest,
          ...(officer !== undefined && { officer: await idsOfPerson(views, officer, moment) }),
          ...(proposedBy !== undefined && { proposedBy: await idsOfPerson(views, proposedBy, moment) }),
        };
        const rows = await views.rows(
          proposalsQuery(wanted, moment, { ...(after && { after }), limit: page.limit + 1 }),
        );
        return pageOf(rows, page, PROPOSAL_ORDER, proposalItem);
      },
    );
  }
}

/** What a page shows of the rows found for it, one more than it has where there are more. */
function pageOf(
  rows: readonly Row[],
  { limit }: Page,
  order: readonly string[],
  itemOf: (row: Row) => Body,
): FoundPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    ...(rows.length > limit && { more: order.map((column) => String(last?.[column])) }),
  };
}

/** The columns hold what was projected; some are there to be found by. */
function proposalItem({ stream: _stream, standing: _standing, submittedDay: _day, ...item }: Row): Body {
  return item;
}
