import { refusal, type Ledger } from '@elshi/domain';
import { type EventStore, EventStoreError, type StreamAppend } from '@elshi/event-store';
import { officerStream } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { RecordOutcome, Submission } from '../messages.js';
import { Underway } from '../underway.js';
import { answerOf } from './answers.js';
import { decide, dryAnswer, refused, settledBefore, type Written } from './deciding.js';
import { Turns } from './turns.js';

/** How often an append is tried again when no answer came: the same ids at the same revision are taken once. */
const TRIES = 3;

/** The only writer of careers: judges an act by the ledger, and appends what it leads to at the revision it was judged at. */
export class Careers {
  readonly #store: Pick<EventStore, 'append'>;
  readonly #ledgers: Ledgers;
  readonly #turns = new Turns();
  readonly #keysInFlight = new Set<string>();
  readonly #underway = new Underway();
  #closed = false;

  constructor(store: Pick<EventStore, 'append'>, ledgers: Ledgers) {
    this.#store = store;
    this.#ledgers = ledgers;
  }

  /** Records one act, or says why not. Acts about one officer take turns; those about others do not wait. */
  async record(submission: Submission): Promise<RecordOutcome> {
    if (this.#closed) throw new EventStoreError('Closed', 'No more acts are taken: the service is stopping.');
    return this.#underway.count(this.#record(submission));
  }

  /** Takes no more acts, and resolves when those under way are recorded or refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#underway.settled();
  }

  async #record(submission: Submission): Promise<RecordOutcome> {
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
