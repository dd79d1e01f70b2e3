import { type Act, type Ledger, refusal, type Subject, type Surroundings } from '@elshi/domain';
import { type EventStore, EventStoreError } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { RecordOutcome, Submission } from '../messages.js';
import { mayConcernOthers } from '../reacting/concerned.js';
import { appendTo, type Followed } from '../reacting/following.js';
import { type Links, noLinks } from '../reacting/links.js';
import { type Whole, wholeOf } from '../reacting/whole.js';
import { Underway } from '../underway.js';
import { answerOf } from './answers.js';
import { decide, refused, settledBefore } from './deciding.js';
import { InsistentLog } from './insistent-log.js';
import { previewOf, stalePreview } from './preview.js';
import { type FilledPosts, withFilledPosts } from './filled-posts.js';
import { lookUp } from './surroundings.js';
import { Turns } from './turns.js';

/** What a writer needs of the log. */
type Appending = Pick<EventStore, 'append' | 'insistOnReach' | 'appendsTogether' | 'positionAt'>;

/** What works beside a writer, on the same log. */
export interface Beside {
  readonly links?: Links;
  /** Those of others who write to the same records. */
  readonly turns?: Turns;
  /** Writes what follows from the record of a subject in others, where that could not be written with an act. */
  readonly settle?: (subject: Subject) => Promise<void>;
  /** Without it nobody's arrival is compared with a staffing table. */
  readonly filledPosts?: FilledPosts;
}

/**
 * The only writer of acts: judges an act by the ledger of its subject, and appends what it leads to at the revision it was judged at; with
 * what follows from it in other records, where the log can write to several at once.
 */
export class Careers {
  readonly #store: Appending;
  readonly #ledgers: Ledgers;
  readonly #log: InsistentLog;
  readonly #links: Links;
  readonly #turns: Turns;
  readonly #settle: Beside['settle'];
  readonly #filledPosts: FilledPosts | undefined;
  /** Records to which an act was written without what follows from it in others. */
  readonly #halves = new Set<string>();
  readonly #keysInFlight = new Set<string>();
  readonly #underway = new Underway();
  #closed = false;

  /** `counted` counts milliseconds, like `performance.now`. */
  constructor(
    store: Appending,
    ledgers: Ledgers,
    counted: () => number = () => performance.now(),
    { links = noLinks, turns = new Turns(), settle, filledPosts }: Beside = {},
  ) {
    this.#store = store;
    this.#ledgers = ledgers;
    this.#log = new InsistentLog(store, counted);
    this.#links = links;
    this.#turns = turns;
    this.#settle = settle;
    this.#filledPosts = filledPosts;
  }

  /** Records one act, or says why not. Acts about one subject take turns; those about others do not wait. */
  async record(submission: Submission): Promise<RecordOutcome> {
    return this.#taken(() => this.#record(submission));
  }

  /** Does work that writes about several subjects: acts about any of them wait meanwhile. */
  async inTurnsOf<T>(subjects: readonly Subject[], work: () => Promise<T>): Promise<T> {
    return this.#taken(() => this.#turns.takeAll(subjects.map(streamOf), work));
  }

  /** Takes no more acts, and resolves when those under way are recorded or refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#underway.settled();
  }

  #taken<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new EventStoreError('Closed', 'No more acts are taken: the service is stopping.');
    return this.#underway.count(work());
  }

  async #record(submission: Submission): Promise<RecordOutcome> {
    const { subject, idempotencyKey, dryRun } = submission;
    const stream = streamOf(subject);
    if (idempotencyKey === undefined || dryRun) return this.#inTurn(submission);
    const flight = `${stream}\n${idempotencyKey}`;
    if (this.#keysInFlight.has(flight)) return { outcome: 'in-flight' };
    this.#keysInFlight.add(flight);
    try {
      return await this.#inTurn(submission);
    } finally {
      this.#keysInFlight.delete(flight);
    }
  }

  /** What is written to other records as well is judged again in the turns of all: only one of two acts then meets a conflict. */
  async #inTurn(submission: Submission): Promise<RecordOutcome> {
    let streams: readonly string[] = [streamOf(submission.subject)];
    for (;;) {
      const held = new Set(streams);
      const outcome = await this.#turns.takeAll(streams, () => this.#attempt(submission, held));
      if (this.#halves.delete(streams[0]!)) await this.#settle?.(submission.subject);
      if ('outcome' in outcome) return outcome;
      streams = [...streams, ...outcome.concerned];
    }
  }

  /** Another node may have written meanwhile; who said "whatever stands now" is judged again by what stands. */
  async #attempt(submission: Submission, held: ReadonlySet<string>): Promise<RecordOutcome | Concerned> {
    for (let triedAt = ''; ;) {
      const ledger = await this.#ledgers.load(submission.subject);
      const settled = settledBefore(ledger, submission);
      if (settled?.outcome === 'recorded') return this.#placed(settled, ledger);
      if (!submission.dryRun) await this.#store.insistOnReach();
      if (settled !== undefined) return settled;
      const surroundings = await this.#lookUp(submission.proposed.act, ledger);
      if (surroundings === undefined) return { outcome: 'not-caught-up' };
      const decided = decide(ledger, submission, surroundings);
      const stale = stalePreview(ledger, submission, decided);
      if (stale !== undefined) return stale;
      if ('outcome' in decided) return decided;
      const whole = await wholeOf(this.#load, this.#links, ledger, submission, decided);
      if (submission.dryRun)
        return { outcome: 'previewed', answer: previewOf(ledger, submission, decided, whole.elsewhere) };
      const concerned = whole.elsewhere.map(({ ledger: { subject } }) => streamOf(subject));
      if (this.#store.appendsTogether && concerned.some((stream) => !held.has(stream))) return { concerned };
      const at = revisionsOf(ledger, whole.elsewhere);
      if (at === triedAt)
        return refused(refusal('DUPLICATE_ID', 'An event id of the act is in use elsewhere.'));
      triedAt = at;
      if (await this.#append(submission, whole)) return this.#answer(ledger);
    }
  }

  async #lookUp(act: Act, ledger: Ledger): Promise<Surroundings | undefined> {
    const found = await lookUp({ load: this.#load, links: this.#links }, act, ledger);
    return withFilledPosts(found, act, ledger.subject.id, this.#filledPosts);
  }

  readonly #load = (named: Subject): Promise<Ledger> => this.#ledgers.load(named);

  /** Whether it was written, in all records where the log can write to several at once; false when one of them has moved on. */
  async #append({ claim }: Submission, { own, elsewhere }: Whole): Promise<boolean> {
    const others = this.#store.appendsTogether ? elsewhere : [];
    const half = streamOf(own.ledger.subject);
    const appends = [own, ...others].map(appendTo);
    const options = claim === undefined ? {} : { claimedAt: claim.recordedAt };
    try {
      const isWritten = await this.#log.append(appends, options);
      if (isWritten && others.length < elsewhere.length) this.#halves.add(half);
      return isWritten;
    } catch (error) {
      const isTooLarge = error instanceof EventStoreError && error.code === 'AppendTooLarge';
      if (!isTooLarge || others.length === 0) throw error;
      this.#halves.add(half);
      return this.#log.append(appends.slice(0, 1), options);
    }
  }

  /** Made from what was read back: the act that was written after these. */
  async #answer({ subject, acts }: Ledger): Promise<RecordOutcome> {
    const written = await this.#ledgers.load(subject);
    const answer = answerOf(written, written.acts[acts.length]!);
    return this.#placed({ outcome: 'recorded', answer, replayed: false }, written);
  }

  /** With the place of the last event of the whole append, which may stand in another record. */
  async #placed(
    outcome: Extract<RecordOutcome, { outcome: 'recorded' }>,
    ledger: Ledger,
  ): Promise<RecordOutcome> {
    const { answer } = outcome;
    const entry = ledger.acts.find(({ actId }) => actId === answer.events[0]!.eventId)!;
    if (!mayConcernOthers(entry)) return outcome;
    const { position } = await this.#store.positionAt(entry.events[0]!.known);
    return { ...outcome, answer: { ...answer, receipt: { ...answer.receipt, position: String(position) } } };
  }
}

/** Other streams that are written to as well. */
interface Concerned {
  readonly concerned: readonly string[];
}

function revisionsOf(ledger: Ledger, elsewhere: readonly Followed[]): string {
  return [ledger, ...elsewhere.map((each) => each.ledger)].map(({ revision }) => revision).join(' ');
}
