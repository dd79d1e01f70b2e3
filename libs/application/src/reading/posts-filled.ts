import { filledPostOn, foldCareer, officer, standings } from '@elshi/domain';
import type { CalendarDate } from '@elshi/law';
import type { EventStore } from '@elshi/event-store';
import { UnreadableEvent } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Clocks } from '../messages.js';
import { allRows, type RowsInOrder } from './all-rows.js';
import type { Moment, Moments } from './moments.js';
import type { ServingViews } from './officer-lines.js';
import { officersQuery } from './officer-queries.js';

/** The posts that are filled at offices: who serves there is found by the list of officers, and told by the ledger of each. */
export class PostsFilled {
  readonly #log: Pick<EventStore, 'head'>;
  readonly #moments: Moments;
  readonly #serving: ServingViews;
  readonly #ledgers: Ledgers;

  constructor(log: Pick<EventStore, 'head'>, moments: Moments, serving: ServingViews, ledgers: Ledgers) {
    this.#log = log;
    this.#moments = moments;
    this.#serving = serving;
    this.#ledgers = ledgers;
  }

  /** As recorded by now: what stands at the head of the log as of the call is included. Nothing while the list is not so far. */
  async now(officeId: string, day: CalendarDate, but: string): Promise<readonly string[] | undefined> {
    const { position } = await this.#log.head();
    return this.at({ asOf: day, minPosition: position }, officeId, but);
  }

  /** At the clocks of a read; nothing while the list is not so far. */
  async at(clocks: Clocks, officeId: string, but?: string): Promise<readonly string[] | undefined> {
    const moment = await this.#moments.ofViews(clocks);
    if ('outcome' in moment) return undefined;
    const serving = await this.#serveAt(officeId, moment);
    const posts = await Promise.all(
      serving.filter((officerId) => officerId !== but).map((id) => this.#postOf(id, officeId, moment)),
    );
    return posts.filter((position) => position !== undefined);
  }

  async #serveAt(office: string, moment: Moment): Promise<readonly string[]> {
    const found: string[] = [];
    const list: RowsInOrder = {
      find: (views, limit, after) =>
        views.rows(officersQuery({ office }, moment, { limit, ...(after && { after }) })),
      keyOf: (row) => [String(row['officerId'])],
      itemsOf: async (_views, rows) => rows,
    };
    for await (const { officerId } of allRows(this.#serving, list, Infinity)) found.push(String(officerId));
    return found;
  }

  /** Who cannot be read fills no post: the list of staff says that he is missing. */
  async #postOf(officerId: string, officeId: string, moment: Moment): Promise<string | undefined> {
    try {
      const ledger = await this.#ledgers.loadAt(officer(officerId), moment.position);
      return filledPostOn(foldCareer(standings(ledger)), officeId, moment.asOf);
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      return undefined;
    }
  }
}
