import { type Citation, law, regulation } from './citations.js';
import { type CalendarDate, calendarDate } from './calendar.js';
import type { Worded } from './languages.js';

/** Codes of the eleven ranks, lowest first (Law, article 10). */
export const RANK_CODES = [
  'ATTACHE',
  'THIRD_SECRETARY',
  'SECOND_SECRETARY_II',
  'SECOND_SECRETARY_I',
  'FIRST_SECRETARY_II',
  'FIRST_SECRETARY_I',
  'COUNSELLOR_II',
  'COUNSELLOR_I',
  'ENVOY_II',
  'ENVOY_I',
  'AMBASSADOR',
] as const;

export type Rank = (typeof RANK_CODES)[number];

/** Who may assign a rank, and so lower it, take it away or restore it. */
export type RankAuthority = 'MINISTER' | 'PRESIDENT';

export interface RankEntry {
  readonly no: number;
  readonly code: Rank;
  readonly titles: Worded;
  readonly assignedBy: RankAuthority;
  /** Whether the Minister must have proposed it to the President. */
  readonly representation: boolean;
  readonly authorityCite: Citation;
}

const minister = { assignedBy: 'MINISTER', representation: false, authorityCite: law('11', '1¶2') } as const;
const president = { assignedBy: 'PRESIDENT', representation: true, authorityCite: law('11', '1¶1') } as const;

/** The ladder of article 10, with the competence of article 11, paragraph 1. The II class stands below the I class. */
// prettier-ignore
export const ranks: readonly RankEntry[] = [
  { no: 1,  code: 'ATTACHE',             titles: { en: 'Attaché',                                         ru: 'атташе', kk: 'атташе' }, ...minister },
  { no: 2,  code: 'THIRD_SECRETARY',     titles: { en: 'Third Secretary',                                 ru: 'третий секретарь', kk: 'үшінші хатшы' }, ...minister },
  { no: 3,  code: 'SECOND_SECRETARY_II', titles: { en: 'Second Secretary, II class',                      ru: 'второй секретарь II класса', kk: 'II сыныпты екінші хатшы' }, ...minister },
  { no: 4,  code: 'SECOND_SECRETARY_I',  titles: { en: 'Second Secretary, I class',                       ru: 'второй секретарь I класса', kk: 'I сыныпты екінші хатшы' }, ...minister },
  { no: 5,  code: 'FIRST_SECRETARY_II',  titles: { en: 'First Secretary, II class',                       ru: 'первый секретарь II класса', kk: 'II сыныпты бірінші хатшы' }, ...minister },
  { no: 6,  code: 'FIRST_SECRETARY_I',   titles: { en: 'First Secretary, I class',                        ru: 'первый секретарь I класса', kk: 'I сыныпты бірінші хатшы' }, ...minister },
  { no: 7,  code: 'COUNSELLOR_II',       titles: { en: 'Counsellor, II class',                            ru: 'советник II класса', kk: 'II сыныпты кеңесші' }, ...minister },
  { no: 8,  code: 'COUNSELLOR_I',        titles: { en: 'Counsellor, I class',                             ru: 'советник I класса', kk: 'I сыныпты кеңесші' }, ...minister },
  { no: 9,  code: 'ENVOY_II',            titles: { en: 'Envoy Extraordinary and Plenipotentiary, II class', ru: 'Чрезвычайный и Полномочный Посланник II класса', kk: 'II сыныпты Төтенше және Өкілетті Уәкіл' }, ...president },
  { no: 10, code: 'ENVOY_I',             titles: { en: 'Envoy Extraordinary and Plenipotentiary, I class', ru: 'Чрезвычайный и Полномочный Посланник I класса', kk: 'I сыныпты Төтенше және Өкілетті Уәкіл' }, ...president },
  { no: 11, code: 'AMBASSADOR',          titles: { en: 'Ambassador Extraordinary and Plenipotentiary',    ru: 'Чрезвычайный и Полномочный Посол', kk: 'Төтенше және Өкілетті Елші' }, ...president },
];

const byCode = new Map(ranks.map((entry) => [entry.code, entry]));

/** The ladder's entry for a rank. */
export function rankEntry(rank: Rank): RankEntry {
  return byCode.get(rank) ?? ranks[0]!;
}

/** Place on the ladder, 1 to 11. */
export function rankNo(rank: Rank): number {
  return rankEntry(rank).no;
}

/** The rank at this place of the ladder, if there is one. */
export function rankAt(no: number): Rank | undefined {
  return ranks[no - 1]?.code;
}

/** The rank after this one; the first for nobody's rank; none after Ambassador. */
export function rankAfter(rank: Rank | undefined): Rank | undefined {
  return rankAt(rank === undefined ? 1 : rankNo(rank) + 1);
}

export interface TimeInRank {
  readonly held: Rank;
  readonly years: number;
  readonly cite: Citation;
  readonly inForceFrom: CalendarDate;
  readonly repealedFrom?: CalendarDate;
}

const inForce = calendarDate('2002-03-07');

/** Years in a rank before the next may be assigned (article 12, paragraph 1). Ranks without a row have no term. */
// prettier-ignore
export const timeInRank: readonly TimeInRank[] = [
  { held: 'ATTACHE',             years: 2, cite: law('12', '1(1)'), inForceFrom: inForce },
  { held: 'THIRD_SECRETARY',     years: 2, cite: law('12', '1(1)'), inForceFrom: inForce },
  { held: 'SECOND_SECRETARY_II', years: 2, cite: law('12', '1(1)'), inForceFrom: inForce },
  { held: 'SECOND_SECRETARY_I',  years: 2, cite: law('12', '1(1)'), inForceFrom: inForce },
  { held: 'FIRST_SECRETARY_II',  years: 3, cite: law('12', '1(2)'), inForceFrom: inForce },
  { held: 'FIRST_SECRETARY_I',   years: 3, cite: law('12', '1(2)'), inForceFrom: inForce },
  { held: 'COUNSELLOR_II',       years: 3, cite: law('12', '1(2)'), inForceFrom: inForce },
];

/**
 * The term of a rank as the law stands on a day, or nothing where there is none.
 *
 * Days before the first edition are judged by it: ranks brought over from before 2002 had no other rule here.
 */
export function termOf(rank: Rank, on: CalendarDate): TimeInRank | undefined {
  const rows = timeInRank.filter((row) => row.held === rank);
  return (
    rows.find((row) => row.inForceFrom <= on && (row.repealedFrom === undefined || on < row.repealedFrom)) ??
    rows.find((row) => on < row.inForceFrom)
  );
}

/** That ranks from Counsellor of the I class upward have no term. */
export const noTermCite: Citation = law('12', '1¶last');
/** The President acts on the Minister's representation. */
export const representationCite: Citation = law('11', '1¶1');
/** Eight kinds of service count toward a term, and no other. */
export const creditCite: Citation = law('12', '2');
/** One rank after another; early and out of turn are the exceptions. */
export const sequenceCite: Citation = law('13', '1');
/** Demotion and revocation need an act that entails liability. */
export const liabilityCite: Citation = law('13', '2¶1');
/** Dismissal for breach of discipline takes the rank away at the same time. */
export const disciplineCite: Citation = law('13', '2¶2');
/** Demotion and revocation follow the procedure of assignment. */
export const lossProcedureCite: Citation = law('13', '2¶3');
/** A former rank is restored after service attestation. */
export const restorationCite: Citation = law('13', '2¶4');
/** Rank and position match, give or take a step. */
export const positionMatchCite: Citation = law('11', '2');
/** Disciplinary sanctions follow the legislation. */
export const sanctionCite: Citation = regulation('21');
/** Certificate and entry in the service record; held for life. */
export const confirmationCite: Citation = law('11', '3');
/** Ranks are for officers. */
export const officersOnlyCite: Citation = law('10');

/** Grounds on which a rank may be assigned early or out of turn (article 13, paragraph 1). */
export const GROUND_KINDS = ['SIGNIFICANT_SUCCESS', 'SPECIAL_MERIT'] as const;
export type GroundKind = (typeof GROUND_KINDS)[number];

/** Whose law makes liable (article 13, paragraph 2; policy P24). */
export const LIABILITY_JURISDICTIONS = ['KAZAKHSTAN', 'HOST_STATE'] as const;
export type LiabilityJurisdiction = (typeof LIABILITY_JURISDICTIONS)[number];

/** Whose act, when it takes a rank with a dismissal for breach of discipline, is of the very day (article 13, paragraph 2; policy P23). */
export const revokesOnTheDay: readonly RankAuthority[] = ['PRESIDENT'];
/** Who decides a service attestation, after which a rank may be restored (article 13, paragraph 2). */
export const attestedBy = 'COMMISSION';
