import type { Proposal, StandingAct } from '@elshi/domain';
import { lineOf } from './line.js';
import { proposalRow } from './proposal-rows.js';
import type { View } from './view.js';

/** A proposal with what was said when it was made and when it was settled, and the orders of both. */
export function proposalView(proposalId: string, proposal: Proposal): View {
  const { submission, settlement } = proposal;
  const { reason = null, resultingEventId = null } = settlement?.act.data ?? {};
  return {
    ...proposalRow(proposalId, proposal),
    detail: submission?.act.data.detail ?? null,
    reason,
    resultingEventId,
    submission: submission === undefined ? null : lineOf(submission),
    settlement: settlement === undefined ? null : lineOf(settlement),
  };
}

/** An act that carries a proposal out, as the proposal shows it. */
export function resultingAct(subject: string, { actId, act, status }: StandingAct): View {
  return { eventId: actId, subject, kind: act.kind, effectiveOn: act.effectiveOn, status };
}
