import type { EventType } from '../../event.js';
import { only } from '../../judging/drafts.js';
import type { Settling } from '../act-data.js';
import type { ActRule, Check } from '../act-rule.js';
import { answeredByAuthority, withdrawnByProposer } from '../checks/decider.js';
import { isMadeByThen, isRecorded, isUnsettled } from '../checks/existence.js';
import { resultStands } from '../checks/result.js';

/** An act that settles a proposal once and for all. */
function settling<K extends Settling>(type: EventType, byAuthority: Check<K>): ActRule<K> {
  return {
    checks: [isRecorded, isMadeByThen, isUnsettled, byAuthority, resultStands],
    citations: [],
    policies: [],
    apply: (proposal, standing) => {
      proposal.settlement ??= standing;
    },
    events: only(type),
  };
}

/** What was proposed is agreed to. The act that carries it out is one of its own. */
export const acceptProposal = settling<'AcceptProposal'>('ProposalAccepted', answeredByAuthority());
/** What was proposed is turned down. */
export const rejectProposal = settling<'RejectProposal'>('ProposalRejected', answeredByAuthority());
/** Who proposed takes it back before it is answered. */
export const withdrawProposal = settling<'WithdrawProposal'>('ProposalWithdrawn', withdrawnByProposer);
