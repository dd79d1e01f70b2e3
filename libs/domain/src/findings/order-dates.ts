import type { WrittenDate } from '@elshi/law';
import type { ActKind } from '../act.js';
import { isInEffect } from '../judging/fold.js';
import type { StandingAct, Standings } from '../standing.js';
import { finding, type QualityFinding } from './finding.js';

/** Acts that an order makes, so that none counts from a day before it. Others are put on paper after the fact. */
const MADE_BY_ORDER: ReadonlySet<ActKind> = new Set([
  'SetStaffCategory',
  'EnterService',
  'ReenterService',
  'LeaveService',
  'DismissForDisciplineBreach',
  'AppointToPosition',
  'RelieveFromPosition',
  'AssignPosting',
  'AssignRank',
  'AssignRankEarly',
  'AssignRankOutOfTurn',
  'RecordHistoricalRank',
  'DemoteRank',
  'RevokeRank',
  'RestoreRank',
  'EstablishOffice',
  'ReorganiseOffice',
  'TerminateOffice',
  'AppointHead',
  'DismissHead',
  'DesignateActingHead',
  'DesignateActingHeadSubstitute',
  'EndActingHead',
  'AcceptProposal',
  'RejectProposal',
  'WithdrawProposal',
]);

/** Acts of which the order is later than the day from which they count. */
export function ordersAfterEffect({ all }: Standings): readonly QualityFinding[] {
  return all.flatMap(orderAfterEffect);
}

function orderAfterEffect(standing: StandingAct): readonly QualityFinding[] {
  const { act, day } = standing;
  const { order, effectiveOn } = act;
  if (order === undefined || !isCertainlyAfter(order.date, effectiveOn)) return none;
  const isDeath = act.kind === 'LeaveService' && act.data.cause === 'DEATH';
  if (isDeath || !MADE_BY_ORDER.has(act.kind) || !isInEffect(standing)) return none;
  return finding('DATE_ORDER', {
    about: [standing],
    mark: 'ORDER',
    since: day,
    because: `The order of ${order.date} is later than ${effectiveOn}, the day from which the act counts.`,
    facts: { kind: act.kind, order: order.date, effectiveOn },
    severity: 'NOTICE',
  });
}

const none: readonly QualityFinding[] = [];

/** Whether no day of the one period is as early as any day of the other. */
function isCertainlyAfter(one: WrittenDate, other: WrittenDate): boolean {
  return one > other && one.slice(0, other.length) > other.slice(0, one.length);
}
