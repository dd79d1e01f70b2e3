import {
  type CalendarDate,
  type Policies,
  type Rank,
  rankAfter,
  STEPS_WITHOUT_JUSTIFICATION,
} from '@elshi/law';
import { type Career, categoryOn, coveringOn, openedOn, spellOn, statusOn, type Stretch } from './career.js';
import { positionMatch } from './checks/position.js';
import { staysOf } from './posts.js';
import { TermCounters } from './term-counter.js';

/**
 * The first day on which the next rank can be assigned in the ordinary way while the rank in force on a day is held, or while
 * none is: its term is served, by an officer in service. By every act known, those in effect later included.
 */
export function firstEligibleOn(
  career: Career,
  on: CalendarDate,
  policies: Policies,
  counters = new TermCounters(career, policies),
): CalendarDate | null {
  const spell = spellOn(career, on)?.spell;
  const next = rankAfter(spell?.rank);
  if (next === undefined) return null;
  if (spell === undefined) return firstWithoutRank(career, next, on, policies);
  const counter = counters.of(spell);
  const served = counter.termYears === undefined ? openedOn(spell) : counter.eligibleAsOf(on);
  if (served === undefined) return null;
  const days = [served, ...spell.held.map(({ from }) => from), ...changeDays(career)];
  const fits = (day: CalendarDate) =>
    day >= served && spellOn(career, day)?.spell === spell && nothingBars(career, next, day, policies);
  return days.filter(fits).sort()[0] ?? null;
}

/** The first day, since a rank was last held, on which nothing but the rank itself is missing. */
function firstWithoutRank(
  career: Career,
  next: Rank,
  on: CalendarDate,
  policies: Policies,
): CalendarDate | null {
  const ends = career.spells.flatMap(({ held }) => held.flatMap(({ to }) => to ?? []));
  const since = ends
    .filter((day) => day <= on)
    .sort()
    .at(-1);
  const fits = (day: CalendarDate) =>
    (since === undefined || day >= since) &&
    spellOn(career, day) === undefined &&
    nothingBars(career, next, day, policies);
  return [...ends, ...changeDays(career)].filter(fits).sort()[0] ?? null;
}

/** Days on which something changes that an assignment is asked about, beside its term. */
function changeDays(career: Career): readonly CalendarDate[] {
  const stretches: Stretch[] = [
    ...career.service,
    ...career.sanctions,
    ...career.positions,
    ...staysOf(career),
  ];
  return [
    ...stretches.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
    ...career.categories.flatMap(({ from }) => from ?? []),
  ];
}

function nothingBars(career: Career, next: Rank, day: CalendarDate, policies: Policies): boolean {
  if (statusOn(career, day) !== 'IN_SERVICE' || categoryOn(career, day) !== 'OFFICER') return false;
  if (policies.P32 !== 'OFF' && coveringOn(career.sanctions, day) !== undefined) return false;
  if (policies.P25 !== 'REFUSE') return true;
  const deviation = positionMatch(career, next, day)?.deviation ?? 0;
  return Math.abs(deviation) <= STEPS_WITHOUT_JUSTIFICATION;
}
