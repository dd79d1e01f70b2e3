import type { Row } from '@elshi/read-models';
import { streamOfSubject } from '../subject-streams.js';
import type { AuditFilter } from '../list-messages.js';
import type { Clocks, ListBody, Page, ReadOutcome, Rows } from '../messages.js';
import { toldOf } from './completeness.js';
import { allRows, type RowsInOrder } from './all-rows.js';
import { type KeyPart, nextCursor } from './cursor.js';
import { auditItems, type AuditSources } from './audit-items.js';
import {
  auditOrder,
  auditQuery,
  correctedAuditQuery,
  correctedToQuery,
  type Positions,
} from './event-queries.js';
import { merged } from './merged.js';
import type { LogInTime, Moment, Moments } from './moments.js';
import { type ReadableViews, type ServingViews, type ViewsToRead, withViews } from './officer-lines.js';
import { beginPage, type PageAsked } from './page-begun.js';

type Sources = AuditSources & { readonly log: Pick<LogInTime, 'positionAt'> };

/**
 * The audit trail over everything: found by an index over the log, shown from the log itself. What was recorded under an order
 * is found by its number for ever; from a correction of the number on, by the new one as well.
 */
export class AuditReads {
  readonly #moments: Moments;
  readonly #serving: ServingViews;
  readonly #sources: Sources;

  constructor(moments: Moments, serving: ServingViews, sources: Sources) {
    this.#moments = moments;
    this.#serving = serving;
    this.#sources = sources;
  }

  /** In the order of recording; with a window of effect, in the order of the day of effect, then of recording. */
  async page(filter: AuditFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const order = auditOrder(filter);
    const key = order.map((column) => (column === 'position' ? 'number' : 'string'));
    const wanted: PageAsked = { clocks, page, asked: ['audit', Object.entries(filter).sort()], key };
    const begun = await beginPage(wanted, (at) => this.#moments.ofViews(at));
    if ('outcome' in begun) return begun;
    const { start, moment } = begun;
    return withViews(this.#serving, async (views) => {
      const told = await this.#told(views, filter, moment);
      const rows = await this.#find(views, filter, moment, page.limit + 1, start.after);
      const shown = rows.slice(0, page.limit);
      const more = rows.length > page.limit;
      const body = {
        items: await auditItems(views, this.#sources, shown, moment),
        nextCursor: more ? nextCursor(moment, start, keyOf(shown.at(-1)!, order)) : null,
        meta: told.meta,
      };
      return { outcome: 'found', body };
    });
  }

  /** All rows, or the first `limit` of them, read as they are asked for. */
  async rows(filter: AuditFilter, clocks: Clocks, limit = Infinity): Promise<ReadOutcome<Rows>> {
    const moment = await this.#moments.ofViews(clocks);
    if ('outcome' in moment) return moment;
    const { meta } = await withViews(this.#serving, (views) => this.#told(views, filter, moment));
    const list: RowsInOrder = {
      find: (views, wanted, after) => this.#find(views, filter, moment, wanted, after),
      keyOf: (row) => keyOf(row, auditOrder(filter)),
      itemsOf: (views, rows) => auditItems(views, this.#sources, rows, moment),
    };
    return { outcome: 'found', body: { rows: allRows(this.#serving, list, limit), meta } };
  }

  /** The trail of one subject misses nothing of another. */
  #told(views: ReadableViews, { subject }: AuditFilter, moment: Moment): Promise<Moment> {
    const stream = subject === undefined ? undefined : streamOfSubject(subject);
    return toldOf(views, moment, ['audit', 'actFates'], stream);
  }

  async #find(
    views: ViewsToRead,
    filter: AuditFilter,
    moment: Moment,
    limit: number,
    after?: readonly KeyPart[],
  ): Promise<readonly Row[]> {
    const recorded = await this.#recorded(filter, moment);
    const wanted = { ...(after && { after }), limit };
    const found = await views.rows(auditQuery(filter, recorded, wanted));
    const corrected = await correctedTo(views, filter, moment);
    if (corrected.length === 0) return found;
    const others = await views.rows(correctedAuditQuery(filter, recorded, wanted, corrected));
    return merged([found, others], auditOrder(filter)).slice(0, limit);
  }

  /** Known time grows with the position, so a window of one is a window of the other. */
  async #recorded({ recordedFrom, recordedTo }: AuditFilter, moment: Moment): Promise<Positions> {
    const upTo = Math.min(Number(moment.position), await this.#lastBefore(recordedTo ?? Infinity));
    const after = recordedFrom === undefined ? 0 : await this.#lastBefore(recordedFrom);
    return { from: after + 1, before: upTo + 1 };
  }

  /** The last position known before an instant. */
  async #lastBefore(instant: number): Promise<number> {
    if (instant === Infinity) return Infinity;
    return Number((await this.#sources.log.positionAt(instant - 1)).position);
  }
}

/** The positions of what stands under the order since a correction; none where no order is named. */
async function correctedTo(
  views: ViewsToRead,
  { order }: AuditFilter,
  moment: Moment,
): Promise<readonly number[]> {
  if (order === undefined) return [];
  const rows = await views.rows(correctedToQuery(order, moment));
  return rows.map(({ position }) => Number(position));
}

function keyOf(row: Row, order: readonly string[]): readonly KeyPart[] {
  return order.map((column) => row[column] as KeyPart);
}
