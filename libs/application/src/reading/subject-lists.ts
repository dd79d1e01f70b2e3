import type { Row } from '@elshi/read-models';
import type { AccreditationFilter, OfficeFilter, ProposalFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page, ReadOutcome } from '../messages.js';
import { ACCREDITATION_ORDER, accreditationsQuery } from './accreditation-queries.js';
import type { KeyPart } from './cursor.js';
import { idsOfPerson } from './ids-of-person.js';
import { type FoundPage, listPage, type ListSources } from './list-page.js';
import type { Moment } from './moments.js';
import { OFFICE_ORDER, officesQuery } from './office-queries.js';
import type { ViewsToRead } from './officer-lines.js';
import type { RowsPage } from './officer-queries.js';
import { PROPOSAL_ORDER, proposalsQuery } from './proposal-queries.js';

/** The lists of what is no officer, read from the views: exact at any two clocks, and the same on every page. */
export class SubjectLists {
  readonly #sources: ListSources;

  constructor(sources: ListSources) {
    this.#sources = sources;
  }

  /** Offices in the order of their ids, with who commands each. Persons are meant under each of their ids. */
  offices(filter: OfficeFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const { headedBy, commandedBy, ...rest } = filter;
    const persons = { headedBy, commandedBy };
    return listPage(
      this.#sources,
      { clocks, page, asked: askedFor('offices', filter), key: ['string'] },
      ['offices', ...readsOf(persons)],
      async (views, moment, after) => {
        const wanted = { ...rest, ...(await allIdsOf(persons, views, moment)) };
        const rows = await views.rows(officesQuery(wanted, moment, rowsOf(page, after)));
        return pageOf(rows, page, OFFICE_ORDER, officeItem);
      },
    );
  }

  /** Accreditations by state or organisation, then by office. The person is meant under each of his ids. */
  accreditations(filter: AccreditationFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const { officer, ...rest } = filter;
    const persons = { officer };
    return listPage(
      this.#sources,
      {
        ...{ clocks, page, asked: askedFor('accreditations', filter) },
        key: ['string', 'string', 'string', 'string'],
      },
      ['offices', ...readsOf(persons)],
      async (views, moment, after) => {
        const wanted = { ...rest, ...(await allIdsOf(persons, views, moment)) };
        const rows = await views.rows(accreditationsQuery(wanted, moment, rowsOf(page, after)));
        return pageOf(rows, page, ACCREDITATION_ORDER, accreditationItem);
      },
    );
  }

  /**
   * Proposals and representations by the day on which they were made, then by id. Persons are meant under each of their ids. What is annulled is
   * there when it is asked for.
   */
  proposals(filter: ProposalFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const { officer, proposedBy, ...rest } = filter;
    const persons = { officer, proposedBy };
    return listPage(
      this.#sources,
      { clocks, page, asked: askedFor('proposals', filter), key: ['string', 'string'] },
      ['proposals', ...readsOf(persons)],
      async (views, moment, after) => {
        const wanted = { ...rest, ...(await allIdsOf(persons, views, moment)) };
        const rows = await views.rows(proposalsQuery(wanted, moment, rowsOf(page, after)));
        return pageOf(rows, page, PROPOSAL_ORDER, proposalItem);
      },
    );
  }
}

/** Persons by whom a list is narrowed, where it is. */
type Persons<Name extends string> = Readonly<Record<Name, string | undefined>>;

function askedFor(list: string, filter: object): unknown {
  return [list, Object.entries(filter).sort()];
}

/** Under which ids somebody is known is kept with the officers. */
function readsOf(persons: Persons<string>): readonly 'officers'[] {
  return Object.values(persons).some((officerId) => officerId !== undefined) ? ['officers'] : [];
}

/** Each person that is asked for, with all of his ids. */
async function allIdsOf<Name extends string>(
  persons: Persons<Name>,
  views: ViewsToRead,
  moment: Moment,
): Promise<Readonly<Partial<Record<Name, readonly string[]>>>> {
  const all: Partial<Record<Name, readonly string[]>> = {};
  for (const name of Object.keys(persons) as Name[]) {
    const officerId = persons[name];
    if (officerId !== undefined) all[name] = await idsOfPerson(views, officerId, moment);
  }
  return all;
}

/** One row more than the page has, so that it is known whether there are more. */
function rowsOf({ limit }: Page, after: readonly KeyPart[] | undefined): RowsPage {
  return { ...(after && { after }), limit: limit + 1 };
}

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

/** Who commands stands where the read of the head has it, under the same names. */
function officeItem({ stream: _stream, headState, headedBy, commandedBy, title, ...shown }: Row): Body {
  const head = headState === 'ACTING' ? headedBy : null;
  return { ...shown, head: { state: headState, officerId: commandedBy, title, head } };
}

function accreditationItem({ accreditedTo, concurrent, since, officeId, officerId, basis }: Row): Body {
  return { to: accreditedTo, officeId, officerId, basis, concurrent: concurrent === 1, from: since };
}

/** The columns hold what was projected; some are there to be found by. */
function proposalItem({ stream: _stream, standing: _standing, submittedDay: _day, ...item }: Row): Body {
  return item;
}
