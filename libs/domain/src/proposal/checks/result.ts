import type { Settling } from '../act-data.js';
import { keptFacts } from '../../judging/kept-facts.js';
import { type Check, fail, notApplicable, pass } from '../act-rule.js';
import { carriesOut } from '../carrying-out.js';
import { citesOf } from '../proposal-rule.js';

/**
 * The act that followed is on record about the same person or office, is not annulled, and is not earlier than the proposal; the one that
 * follows an acceptance does what was proposed. It is looked up when the answer is recorded: what becomes of it later is told where it is.
 */
export const resultStands: Check<Settling> = {
  rule: 'RESULT',
  form: true,
  judge: (judged, { proposal, surroundings }) => {
    const { act } = judged;
    const { submission } = proposal;
    const cites = citesOf(proposal);
    const { resultingEventId: eventId } = act.data;
    if (eventId === undefined || submission === undefined)
      return notApplicable('No act that followed is named.');
    const kept = keptFacts(judged, 'RESULT', { eventId });
    if (kept !== undefined) return pass('The act was on record.', cites, kept);
    const result = surroundings.acts.get(eventId);
    if (result === undefined)
      return notApplicable('The act that followed is asked about where it is recorded.');
    if (result === null)
      return fail('ID_UNKNOWN', `No act in force has the event ${eventId} there.`, cites, { eventId });
    const facts = { eventId, subject: result.subject, kind: result.kind, effectiveOn: result.day };
    if (result.day < submission.day)
      return fail(
        'DATE_ORDER',
        `${result.kind} takes effect on ${result.day}, before the proposal of ${submission.day}.`,
        cites,
        facts,
      );
    return act.kind !== 'AcceptProposal' || carriesOut(result.kind, submission)
      ? pass('The act follows from the proposal.', cites, facts)
      : fail('PROPOSAL_STATE', `${result.kind} is not what was proposed.`, cites, facts);
  },
};
