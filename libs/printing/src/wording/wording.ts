import type { Language, WrittenDate } from '@elshi/law';
import type { OrderType } from '@elshi/domain';
import type { Label, SectionName } from '@elshi/projections';

export type Column = 'act' | 'from' | 'to' | 'date' | 'entry' | 'basis' | 'days';

/** What is told at the head of the document about the person. */
export type IdentityField =
  | 'names'
  | 'otherNames'
  | 'officerId'
  | 'birthDate'
  | 'personalNo'
  | 'category'
  | 'status'
  | 'position'
  | 'rank';

/** At which point of the two clocks the document stands, and by what it is checked. */
export type ClockField = 'asOf' | 'knownAt' | 'position' | 'ruleset' | 'code';

export type TermField =
  | 'rank'
  | 'status'
  | 'openedOn'
  | 'termYears'
  | 'quotaDays'
  | 'creditedDays'
  | 'remainingDays'
  | 'eligibleOn'
  | 'approximate';

/** Everything that the document says in one language, but what the record itself says. */
export interface Wording {
  readonly language: Language;
  readonly title: string;
  readonly identityTitle: string;
  readonly clocksTitle: string;
  readonly termTitle: string;
  readonly notesTitle: string;
  readonly none: string;
  readonly notGiven: string;
  readonly sections: Readonly<Record<SectionName, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly identity: Readonly<Record<IdentityField, string>>;
  readonly clocks: Readonly<Record<ClockField, string>>;
  readonly term: Readonly<Record<TermField, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly orders: Readonly<Record<OrderType, (date: WrittenDate, number: string) => string>>;
  readonly says: Sentences;
  /** What the signs and numbers mean. */
  readonly notes: readonly string[];
}

/** Phrases with something to fill in. */
export interface Sentences {
  readonly day: (day: WrittenDate) => string;
  readonly since: (what: string, day: WrittenDate) => string;
  readonly paper: (date: WrittenDate, number: string) => string;
  readonly act: (act: number | null) => string;
  readonly ended: (how: string, act: number) => string;
  readonly endedElsewhere: (act: number) => string;
  readonly endBasis: (order: string) => string;
  readonly recorded: (day: WrittenDate, by: string) => string;
  readonly corrected: (act: number, basis: string) => string;
  readonly annulled: (act: number, basis: string) => string;
  readonly removed: (act: number, basis: string) => string;
  readonly reason: (reason: string) => string;
  readonly historical: string;
  readonly unverified: string;
  readonly approximate: string;
  readonly years: (years: number) => string;
  readonly projected: (day: WrittenDate) => string;
  readonly counted: (kind: string) => string;
  readonly notCounted: (reason: string) => string;
  readonly policy: (no: string) => string;
  readonly page: (page: number, pages: number) => string;
}
