import type { Ledger, Subject } from '@elshi/domain';
import type { EventToAppend, StreamAppend } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { JudgedOutcome, Submission } from '../messages.js';
import { decide, dryAnswer, settledBefore } from '../writing/deciding.js';
import { supposed } from '../writing/supposed.js';
import { lookUp } from '../writing/surroundings.js';

/** A submission with what was decided about it, and what is to be written. */
export interface Supposed {
  readonly submission: Submission;
  readonly outcome: JudgedOutcome;
  readonly written?: {
    /** Events of the subject before these. */
    readonly before: number;
    readonly events: readonly EventToAppend[];
  };
}

/** Judges acts one after another, each as if those before it were recorded. */
export class Supposing {
  readonly #ledgers: Ledgers;
  readonly #supposed = new Map<string, Ledger>();

  constructor(ledgers: Ledgers) {
    this.#ledgers = ledgers;
  }

  async judge(submission: Submission): Promise<Supposed> {
    const stream = streamOf(submission.subject);
    const ledger = await this.#load(submission.subject);
    const surroundings = await lookUp((named) => this.#load(named), submission.proposed.act, ledger);
    const decided = settledBefore(ledger, submission) ?? decide(ledger, submission, surroundings);
    if ('outcome' in decided) return { submission, outcome: decided };
    const { events } = decided;
    this.#supposed.set(stream, supposed(ledger, events));
    return {
      submission,
      outcome: { outcome: 'decided', answer: dryAnswer(decided) },
      written: { before: ledger.revision, events },
    };
  }

  async #load(subject: Subject): Promise<Ledger> {
    return this.#supposed.get(streamOf(subject)) ?? this.#ledgers.load(subject);
  }
}

/** What is to be written of several acts, for one append: each subject once. */
export function appendsOf(acts: readonly Supposed[]): readonly StreamAppend[] {
  const appends = new Map<string, { readonly before: number; readonly events: EventToAppend[] }>();
  for (const { submission, written } of acts) {
    if (written === undefined) continue;
    const stream = streamOf(submission.subject);
    const append = appends.get(stream) ?? { before: written.before, events: [] };
    append.events.push(...written.events);
    appends.set(stream, append);
  }
  return [...appends].map(([stream, { before, events }]) => ({
    stream,
    expectedRevision: before === 0 ? 'none' : before - 1,
    events,
  }));
}

/** The outcome of an act once it is written, made from what was read back. */
export async function outcomeOf(
  ledgers: Ledgers,
  { submission, outcome, written }: Supposed,
): Promise<JudgedOutcome> {
  if (!isFine(outcome)) return outcome;
  const recorded = settledBefore(await ledgers.load(submission.subject), submission);
  if (recorded?.outcome !== 'recorded') return outcome;
  return { ...recorded, replayed: written === undefined };
}

/** Whether an outcome keeps nothing else from being written. */
export function isFine({ outcome }: JudgedOutcome): boolean {
  return outcome === 'decided' || outcome === 'recorded';
}
