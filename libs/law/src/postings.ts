import { type Citation, law, regulation } from './citations.js';
import type { Policies } from './policies.js';

/** How a posting can end; a closed list. */
export const POSTING_OUTCOMES = [
  'COMPLETED',
  'CURTAILED',
  'RECALLED',
  'DIED_AT_POST',
  'OFFICE_TERMINATED',
  'NOT_TAKEN_UP',
  'DECLINED',
] as const;
export type PostingOutcome = (typeof POSTING_OUTCOMES)[number];

/** What a posting must have been for an outcome. */
export interface PostingOutcomeRule {
  readonly outcome: PostingOutcome;
  /** Whether the officer has arrived. Who has not served at the post has no day of it. */
  readonly ends: 'STARTED' | 'ASSIGNED';
  /** It carries out a recall, which must be on record. */
  readonly onRecall?: true;
}

// prettier-ignore
const postingOutcomes: readonly PostingOutcomeRule[] = [
  { outcome: 'COMPLETED',         ends: 'STARTED' },
  { outcome: 'CURTAILED',         ends: 'STARTED' },
  { outcome: 'RECALLED',          ends: 'STARTED', onRecall: true },
  { outcome: 'DIED_AT_POST',      ends: 'STARTED' },
  { outcome: 'OFFICE_TERMINATED', ends: 'STARTED' },
  { outcome: 'NOT_TAKEN_UP',      ends: 'ASSIGNED' },
  { outcome: 'DECLINED',          ends: 'ASSIGNED' },
];

/** The rule of an outcome. */
export function postingOutcomeRule(outcome: PostingOutcome): PostingOutcomeRule {
  return postingOutcomes.find((rule) => rule.outcome === outcome)!;
}

/** Work in an institution abroad, which a posting is. */
export const postingCite = law('12', '2(2)');
/** Within the structure and staffing of an office. */
export const staffingCite = regulation('17');
/** Who approves the structure and the staffing of an office, within the limit of the Government (point 17). */
export const staffingApprovedBy = 'MINISTER';
/** Early recall and extension, which the head may propose. */
export const proposalCite = regulation('11', '(4)');
/** Only heads serve at two offices at once (policy P31). */
export const concurrentCite = regulation('9', '¶3');

/** Years at an office after which an officer is due for rotation (policy P35); nothing where nobody is. */
export const rotationYears: Readonly<Record<Policies['P35'], number | undefined>> = {
  OFF: undefined,
  AFTER_3_YEARS: 3,
  AFTER_4_YEARS: 4,
  AFTER_5_YEARS: 5,
};

/** Who an officer is. */
export const officerCite = regulation('14', '¶1');

/** The departments that a representative office may have (point 18). */
export const DEPARTMENT_KINDS = [
  'POLITICAL',
  'TRADE',
  'ECONOMIC',
  'CONSULAR',
  'MEDIA',
  'HUMANITARIAN',
  'REFERENTS',
  'FINANCE',
  'OTHER',
] as const;
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number];

/** Whose orders give staff their duties and permit their trips. */
export const staffOrdersBy = 'HEAD';
export const departmentsCite = regulation('18');
/** Functions of departments and duties of staff are determined by the head. */
export const dutiesCite = regulation('19');
/** Short trips of staff, permitted by the head in agreement with the Ministry. */
export const shortTripCite = regulation('11', '(7)');

/** The accreditation cards by which a host state confirms a status. */
export const CARD_KINDS = ['DIPLOMATIC', 'SERVICE'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** The card of a category of staff. */
export interface CardRule {
  readonly category: 'OFFICER' | 'EMPLOYEE' | 'SERVICE_PERSONNEL';
  /** Absent where none is issued. */
  readonly cardKind?: CardKind;
  readonly cite: Citation;
}

// prettier-ignore
const cards: readonly CardRule[] = [
  { category: 'OFFICER',           cardKind: 'DIPLOMATIC', cite: regulation('14', '¶3') },
  { category: 'EMPLOYEE',          cardKind: 'SERVICE',    cite: regulation('14', '¶5') },
  { category: 'SERVICE_PERSONNEL',                         cite: regulation('14', '¶6') },
];

/** The card that a category of staff has (point 14). */
export function cardRule(category: CardRule['category']): CardRule {
  return cards.find((rule) => rule.category === category)!;
}
