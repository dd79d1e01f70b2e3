import { calendarDate, dayNumber, type DayNumber, type Rank, RANK_CODES } from '@elshi/law';

/** What an invented act says. `step` names the act that is corrected or annulled, by its place in the career. */
export type Said =
  | { readonly is: 'registered' | 'renamed'; readonly name: string }
  | { readonly is: 'entered' | 'noted' }
  | { readonly is: 'ranked'; readonly rank: Rank }
  | { readonly is: 'posted'; readonly positionCode: string; readonly officeId: string }
  | { readonly is: 'left'; readonly status: string }
  | { readonly is: 'corrected'; readonly step: number; readonly day: DayNumber; readonly orderNo: string }
  | { readonly is: 'annulled'; readonly step: number };

/** An act of one event. */
export interface Step {
  readonly said: Said;
  readonly kind: string;
  readonly type: string;
  readonly eventId: string;
  readonly actor: string;
  readonly orderNo: string | null;
  /** The day of effect, as recorded. */
  readonly day: DayNumber;
  /** Known time in microseconds. */
  readonly known: number;
}

export interface InventedCareer {
  readonly officerId: string;
  readonly personalNo: string;
  /** In the order of recording. */
  readonly steps: readonly Step[];
}

/** The day after the last on which anything is recorded. */
export const TODAY = calendarDate('2026-01-01');
/** The first day on which anything is recorded: what took effect before was taken over from paper. */
const FOUNDED = calendarDate('2010-01-01');

const [NOW, BEGUN, FIRST_ENTRY] = [TODAY, FOUNDED, calendarDate('1980-01-01')].map(dayNumber) as [
  DayNumber,
  DayNumber,
  DayNumber,
];
const DAYS_OF_TAKING_OVER = 200;
const MICROS_A_DAY = 86_400_000_000;
/** Days between two acts: what is corrected by some weeks keeps its place in the sequence. */
const [SHORTEST_GAP, LONGEST_GAP, LONGEST_SHIFT] = [200, 1000, 60];
const OFFICES = 120;
const CLERKS = 60;
const POSITIONS = ['POS_ATTACHE', 'POS_THIRD_SECRETARY', 'POS_SECOND_SECRETARY', 'POS_FIRST_SECRETARY'];
const SURNAMES = ['Akhmet', 'Serik', 'Nurlan', 'Ospan', 'Kair', 'Bolat', 'Dauren', 'Zhaks', 'Tole', 'Umir'];
const ENDINGS = ['ov', 'ova', 'bek', 'kyzy', 'uly', 'ayev', 'ayeva', 'ali'];
const GIVEN = ['Aigerim', 'Marat', 'Asem', 'Yerzhan', 'Zere', 'Timur', 'Saule', 'Anuar', 'Dana', 'Ilyas'];

const NAMES_OF_KINDS = {
  registered: ['RegisterOfficer', 'OfficerRegistered'],
  entered: ['EnterService', 'ServiceEntered'],
  ranked: ['AssignRank', 'RankAssigned'],
  posted: ['AppointToPosition', 'PositionAppointed'],
  noted: ['RecordAward', 'AwardRecorded'],
  left: ['LeaveService', 'ServiceLeft'],
  renamed: ['CorrectAct', 'ActCorrected'],
  corrected: ['CorrectAct', 'ActCorrected'],
  annulled: ['AnnulAct', 'ActAnnulled'],
} as const satisfies Record<Said['is'], readonly [string, string]>;

/**
 * An invented career, the same for the same seed and place among `officers`: entry between 1980 and today, ranks, posts and
 * awards months or years apart, an end after five to 38 years. One act in ten is corrected later, one in a hundred annulled; some are recorded
 * before their day, most within weeks, a few months late, and all that took effect before the founding is taken over after it.
 */
export function inventedCareer(seed: number, place: number, officers: number): InventedCareer {
  const next = numbersOf(seed * 1_000_003 + place);
  const takenOver = BEGUN + (place / officers) * DAYS_OF_TAKING_OVER;
  const steps: Step[] = [];
  let lastKnown = 0;
  const record = (said: Said, day: DayNumber, late: number): void => {
    const [kind, type] = NAMES_OF_KINDS[said.is];
    const isOld = day + late < takenOver;
    const at = isOld ? takenOver : day + late + next();
    const known = Math.max(Math.floor(Math.min(at, NOW) * MICROS_A_DAY), lastKnown + 1);
    lastKnown = known;
    const actor = isOld ? 'import' : `clerk-${Math.floor(next() ** 2 * CLERKS)}`;
    const orderNo = said.is === 'registered' ? null : orderNumber(next, day);
    steps.push({ said, kind, type, eventId: uuid(place, steps.length), actor, orderNo, day, known });
  };
  for (const { said, day, late } of planned(next)) {
    record(said, day, late);
    const step = steps.length - 1;
    if (said.is === 'registered' && next() < 0.02)
      record({ is: 'renamed', name: nameOf(next) }, day, late + 90);
    if (said.is !== 'ranked' && said.is !== 'posted') continue;
    const turn = next();
    if (turn < 0.1) {
      const shifted = day + Math.floor((next() * 2 - 1) * LONGEST_SHIFT);
      const correction = {
        is: 'corrected',
        step,
        day: shifted,
        orderNo: orderNumber(next, shifted),
      } as const;
      record(correction, day, late + Math.floor(next() * SHORTEST_GAP));
    } else if (turn < 0.11) record({ is: 'annulled', step }, day, late + Math.floor(next() * SHORTEST_GAP));
  }
  const number = String((place * 7919 + 13) % 1_000_000).padStart(6, '0');
  return { officerId: `p${number}`, personalNo: `KZ-${number}`, steps };
}

/** Acts in the order of their days, with the days from effect to recording. */
function* planned(
  next: () => number,
): Iterable<{ readonly said: Said; readonly day: DayNumber; readonly late: number }> {
  const entry = FIRST_ENTRY + Math.floor(next() * (NOW - FIRST_ENTRY));
  const end = entry + Math.floor((5 + next() * 33) * 365);
  const late = (): number => (next() < 0.05 ? -30 : Math.floor(next() ** 3 * 120));
  yield { said: { is: 'registered', name: nameOf(next) }, day: entry, late: 0 };
  yield { said: { is: 'entered' }, day: entry, late: late() };
  let rank = 0;
  const gap = (): number => SHORTEST_GAP + Math.floor(next() * (LONGEST_GAP - SHORTEST_GAP));
  for (let day = entry + gap(); day < Math.min(end, NOW); day += gap()) {
    const turn = next();
    if (turn < 0.3 && rank < RANK_CODES.length)
      yield { said: { is: 'ranked', rank: RANK_CODES[rank++]! }, day, late: late() };
    else if (turn < 0.65) yield { said: { is: 'posted', ...postOf(next) }, day, late: late() };
    else yield { said: { is: 'noted' }, day, late: late() };
  }
  const status = next() < 0.9 ? 'LEFT' : 'DECEASED';
  if (end < NOW) yield { said: { is: 'left', status }, day: end, late: late() };
}

function postOf(next: () => number): { readonly positionCode: string; readonly officeId: string } {
  const positionCode = POSITIONS[Math.floor(next() * POSITIONS.length)]!;
  return { positionCode, officeId: `office-${Math.floor(next() ** 2 * OFFICES)}` };
}

function nameOf(next: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!;
  return `${pick(SURNAMES)}${pick(ENDINGS)} ${pick(GIVEN)}`;
}

/** An order of a day names several acts. */
function orderNumber(next: () => number, day: DayNumber): string {
  return `${1 + Math.floor(next() * 12)}-${day}/1`;
}

function uuid(place: number, step: number): string {
  const hex = (number: number, length: number): string => number.toString(16).padStart(length, '0');
  return `00000000-0000-7000-8000-${hex(place, 8)}${hex(step, 4)}`;
}

/** A small generator of numbers from 0 to 1: the same ones for the same seed. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
