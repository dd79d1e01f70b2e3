import { calendarDate, type CalendarDate } from './calendar.js';
import { type Citation, law } from './citations.js';

/** The eight kinds of service that count toward a term, by the number of their sub-paragraph. */
export const CREDIT_KINDS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

export interface CreditKindEntry {
  readonly kind: CreditKind;
  readonly name: string;
  readonly cite: Citation;
  /** Days from this one on never count, whatever was recorded (policy P13). */
  readonly endsOn?: CalendarDate;
}

/** Article 12, paragraph 2: the closed list of what is counted. */
// prettier-ignore
export const creditKinds: readonly CreditKindEntry[] = [
  { kind: 1, name: 'Ministry of Foreign Affairs and its subordinate organisations',      cite: law('12', '2(1)') },
  { kind: 2, name: 'institutions abroad',                                                cite: law('12', '2(2)') },
  { kind: 3, name: 'representations of the Ministry inside the country',                 cite: law('12', '2(3)') },
  { kind: 4, name: 'foreign ministries of the former Union and of the union republics',  cite: law('12', '2(4)'), endsOn: calendarDate('1991-12-26') },
  { kind: 5, name: 'international organisations',                                        cite: law('12', '2(5)') },
  { kind: 6, name: 'research or teaching in institutions of the Ministry',               cite: law('12', '2(6)') },
  { kind: 7, name: 'further training through the Ministry',                              cite: law('12', '2(7)') },
  { kind: 8, name: 'study on referral by the Ministry',                                  cite: law('12', '2(8)') },
];

/** The entry of a kind of credit. */
export function creditKindEntry(kind: CreditKind): CreditKindEntry {
  return creditKinds[kind - 1]!;
}

/** Kinds of leave. Only unpaid (P09) and childcare (P10) leave can stop the counter. */
export const LEAVE_KINDS = ['ANNUAL', 'UNPAID', 'CHILDCARE', 'MATERNITY', 'STUDY', 'SICK'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];
