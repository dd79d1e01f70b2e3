import { applyChanges } from '@elshi/contract';
import {
  correctedAct,
  type Decided,
  type Ledger,
  propose,
  type ProposedAct,
  refusal,
  type Refusal,
  standings,
} from '@elshi/domain';
import { type EventStore, EventStoreError, type EventToAppend, type StreamAppend } from '@elshi/event-store';
import { defaultPolicies, seedRuleset } from '@elshi/law';
import { encode, officerStream } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { RecordOutcome, Submission } from '../messages.js';
import { actOfKey, answerOf } from './answers.js';
import { eventIds } from './event-ids.js';
import { Turns } from './turns.js';

/** How often an append is tried again when no answer came: the same ids at the same revision are taken once. */
const TRIES = 3;

/** The only writer of careers: judges an act by the ledger, and appends what it leads to at the revision it was judged at. */
export class Careers {
  readonly #store: EventStore;
  readonly #ledgers: Ledgers;
  readonly #turns = new Turns();
  readonly #keysInFlight = new Set<string>();

  constructor(store: EventStore, ledgers: Ledgers) {
    this.#store = store;
    this.#ledgers = ledgers;
  }

  /** Records one act, or says why not. Acts about one officer take turns; those about others do not wait. */
  async record(submission: Submission): Promise<RecordOutcome> {
    const { officerId, idempotencyKey, dryRun } = submission;
    if (idempotencyKey === undefined || dryRun)
      return this.#turns.take(officerId, () => this.#attempt(submission));
    const flight = `${officerId}\n${idempotencyKey}`;
    if (this.#keysInFlight.has(flight)) return { outcome: 'in-flight' };
    this.#keysInFlight.add(flight);
    try {
      return await this.#turns.take(officerId, () => this.#attempt(submission));
    } finally {
      this.#keysInFlight.delete(flight);
    }
  }

  /** Another node may have written meanwhile; who said "whatever stands now" is judged again by what stands. */
  async #attempt(submission: Submission): Promise<RecordOutcome> {
    for (let triedAt = -1; ;) {
      const ledger = await this.#ledgers.load(submission.officerId);
      if (ledger.revision === triedAt)
        return refused(refusal('DUPLICATE_ID', 'An event id of the act is in use elsewhere.'));
      triedAt = ledger.revision;
      const settled = settledBefore(ledger, submission);
      if (settled !== undefined) return settled;
      const decided = decide(ledger, submission);
      if ('outcome' in decided) return decided;
      if (submission.dryRun) return dryAnswer(decided);
      if (await this.#append(ledger, submission, decided))
        return this.#answer(submission.officerId, ledger.acts.length);
    }
  }

  /** Whether the events were written; false when the stream has moved on. */
  async #append(ledger: Ledger, submission: Submission, decided: Written): Promise<boolean> {
    const append: StreamAppend = {
      stream: officerStream(submission.officerId),
      expectedRevision: ledger.revision === 0 ? 'none' : ledger.revision - 1,
      events: decided.events,
    };
    const { claim } = submission;
    const options = claim === undefined ? {} : { claimedAt: claim.recordedAt };
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#store.append([append], options);
        return true;
      } catch (error) {
        if (!(error instanceof EventStoreError)) throw error;
        if (error.code === 'WrongExpectedRevision') return false;
        if (error.code !== 'Timeout' || tries === TRIES) throw error;
      }
    }
  }

  async #answer(officerId: string, index: number): Promise<RecordOutcome> {
    const ledger = await this.#ledgers.load(officerId);
    return { outcome: 'recorded', answer: answerOf(ledger.acts[index]!), replayed: false };
  }
}

/** What is answered before the law is asked: unknown officers, known keys, and revisions. */
function settledBefore(ledger: Ledger, submission: Submission): RecordOutcome | undefined {
  const { proposed, idempotencyKey, requestHash, ifMatch, dryRun } = submission;
  const registers = proposed.act.kind === 'RegisterOfficer';
  if (ledger.revision === 0 && !registers) return { outcome: 'unknown-officer' };
  const earlier = idempotencyKey === undefined || dryRun ? undefined : actOfKey(ledger, idempotencyKey);
  if (earlier !== undefined) {
    const same = earlier.events[0]!.metadata.requestHash === requestHash;
    return same
      ? { outcome: 'recorded', answer: answerOf(earlier), replayed: true }
      : { outcome: 'key-reused' };
  }
  if (registers && ledger.revision > 0) {
    return refused(refusal('OFFICER_EXISTS', `Officer ${submission.officerId} is recorded already.`));
  }
  if (typeof ifMatch === 'number' && ifMatch !== ledger.revision)
    return { outcome: 'stale', revision: ledger.revision };
  const needsMatch = !registers && !dryRun && ifMatch === undefined;
  return needsMatch ? { outcome: 'revision-required', revision: ledger.revision } : undefined;
}

interface Written {
  readonly events: readonly EventToAppend[];
  readonly decided: Decided;
}

function decide(ledger: Ledger, submission: Submission): Written | RecordOutcome {
  const { officerId, idempotencyKey, requestHash, claim, proposed } = submission;
  const malformed = changesMalformed(ledger, proposed);
  if (malformed !== undefined) return malformed;
  const eventId = eventIds(officerId, idempotencyKey, requestHash, claim?.eventIds);
  const decision = propose(ledger, proposed, { policies: defaultPolicies, offices: new Map(), eventId });
  if (decision.refused !== undefined) return refused(decision);
  return { events: toAppend(submission, decision, eventId), decided: decision };
}

/** A correction must leave a well-formed act; what it names is looked up by the judge. */
function changesMalformed(ledger: Ledger, { act }: ProposedAct): RecordOutcome | undefined {
  if (act.kind !== 'CorrectAct') return undefined;
  const target = standings(ledger).ofEvent(act.data.eventId);
  if (target === undefined || target.act.kind === 'CorrectAct' || target.act.kind === 'AnnulAct')
    return undefined;
  const corrected = applyChanges(correctedAct(target.entry.act, target.corrections), act.data.changes);
  return 'violations' in corrected ? { outcome: 'malformed', violations: corrected.violations } : undefined;
}

function toAppend(
  { proposed, context, claim, idempotencyKey, requestHash }: Submission,
  decided: Decided,
  eventId: (index: number) => string,
): readonly EventToAppend[] {
  const { act } = proposed;
  const metadata = {
    actId: eventId(0),
    kind: act.kind,
    ...(act.note !== undefined && { note: act.note }),
    ...(act.historical && { historical: true }),
    recordedBy: claim?.recordedBy ?? context.user,
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
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    requestHash,
  };
  return decided.events.map(({ type, data, order }, index) =>
    encode(eventId(index), type, data, { ...metadata, order: order ?? act.order }),
  );
}

function dryAnswer({ events, decided }: Written): RecordOutcome {
  const answered = events.map(({ eventId, type, data }) => ({
    eventId,
    type,
    effectiveOn: String(data['effectiveOn']),
    data,
  }));
  return { outcome: 'decided', answer: { events: answered, warnings: decided.warnings } };
}

function refused(why: Refusal): RecordOutcome {
  return { outcome: 'refused', refusal: why };
}
