import { type Ledger, type Standings, standings, type Subject, subjectText } from '@elshi/domain';
import { actItems } from '@elshi/projections';
import type { Ledgers } from '../ledgers.js';
import type { Body, Clocks, ListBody, Meta, Page, ReadOutcome } from '../messages.js';
import { nextCursor, pageStart } from './cursor.js';
import { recordOf } from '../record-of.js';
import { answeredBy } from './joined-records.js';
import type { Moment, Moments } from './moments.js';

/** What is read of one subject, under the record in which it goes on, with the moment it is read at. */
export interface Known {
  readonly ledger: Ledger;
  readonly standings: Standings;
  readonly moment: Moment;
}

/** Reads of one subject, made from its ledger when asked: exact at any two clocks, with nothing to keep in step. */
export class SubjectReader {
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

  /** What `project` makes of the ledger as it was known; unknown before anything was recorded. */
  async read<T extends object>(
    subject: Subject,
    clocks: Clocks,
    project: (known: Known) => T | Promise<T>,
  ): Promise<ReadOutcome<T>> {
    const asked = await this.#moments.ofLog(clocks);
    if ('outcome' in asked) return asked;
    const ledger = await recordOf((named) => this.#ledgers.loadAt(named, asked.position), subject);
    if (ledger.revision === 0) return { outcome: 'unknown-subject', kind: subject.kind };
    const moment = answeredBy(ledger.subject, subject, asked);
    const body = await project({ ledger, standings: standings(ledger), moment });
    return { outcome: 'found', body, revision: ledger.revision };
  }

  /** The audit trail of the subject, oldest first. */
  async acts(subject: Subject, clocks: Clocks, page: Page | 'all'): Promise<ReadOutcome<ListBody>> {
    const start = pageStart(clocks, page === 'all' ? {} : page, subjectText(subject), ['number']);
    if (start === undefined) return { outcome: 'bad-cursor' };
    return this.read(subject, start.clocks, ({ ledger, standings, moment }) => {
      const all: readonly Body[] = actItems(subjectText(ledger.subject), ledger, standings);
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
}
