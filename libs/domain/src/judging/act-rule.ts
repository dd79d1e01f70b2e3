import type { CalendarDate, Citation, PolicyNo, WrittenDate } from '@elshi/law';
import type { ActKind, ActOf } from '../act.js';
import type { EventDraft } from '../event.js';
import { type Facts, type Refusal, type RefusalCode, refusal, type Warning } from '../refusal.js';
import type { Standing, StandingAct } from '../standing.js';
import type { NamedActs } from './named-acts.js';

/** An act that is being judged, with its place in the order of recording. */
export interface Judged<K extends ActKind> {
  readonly act: ActOf<K>;
  /** The day from which it counts. */
  readonly day: CalendarDate;
  readonly index: number;
  /** Facts from other streams that it was decided on when it was recorded, by rule; none for a new act. */
  readonly decidedOn?: Readonly<Record<string, Facts>>;
}

/** What one check found. */
export type Finding =
  | {
      readonly outcome: 'pass' | 'not-applicable';
      readonly because: string;
      readonly citations: readonly Citation[];
      readonly facts: Facts;
    }
  | { readonly outcome: 'warn'; readonly warning: Warning; readonly facts: Facts }
  | { readonly outcome: 'fail'; readonly refusal: Refusal };

/** One question that the law asks of an act. */
export interface Check<K extends ActKind, Circumstances> {
  readonly rule: string;
  /** Asked of historical acts too: it concerns names and dates, not the law. */
  readonly form?: true;
  /** The provision that asks it, where what was found names none. */
  readonly cite?: Citation;
  readonly judge: (judged: Judged<K>, circumstances: Circumstances) => Finding;
}

/** How far back an act reaches, beside its own day. */
export interface Reaching<K extends ActKind> {
  /** A date in its data from which it changes something. */
  readonly from?: (standing: Standing<K>) => WrittenDate;
  /** The act that it changes from that one's beginning. */
  readonly changes?: (standing: Standing<K>, named: NamedActs) => StandingAct | undefined;
}

/**
 * Everything the core knows about one kind of act. `Draft` is what the subject's acts are folded into while it is being
 * folded, `Circumstances` what an act is judged by.
 */
export interface ActRule<K extends ActKind, Draft, Circumstances> {
  /** Questions in the order in which a lawyer asks them; the first fault is the refusal. */
  readonly checks: readonly Check<K, Circumstances>[];
  /** Provisions on which every act of the kind rests. */
  readonly citations: readonly Citation[];
  /** Policies that the checks or the found members look at. */
  readonly policies: readonly PolicyNo[];
  readonly reaching?: Reaching<K>;
  /** Its effect is an interval of its own dates, or holds from the beginning: it is folded before the rest, whatever its day. */
  readonly foldedFirst?: true;
  /** Adds the act to what is folded. Total: it takes irregular acts as they are. */
  readonly apply: (draft: Draft, standing: Standing<K>) => void;
  /** The events of a lawful act, with the members that were found. `eventId` gives the id of each event to be written. */
  readonly events: (
    judged: Judged<K>,
    circumstances: Circumstances,
    eventId: (index: number) => string,
  ) => readonly EventDraft[];
}

export function pass(because: string, citations: readonly Citation[] = [], facts: Facts = {}): Finding {
  return { outcome: 'pass', because, citations, facts };
}

export function notApplicable(
  because: string,
  citations: readonly Citation[] = [],
  facts: Facts = {},
): Finding {
  return { outcome: 'not-applicable', because, citations, facts };
}

export function warn(warning: Warning, facts: Facts = {}): Finding {
  return { outcome: 'warn', warning, facts };
}

export function fail(
  code: RefusalCode,
  because: string,
  citations: readonly Citation[] = [],
  facts: Facts = {},
): Finding {
  return { outcome: 'fail', refusal: refusal(code, because, citations, facts) };
}
