import { applyChanges } from '@elshi/contract';
import {
  correctedAct,
  type Decided,
  type Ledger,
  type Decision,
  FIRST_EVENT,
  FOUNDING,
  isReaction,
  type JudgeContext,
  propose,
  provisionsOf,
  proposeForOffice,
  proposeForProposal,
  type ProposedAct,
  refusal,
  refusedAsJoined,
  refusedNaming,
  type Refusal,
  type RefusalCode,
  standings,
  type Subject,
  type SubjectKind,
  type Surroundings,
  unreachable,
} from '@elshi/domain';
import type { EventToAppend } from '@elshi/event-store';
import { defaultPolicies, seedRuleset } from '@elshi/law';
import { encode } from '../codec.js';
import type { AnsweredEvent, Decided as Answered, RecordOutcome, Submission } from '../messages.js';
import { actOfKey, answerOf } from './answers.js';
import { eventIds, previewedIds } from './event-ids.js';
import { leavesMalformed } from './left-corrections.js';

/**
 * What is answered before the law is asked: unknown subjects, known keys, corrections that leave no well-formed act, subjects
 * that exist already, records that are joined to another, and revisions.
 */
export function settledBefore(ledger: Ledger, submission: Submission): RecordOutcome | undefined {
  const { proposed, idempotencyKey, requestHash, ifMatch, dryRun } = submission;
  const { kind } = submission.subject;
  const founds = FOUNDING.has(proposed.act.kind);
  if (ledger.revision === 0 && !founds) return { outcome: 'unknown-subject', kind };
  const earlier = idempotencyKey === undefined || dryRun ? undefined : actOfKey(ledger, idempotencyKey);
  if (earlier !== undefined) {
    const same = earlier.events[0]!.metadata.requestHash === requestHash;
    return same
      ? { outcome: 'recorded', answer: answerOf(ledger, earlier), replayed: true }
      : { outcome: 'key-reused' };
  }
  const malformed = changesMalformed(ledger, proposed);
  if (malformed !== undefined) return malformed;
  if (founds && stands(ledger)) return refused(refusal(EXISTS[kind], `It is recorded already.`));
  const joined = submission.claim?.causationId === undefined ? refusedAsJoined(ledger, proposed) : undefined;
  if (joined !== undefined) return refused(joined);
  if (typeof ifMatch === 'number' && (ledger.revision === 0 || ifMatch !== ledger.revision))
    return { outcome: 'stale', revision: ledger.revision };
  const named = ifMatch !== undefined || submission.previewToken !== undefined;
  const needsMatch = ledger.revision > 0 && !dryRun && !named;
  return needsMatch ? { outcome: 'revision-required', revision: ledger.revision } : undefined;
}

const EXISTS: Readonly<Record<SubjectKind, RefusalCode>> = {
  officer: 'OFFICER_EXISTS',
  office: 'OFFICE_EXISTS',
  proposal: 'PROPOSAL_EXISTS',
};

/** Whether an act by which the subject came to be recorded has not been annulled. */
function stands(ledger: Ledger): boolean {
  return standings(ledger).all.some(({ act, status }) => FOUNDING.has(act.kind) && status !== 'annulled');
}

/** A lawful act as it would be appended. */
export interface Written {
  readonly events: readonly EventToAppend[];
  readonly decided: Decided;
}

/** Judges a submission by a ledger: the events to append, or why not. */
export function decide(
  ledger: Ledger,
  submission: Submission,
  surroundings: Surroundings,
  eventId = idsOf(submission, ledger.revision),
  policies = defaultPolicies,
): Written | RecordOutcome {
  const { subject, proposed } = submission;
  if (submission.claim?.causationId !== undefined) return asExported(submission, eventId);
  const malformed = leavesMalformed(ledger, proposed.act, eventId(0));
  if (malformed !== undefined) return refused(malformed);
  const named = refusedNaming(ledger, proposed, surroundings);
  if (named !== undefined) return refused(named);
  const decision = judge(subject, ledger, proposed, { policies, surroundings, eventId });
  if (decision.refused !== undefined) return refused(decision);
  return { events: toAppend(submission, decision, eventId), decided: decision };
}

/** What a reaction wrote elsewhere is recorded as it was: what it follows from was judged. */
function asExported(submission: Submission, eventId: (place: number) => string): Written {
  const { subject, proposed } = submission;
  const { kind, effectiveOn, data } = proposed.act;
  const decided: Decided = {
    events: [{ type: FIRST_EVENT[kind], data: { effectiveOn, ...data } }],
    ...{ warnings: [], citations: provisionsOf(subject.kind, kind), facts: {}, policies: {}, dependants: [] },
  };
  return { events: toAppend(submission, decided, eventId), decided };
}

/** What is previewed, and what is recorded by a preview, has the same ids. */
function idsOf(
  { subject, idempotencyKey, firstEventId, requestHash, claim, dryRun, previewToken }: Submission,
  revision: number,
): (place: number) => string {
  const given = firstEventId === undefined ? claim?.eventIds : [firstEventId];
  return dryRun || previewToken !== undefined
    ? previewedIds(subject, revision, requestHash)
    : eventIds(subject.id, idempotencyKey, requestHash, given);
}

/** Each kind of subject has its own law. */
function judge({ kind }: Subject, ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  switch (kind) {
    case 'officer':
      return propose(ledger, proposed, context);
    case 'office':
      return proposeForOffice(ledger, proposed, context);
    case 'proposal':
      return proposeForProposal(ledger, proposed, context);
    default:
      return unreachable(kind);
  }
}

/** A correction must leave a well-formed act; what it names is looked up by the judge. */
function changesMalformed(ledger: Ledger, { act }: ProposedAct): RecordOutcome | undefined {
  if (act.kind !== 'CorrectAct') return undefined;
  const target = standings(ledger).ofEvent(act.data.eventId);
  if (target === undefined || target.act.kind === 'CorrectAct' || target.act.kind === 'AnnulAct')
    return undefined;
  if (isReaction(target.entry)) return undefined;
  const corrected = applyChanges(correctedAct(target.entry.act, target.corrections), act.data.changes);
  return 'violations' in corrected ? { outcome: 'malformed', violations: corrected.violations } : undefined;
}

function toAppend(
  { proposed, context, claim, source, basis, idempotencyKey, requestHash }: Submission,
  decided: Decided,
  eventId: (index: number) => string,
): readonly EventToAppend[] {
  const { act } = proposed;
  const metadata = {
    actId: eventId(0),
    kind: act.kind,
    ...(act.note !== undefined && { note: act.note }),
    ...(act.historical && { historical: true }),
    ...(act.dayOfOrder && { dayOfOrder: true }),
    ...(source !== undefined && { source }),
    ...(basis !== undefined && { basis }),
    recordedBy: claim?.recordedBy ?? context.user,
    ...(claim?.recordedBy === undefined &&
      context.userName !== undefined && { recordedByName: context.userName }),
    role: context.role,
    citations: decided.citations,
    ruleset: seedRuleset.id,
    policies: decided.policies,
    facts: decided.facts,
    warnings: decided.warnings,
    dependants: decided.dependants,
    requestId: context.requestId,
    correlationId: context.correlationId,
    ...(context.traceparent !== undefined && { traceparent: context.traceparent }),
    ...(claim?.causationId !== undefined && { causationId: claim.causationId }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    requestHash,
  };
  return decided.events.map(({ type, data, order }, index) =>
    encode(eventId(index), type, data, { ...metadata, order: order ?? act.order }),
  );
}

/** What would be written. */
export function dryAnswer({ events, decided }: Written): Answered {
  return { events: answeredEvents(events), warnings: decided.warnings };
}

/** Events that would be written, as an answer shows them. */
export function answeredEvents(events: readonly EventToAppend[]): readonly AnsweredEvent[] {
  return events.map(({ eventId, type, data }) => ({
    eventId,
    type,
    effectiveOn: data['effectiveOn'] as string,
    data,
  }));
}

/** A refusal as an outcome. */
export function refused(why: Refusal): RecordOutcome {
  return { outcome: 'refused', refusal: why };
}
