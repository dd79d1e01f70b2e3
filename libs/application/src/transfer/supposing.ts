import type { Ledger, Subject } from '@elshi/domain';
import { appendBytes, type EventToAppend, type StreamAppend } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import type { Ledgers, LoadLedger } from '../ledgers.js';
import type { JudgedOutcome, Submission } from '../messages.js';
import { appendTo, type Followed } from '../reacting/following.js';
import { type Links, noLinks } from '../reacting/links.js';
import { wholeOf } from '../reacting/whole.js';
import { decide, dryAnswer, settledBefore } from '../writing/deciding.js';
import { supposed } from '../writing/supposed.js';
import { lookUp } from '../writing/surroundings.js';

/** A submission with what was decided about it, and what is to be written. */
export interface Supposed {
  readonly submission: Submission;
  readonly outcome: JudgedOutcome;
  /** What is written in its own record first, then in others, where one append can hold several. */
  readonly written?: readonly Followed[];
}

/** Judges acts one after another, each as if those before it were recorded. */
export class Supposing {
  readonly #ledgers: Ledgers;
  readonly #supposed = new Map<string, Ledger>();

  readonly #links: Links | undefined;

  /** Without `links`, what follows from an act in other records is left to whoever follows the log. */
  constructor(ledgers: Ledgers, links: Links | undefined) {
    this.#ledgers = ledgers;
    this.#links = links;
  }

  async judge(submission: Submission): Promise<Supposed> {
    const ledger = await this.#load(submission.subject);
    const load: LoadLedger = (named) => this.#load(named);
    const links = this.#links ?? noLinks;
    const surroundings = await lookUp({ load, links }, submission.proposed.act, ledger);
    const settled = settledBefore(ledger, { ...submission, ifMatch: '*' }) ?? (await this.#stale(submission));
    const decided = settled ?? decide(ledger, submission, surroundings);
    if ('outcome' in decided) return { submission, outcome: decided };
    const { own, elsewhere } = await wholeOf(load, links, ledger, submission, decided);
    const written = this.#links === undefined ? [own] : [own, ...elsewhere];
    for (const each of written)
      this.#supposed.set(streamOf(each.ledger.subject), supposed(each.ledger, each.events));
    return { submission, outcome: { outcome: 'decided', answer: dryAnswer(decided) }, written };
  }

  /** A revision that is named is the one before all of them. */
  async #stale({ subject, ifMatch }: Submission): Promise<JudgedOutcome | undefined> {
    if (typeof ifMatch !== 'number') return undefined;
    const { revision } = await this.#ledgers.load(subject);
    return ifMatch === revision ? undefined : { outcome: 'stale', revision };
  }

  async #load(subject: Subject): Promise<Ledger> {
    return this.#supposed.get(streamOf(subject)) ?? this.#ledgers.load(subject);
  }
}

/** What is to be written of several acts, for one append: each subject once. */
export function appendsOf(acts: readonly Supposed[]): readonly StreamAppend[] {
  const appends = new Map<string, { readonly ledger: Ledger; readonly events: EventToAppend[] }>();
  for (const { ledger, events } of acts.flatMap(({ written }) => written ?? [])) {
    const stream = streamOf(ledger.subject);
    const append = appends.get(stream) ?? { ledger, events: [] };
    append.events.push(...events);
    appends.set(stream, append);
  }
  return [...appends.values()].map(appendTo);
}

/** Bytes of what is to be written of an act. */
export function bytesOf({ written = [] }: Supposed): number {
  return written.reduce((sum, { events }) => sum + appendBytes(events), 0);
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
