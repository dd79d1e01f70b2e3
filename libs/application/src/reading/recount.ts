import { setImmediate as nextTurn } from 'node:timers/promises';
import { firstEligibleOn, foldCareer, officer, standings } from '@elshi/domain';
import type { CalendarDate, Policies } from '@elshi/law';
import type { Row } from '@elshi/read-models';
import { UnreadableEvent } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Incomplete } from '../messages.js';
import { unreadable } from './completeness.js';
import type { Moment } from './moments.js';
import type { ViewsToRead } from './officer-lines.js';
import { holdersQuery } from './officer-queries.js';

/** Officers counted again for one page, so that no request keeps the others waiting for long. */
const OFFICERS_A_PAGE = 2000;
/** Officers counted between two turns of other work. */
const OFFICERS_A_TURN = 20;

export interface Recount {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly moment: Moment;
  readonly policies: Policies;
  readonly limit: number;
  /** The officer after whom to go on. */
  readonly after?: string;
}

export interface Recounted {
  readonly rows: readonly Row[];
  /** From whom to go on, if there may be more. */
  readonly more?: string;
  /** Those who could not be counted. */
  readonly unread: readonly Incomplete[];
}

/** Who becomes eligible in the window under these policies, in the order of ids. */
export async function recount(
  views: ViewsToRead,
  ledgers: Ledgers,
  { from, to, moment, policies, limit, after }: Recount,
): Promise<Recounted> {
  const wanted = { ...(after !== undefined && { after: [after] }), limit: OFFICERS_A_PAGE + 1 };
  const holders = await views.rows(holdersQuery(moment, wanted));
  const rows: Row[] = [];
  const unread: Incomplete[] = [];
  for (const [at, holder] of holders.slice(0, OFFICERS_A_PAGE).entries()) {
    const officerId = String(holder['officerId']);
    const eligibleOn = await counted(ledgers, officerId, moment, policies);
    if (eligibleOn instanceof UnreadableEvent) unread.push(unreadable('eligibility', eligibleOn));
    else if (eligibleOn !== null && eligibleOn >= from && eligibleOn < to)
      rows.push({ ...holder, eligibleOn });
    const more = at + 1 < holders.length;
    if (more && (rows.length === limit || at + 1 === OFFICERS_A_PAGE))
      return { rows, more: officerId, unread };
    if (at % OFFICERS_A_TURN === 0) await nextTurn();
  }
  return { rows, unread };
}

async function counted(
  ledgers: Ledgers,
  officerId: string,
  { asOf, position }: Moment,
  policies: Policies,
): Promise<CalendarDate | null | UnreadableEvent> {
  try {
    const ledger = await ledgers.loadAt(officer(officerId), position);
    return firstEligibleOn(foldCareer(standings(ledger)), asOf, policies);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
}
