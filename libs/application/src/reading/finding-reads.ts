import { setImmediate as nextTurn } from 'node:timers/promises';
import { FINDING_RULES, type Severity } from '@elshi/domain';
import { type FindingDetails, findingItem, type FindingRow } from '@elshi/projections';
import type { Condition, Row } from '@elshi/read-models';
import type { FindingCount, FindingFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page, ReadOutcome, Rows } from '../messages.js';
import { streamOfSubject } from '../subject-streams.js';
import { findings } from '../views/tables.js';
import { toldOf } from './completeness.js';
import { allRows, type RowsInOrder } from './all-rows.js';
import { type KeyPart, nextCursor } from './cursor.js';
import type { Moment, Moments } from './moments.js';
import { officerLines, type ServingViews, type ViewsToRead, withViews } from './officer-lines.js';
import { beginPage, type PageAsked } from './page-begun.js';

const ORDER = ['subject', 'findingId'] as const;

/** What should be looked at in the records, read from the views: by subject, then by the id of the finding. */
export class FindingReads {
  readonly #moments: Moments;
  readonly #serving: ServingViews;

  constructor(moments: Moments, serving: ServingViews) {
    this.#moments = moments;
    this.#serving = serving;
  }

  async page(filter: FindingFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const asked = ['findings', Object.entries(filter).sort()];
    const wanted: PageAsked = { clocks, page, asked, key: ['string', 'string'] };
    const begun = await beginPage(wanted, (at) => this.#moments.ofViews(at));
    if ('outcome' in begun) return begun;
    const { start, moment } = begun;
    return withViews(this.#serving, async (views) => {
      const { meta } = await toldOfFindings(views, filter, moment);
      const rows = await find(views, filter, moment, page.limit + 1, start.after);
      const shown = rows.slice(0, page.limit);
      const more = rows.length > page.limit;
      const nextPage = more ? nextCursor(moment, start, keyOf(shown.at(-1)!)) : null;
      const body = { items: await itemsOf(views, shown, moment), nextCursor: nextPage, meta };
      return { outcome: 'found', body };
    });
  }

  /** All findings, or the first `limit` of them, read as they are asked for. */
  async rows(filter: FindingFilter, clocks: Clocks, limit = Infinity): Promise<ReadOutcome<Rows>> {
    const moment = await this.#moments.ofViews(clocks);
    if ('outcome' in moment) return moment;
    const { meta } = await withViews(this.#serving, (views) => toldOfFindings(views, filter, moment));
    const list: RowsInOrder = {
      find: (views, wanted, after) => find(views, filter, moment, wanted, after),
      keyOf,
      itemsOf: (views, rows) => itemsOf(views, rows, moment),
    };
    return { outcome: 'found', body: { rows: allRows(this.#serving, list, limit), meta } };
  }

  /** How many findings are open, by rule and severity; nothing for those of which there are none. */
  async counts(clocks: Clocks): Promise<ReadOutcome<readonly FindingCount[]>> {
    const moment = await this.#moments.ofViews(clocks);
    if ('outcome' in moment) return moment;
    return withViews(this.#serving, async (views) => {
      const counts: FindingCount[] = [];
      for (const rule of FINDING_RULES) {
        const where = conditionsOf({ status: 'open', rule });
        const query = { table: findings.name, at: moment, where, by: ['severity'] };
        for (const { values, rows } of await views.counts(query))
          counts.push({ rule, severity: values['severity'] as Severity, findings: rows });
        // Rules with many findings are not counted in one go, so that nobody has to wait for all of them.
        await nextTurn();
      }
      return { outcome: 'found', body: counts };
    });
  }
}

/** What is found about one subject misses nothing of another. */
function toldOfFindings(views: ViewsToRead, { subject }: FindingFilter, moment: Moment): Promise<Moment> {
  const stream = subject === undefined ? undefined : streamOfSubject(subject);
  return toldOf(views, moment, ['findings', 'officers'], stream);
}

function find(
  views: ViewsToRead,
  filter: FindingFilter,
  moment: Moment,
  limit: number,
  after?: readonly KeyPart[],
): Promise<readonly Row[]> {
  return views.rows({
    table: findings.name,
    at: moment,
    where: conditionsOf(filter),
    order: ORDER,
    ...(after && { after }),
    limit,
  });
}

/** With the names of the subjects, that whoever goes through the list knows of whom it speaks. */
async function itemsOf(views: ViewsToRead, rows: readonly Row[], moment: Moment): Promise<readonly Body[]> {
  const lines = await officerLines(views, moment, rows);
  return rows.map((row) => ({
    ...findingItem(String(row['subject']), rowOf(row)),
    names: lines.get(row.stream)?.body['names'] ?? null,
  }));
}

function conditionsOf({ status, subject, rule, severity }: FindingFilter): readonly Condition[] {
  const given = { status, subject, rule, severity };
  return Object.entries(given).flatMap(([column, is]) => (is === undefined ? [] : [{ column, is }]));
}

function keyOf(row: Row): readonly KeyPart[] {
  return ORDER.map((column) => row[column] as KeyPart);
}

/** A row as it was projected: the columns hold what was written. */
function rowOf(row: Row): Omit<FindingRow, 'validFrom' | 'validTo'> {
  const { stream: _stream, details, ...columns } = row;
  const written = columns as unknown as Omit<FindingRow, 'validFrom' | 'validTo' | 'details'>;
  return { ...written, details: JSON.parse(String(details)) as FindingDetails };
}
