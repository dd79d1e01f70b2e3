import { eligibility, foldCareer, type Ledger, type Standings, standings } from '@elshi/domain';
import { type Policies, type Rank, rankNo } from '@elshi/law';
import { actItems, replay, serviceRecord, termView } from '@elshi/projections';
import { subjectOf } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Body, Clocks, ListBody, Meta, Page, ReadOutcome } from '../messages.js';
import { nextCursor, pageStart } from './cursor.js';
import type { Moment, Moments } from './moments.js';

/** What is read of one officer, with the moment it is read at. */
interface Known {
  readonly ledger: Ledger;
  readonly standings: Standings;
  readonly moment: Moment;
}

/** Reads of one officer, made from the ledger when asked: exact at any two clocks, with nothing to keep in step. */
export class OfficerReads {
  readonly #ledgers: Ledgers;
  readonly #moments: Moments;

  constructor(ledgers: Ledgers, moments: Moments) {
    this.#ledgers = ledgers;
    this.#moments = moments;
  }

  /** The moment of a read that no act changes. */
  async moment(clocks: Clocks): Promise<ReadOutcome<{ readonly meta: Meta }>> {
    const moment = await this.#moments.ofLog(clocks);
    return 'outcome' in moment ? moment : { outcome: 'found', body: { meta: moment.meta } };
  }

  serviceRecord(officerId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#read(officerId, clocks, ({ standings, moment }) => ({
      ...serviceRecord(officerId, foldCareer(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  term(officerId: string, clocks: Clocks, policies: Policies): Promise<ReadOutcome<Body>> {
    return this.#read(officerId, clocks, ({ standings, moment }) => ({
      ...termView(officerId, foldCareer(standings), moment.asOf, policies),
      meta: moment.meta,
    }));
  }

  eligibility(
    officerId: string,
    rank: Rank | undefined,
    clocks: Clocks,
    policies: Policies,
  ): Promise<ReadOutcome<Body>> {
    return this.#read(officerId, clocks, ({ standings, moment }) => {
      const found = eligibility(standings, rank, moment.asOf, policies);
      const shown = found.rank === null ? null : { no: rankNo(found.rank), code: found.rank };
      return { officerId, ...found, rank: shown, meta: moment.meta };
    });
  }

  async acts(officerId: string, clocks: Clocks, page: Page | 'all'): Promise<ReadOutcome<ListBody>> {
    const start = pageStart(clocks, page === 'all' ? {} : page, officerId, ['number']);
    if (start === undefined) return { outcome: 'bad-cursor' };
    return this.#read(officerId, start.clocks, ({ ledger, standings, moment }) => {
      const all = actItems(subjectOf(officerId), ledger, standings);
      const first = Number(start.after?.[0] ?? 0);
      const until = page === 'all' ? all.length : first + page.limit;
      const more = until < all.length;
      return {
        items: all.slice(first, until),
        nextCursor: more ? nextCursor(moment, start, [until]) : null,
        meta: moment.meta,
      };
    });
  }

  replay(
    officerId: string,
    clocks: Clocks,
    from?: number,
    to?: number,
  ): Promise<ReadOutcome<Body & { readonly items: Iterable<Body> }>> {
    return this.#read(officerId, clocks, ({ ledger, moment }) => ({
      officerId,
      items: { [Symbol.iterator]: () => replay(subjectOf(officerId), ledger, moment.asOf, from, to) },
      meta: moment.meta,
    }));
  }

  async #read<T extends object>(
    officerId: string,
    clocks: Clocks,
    project: (known: Known) => T,
  ): Promise<ReadOutcome<T>> {
    const moment = await this.#moments.ofLog(clocks);
    if ('outcome' in moment) return moment;
    const ledger = await this.#ledgers.loadAt(officerId, moment.position);
    if (ledger.revision === 0) return { outcome: 'unknown-officer' };
    const body = project({ ledger, standings: standings(ledger), moment });
    return { outcome: 'found', body, revision: ledger.revision };
  }
}
