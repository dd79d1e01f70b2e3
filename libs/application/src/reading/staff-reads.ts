import { foldCareer, foldOffice, office, officer, standings } from '@elshi/domain';
import { headView, servicePersonnelView, staffLine } from '@elshi/projections';
import { UnreadableEvent } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Body, Clocks, Incomplete, Page, ReadOutcome } from '../messages.js';
import type { OfficeStaff } from '../office-messages.js';
import { alsoIncomplete, toldOf, unreadable } from './completeness.js';
import { nextCursor } from './cursor.js';
import type { Moment, Moments } from './moments.js';
import { type ServingViews, withViews } from './officer-lines.js';
import { officersQuery } from './officer-queries.js';
import { beginPage, type PageAsked } from './page-begun.js';

/** Who serves at an office: found by the list of officers, told from the ledger of each. */
export class StaffReads {
  readonly #moments: Moments;
  readonly #serving: ServingViews;
  readonly #ledgers: Ledgers;

  constructor(moments: Moments, serving: ServingViews, ledgers: Ledgers) {
    this.#moments = moments;
    this.#serving = serving;
    this.#ledgers = ledgers;
  }

  /**
   * Those who serve there on `asOf`, in the order of their ids, with who commands the office and, on each page, its service personnel; unknown where nothing was recorded about the
   * office by then. Who runs two postings at once serves where the later one is.
   */
  async page(officeId: string, clocks: Clocks, page: Page): Promise<ReadOutcome<OfficeStaff>> {
    const asked: PageAsked = { clocks, page, asked: ['staff', officeId], key: ['string'] };
    const begun = await beginPage(asked, (at) => this.#moments.ofViews(at));
    if ('outcome' in begun) return begun;
    const { start, moment } = begun;
    const ledger = await this.#ledgers.loadAt(office(officeId), moment.position);
    if (ledger.revision === 0) return { outcome: 'unknown-subject', kind: 'office' };
    const folded = foldOffice(standings(ledger));
    const head = headView(officeId, folded, moment.asOf);
    const servicePersonnel = servicePersonnelView(folded, moment.asOf);
    return withViews(this.#serving, async (views) => {
      const told = await toldOf(views, moment, ['officers']);
      const wanted = { ...(start.after && { after: start.after }), limit: page.limit + 1 };
      const rows = await views.rows(officersQuery({ office: officeId }, moment, wanted));
      const ids = rows.slice(0, page.limit).map((row) => String(row['officerId']));
      const { items, unread } = await this.#lines(ids, officeId, moment);
      const more = rows.length > page.limit ? ids.slice(-1) : undefined;
      const body = {
        officeId,
        head,
        servicePersonnel,
        items,
        nextCursor: more ? nextCursor(moment, start, more) : null,
        meta: alsoIncomplete(told.meta, unread),
      };
      return { outcome: 'found', body };
    });
  }

  async #lines(
    officerIds: readonly string[],
    officeId: string,
    { asOf, position }: Moment,
  ): Promise<{ readonly items: readonly Body[]; readonly unread: readonly Incomplete[] }> {
    const items: Body[] = [];
    const unread: Incomplete[] = [];
    for (const officerId of officerIds) {
      try {
        const ledger = await this.#ledgers.loadAt(officer(officerId), position);
        const line = staffLine(officerId, foldCareer(standings(ledger)), officeId, asOf);
        if (line !== undefined) items.push(line);
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        unread.push(unreadable('officers', error));
      }
    }
    return { items, unread };
  }
}
