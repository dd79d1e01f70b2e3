import { refusal, type Ledger } from '@elshi/domain';
import { type EventStore, EventStoreError, type StreamAppend } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { RecordOutcome, Submission } from '../messages.js';
import { Underway } from '../underway.js';
import { answerOf } from './answers.js';
import { decide, refused, settledBefore, type Written } from './deciding.js';
import { previewOf, stalePreview } from './preview.js';
import { lookUp } from './surroundings.js';
import { Turns } from './turns.js';

/** How often an append is tried again when no answer came: the same ids at the same revision are taken once. */
const TRIES = 3;
/** After so long, in milliseconds, it is not tried again: the log has done so itself, and whoever asked has waited long enough. */
const PATIENCE = 2000;

/** What a writer needs of the log. */
type Appending = Pick<EventStore, 'append' | 'insistOnReach'>;

/** The only writer: judges an act by the ledger of its subject, and appends what it leads to at the revision it was judged at. */
export class Careers {
  readonly #store: Appending;
  readonly #ledgers: Ledgers;
  readonly #counted: () => number;
  readonly #turns = new Turns();
  readonly #keysInFlight = new Set<string>();
  readonly #underway = new Underway();
  #closed = false;

  /** `counted` counts milliseconds, like `performance.now`. */
  constructor(store: Appending, ledgers: Ledgers, counted: () => number = () => performance.now()) {
    this.#store = store;
    this.#ledgers = ledgers;
    this.#counted = counted;
  }

  /** Records one act, or says why not. Acts about one subject take turns; those about others do not wait. */
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
    const { subject, idempotencyKey, dryRun } = submission;
    const stream = streamOf(subject);
    if (idempotencyKey === undefined || dryRun)
      return this.#turns.take(stream, () => this.#attempt(submission));
    const flight = `${stream}\n${idempotencyKey}`;
    if (this.#keysInFlight.has(flight)) return { outcome: 'in-flight' };
    this.#keysInFlight.add(flight);
    try {
      return await this.#turns.take(stream, () => this.#attempt(submission));
    } finally {
      this.#keysInFlight.delete(flight);
    }
  }

  /** Another node may have written meanwhile; who said "whatever stands now" is judged again by what stands. */
  async #attempt(submission: Submission): Promise<RecordOutcome> {
    for (let triedAt = -1; ;) {
      const ledger = await this.#ledgers.load(submission.subject);
      if (ledger.revision === triedAt)
        return refused(refusal('DUPLICATE_ID', 'An event id of the act is in use elsewhere.'));
      triedAt = ledger.revision;
      const settled = settledBefore(ledger, submission);
      if (settled?.outcome === 'recorded') return settled;
      if (!submission.dryRun) await this.#store.insistOnReach();
      if (settled !== undefined) return settled;
      const surroundings = await lookUp(
        (named) => this.#ledgers.load(named),
        submission.proposed.act,
        ledger,
      );
      const decided = decide(ledger, submission, surroundings);
      const stale = stalePreview(ledger, submission, decided);
      if (stale !== undefined) return stale;
      if ('outcome' in decided) return decided;
      if (submission.dryRun) return { outcome: 'previewed', answer: previewOf(ledger, submission, decided) };
      if (await this.#append(ledger, submission, decided)) return this.#answer(ledger);
    }
  }

  /**
   * Whether the events were written; false when the stream has moved on. Once no answer came, only one that says what became of
   * the append is an answer.
   */
  async #append(ledger: Ledger, submission: Submission, decided: Written): Promise<boolean> {
    const append: StreamAppend = {
      stream: streamOf(submission.subject),
      expectedRevision: ledger.revision === 0 ? 'none' : ledger.revision - 1,
      events: decided.events,
    };
    const { claim } = submission;
    const options = claim === undefined ? {} : { claimedAt: claim.recordedAt };
    const until = this.#counted() + PATIENCE;
    let unanswered: EventStoreError | undefined;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#store.append([append], options);
        return true;
      } catch (error) {
        if (!(error instanceof EventStoreError)) throw error;
        if (error.code === 'WrongExpectedRevision') return false;
        if (error.code === 'Timeout') unanswered = error;
        if (error.code !== 'Timeout' || tries === TRIES || this.#counted() > until) throw unanswered ?? error;
      }
    }
  }

  /** Made from what was read back: the act that was written after these. */
  async #answer({ subject, acts }: Ledger): Promise<RecordOutcome> {
    const written = await this.#ledgers.load(subject);
    return { outcome: 'recorded', answer: answerOf(written.acts[acts.length]!), replayed: false };
  }
}
