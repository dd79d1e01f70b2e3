import type { CalendarDate, Citation, Policies, PolicyNo } from '@elshi/law';
import type { ActKind, ActOf } from '../act.js';
import type { EventDraft } from '../event.js';
import { type Facts, type Refusal, type RefusalCode, refusal, type Warning } from '../refusal.js';
import type { Standing } from '../standing.js';
import type { Career } from './career.js';
import type { CareerDraft } from './draft.js';
import type { NamedActs } from './named-acts.js';

/** An act that is being judged, with its place in the order of recording. */
export interface Judged<K extends ActKind> {
  readonly act: ActOf<K>;
  /** The day from which it counts. */
  readonly day: CalendarDate;
  readonly index: number;
}

/** What an act is judged by: the career as it stood just before, and the names known by then. */
export interface Circumstances {
  readonly career: Career;
  readonly named: NamedActs;
  readonly policies: Policies;
  /** Offices that were looked up for the act, by id; null where there is none. */
  readonly offices: ReadonlyMap<string, null | object>;
}

/** What one check found. */
export type Finding =
  | {
      readonly outcome: 'pass';
      readonly because: string;
      readonly citations: readonly Citation[];
      readonly facts: Facts;
    }
  | {
      readonly outcome: 'not-applicable';
      readonly because: string;
      readonly citations: readonly Citation[];
      readonly facts: Facts;
    }
  | { readonly outcome: 'warn'; readonly warning: Warning; readonly facts: Facts }
  | { readonly outcome: 'fail'; readonly refusal: Refusal };

/** One question that the law asks of an act. */
export interface Check<K extends ActKind> {
  readonly rule: string;
  /** Asked of historical acts too: it concerns names and dates, not the law. */
  readonly form?: true;
  readonly judge: (judged: Judged<K>, circumstances: Circumstances) => Finding;
}

/** Everything the core knows about one kind of act. */
export interface ActRule<K extends ActKind> {
  /** Questions in the order in which a lawyer asks them; the first fault is the refusal. */
  readonly checks: readonly Check<K>[];
  /** Provisions on which every act of the kind rests. */
  readonly citations: readonly Citation[];
  /** Policies that the checks or the found members look at. */
  readonly policies: readonly PolicyNo[];
  /** Adds the act to a career. Total: it takes irregular acts as they are. */
  readonly apply: (career: CareerDraft, standing: Standing<K>) => void;
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
