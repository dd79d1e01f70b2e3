import { createHash } from 'node:crypto';
import { type EventStore, EventStoreError } from '@elshi/event-store';
import { instantOf } from '@elshi/projections';
import { v7 } from 'uuid';
import type {
  JudgedOutcome,
  OrderOutcome,
  OrderSubmission,
  Recorded,
  RecordedOrder,
  Submission,
} from '../messages.js';
import { actsPath, requestHash } from '../request-hash.js';
import type { Recording } from '../transfer/recording.js';
import { judgeTogether, recordTogether } from '../transfer/together.js';
import { firstIdOfOrder } from './event-ids.js';

/** What an order needs of the log. */
type OrderLog = Recording['log'] & Pick<EventStore, 'insistOnReach' | 'readEvent' | 'positionAt'>;

/** What the lines of an order are recorded with. */
type OrderRecording = Pick<Recording, 'log' | 'ledgers' | 'links' | 'careers'>;

/** Records orders over several subjects: all lines of one in one append. */
export class Orders {
  readonly #log: OrderLog;
  readonly #recording: OrderRecording;
  readonly #keysInFlight = new Set<string>();

  constructor(log: OrderLog, recording: Omit<OrderRecording, 'log'>) {
    this.#log = log;
    this.#recording = { log, ...recording };
  }

  /**
   * Records an order, or says why not. Acts about its subjects wait meanwhile.
   *
   * The key belongs to no subject: what was recorded under it is known by the id of its first event.
   */
  async record(order: OrderSubmission): Promise<OrderOutcome> {
    const { idempotencyKey: key, dryRun } = order;
    if (dryRun) return this.#judged(order);
    if (key === undefined) return this.#inTurn(order, v7());
    if (this.#keysInFlight.has(key)) return { outcome: 'in-flight' };
    this.#keysInFlight.add(key);
    try {
      return await this.#inTurn(order, key);
    } finally {
      this.#keysInFlight.delete(key);
    }
  }

  async #judged(order: OrderSubmission): Promise<OrderOutcome> {
    const acts = await judgeTogether(this.#recording, submissionsOf(order, ''));
    const outcomes = acts.map(({ outcome }) => outcome);
    const lines = outcomes.flatMap((outcome) => (outcome.outcome === 'decided' ? [outcome.answer] : []));
    return lines.length < outcomes.length
      ? { outcome: 'refused', lines: outcomes }
      : { outcome: 'previewed', lines };
  }

  async #inTurn(order: OrderSubmission, key: string): Promise<OrderOutcome> {
    const subjects = order.lines.map(({ subject }) => subject);
    return this.#recording.careers.inTurnsOf(subjects, () => this.#recorded(submissionsOf(order, key)));
  }

  async #recorded(submissions: readonly Submission[]): Promise<OrderOutcome> {
    const known = await this.#known(submissions);
    if (known === 'another') return { outcome: 'key-reused' };
    if (known === undefined) await this.#log.insistOnReach();
    const outcomes = await this.#together(submissions);
    if (outcomes === 'another') return { outcome: 'key-reused' };
    const lines = outcomes.flatMap((outcome) => (outcome.outcome === 'recorded' ? [outcome.answer] : []));
    if (lines.length < outcomes.length) return { outcome: 'refused', lines: outcomes };
    const answer = { lines, receipt: await this.#receiptOf(submissions, lines) };
    return { outcome: 'recorded', answer, replayed: known === 'this' };
  }

  async #together(submissions: readonly Submission[]): Promise<readonly JudgedOutcome[] | 'another'> {
    try {
      const outcomes = await recordTogether(this.#recording, submissions);
      if (outcomes !== 'does-not-fit') return outcomes;
    } catch (error) {
      // Another order may have been recorded under the key meanwhile.
      if ((await this.#known(submissions)) === 'another') return 'another';
      throw error;
    }
    throw new EventStoreError('AppendTooLarge', 'The order is larger than one append to the log can be.');
  }

  /** Which order was recorded under the key, if any. */
  async #known([first]: readonly Submission[]): Promise<'this' | 'another' | undefined> {
    const event = await this.#log.readEvent(first!.firstEventId!);
    if (event === undefined) return undefined;
    return event.metadata['idempotencyKey'] === first!.idempotencyKey ? 'this' : 'another';
  }

  async #receiptOf(
    [first]: readonly Submission[],
    [line]: readonly Recorded[],
  ): Promise<RecordedOrder['receipt']> {
    const { known } = (await this.#log.readEvent(first!.firstEventId!))!;
    const { position } = await this.#log.positionAt(known);
    const { recordedBy, requestId } = line!.receipt;
    return { position: String(position), recordedAt: instantOf(known), recordedBy, requestId };
  }
}

/**
 * The lines as acts to record. Each has a key of its own, made from that of the order and from the whole body, so that it is found again
 * in the record of its subject, and no other request has written it.
 */
function submissionsOf(order: OrderSubmission, key: string): readonly Submission[] {
  const { lines, context, dryRun } = order;
  const whole = createHash('sha256').update(`${key}\n${order.requestHash}`).digest('base64url');
  return lines.map(({ subject, act, body, ifMatch }, place) => ({
    subject,
    proposed: act,
    requestHash: requestHash(actsPath(subject), body),
    context,
    ifMatch,
    idempotencyKey: `order:${whole}:${place}`,
    dryRun,
    ...(place === 0 && { firstEventId: firstIdOfOrder(key) }),
  }));
}
