import { type CalendarDate, type Citation, noTermCite, type Rank, termOf, sequenceCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { type Check, type Circumstances, fail, type Finding, notApplicable, pass } from '../act-rule.js';
import { openedOn, type RankSpell } from '../career.js';
import { heldSpell } from '../draft.js';
import { termCounter } from '../term-counter.js';

/** What was found about the term of the rank held, on a day. */
export interface TermCheck {
  readonly openedOn: CalendarDate;
  readonly quotaDays: number;
  readonly creditedDays: number;
  readonly eligibleOn: CalendarDate | null;
}

/** The term of the rank held, or nothing when it has none. */
export function termCheck(
  { career, policies }: Circumstances,
  held: RankSpell,
  day: CalendarDate,
): TermCheck | undefined {
  const counter = termCounter(career, held, policies);
  if (counter.quotaDays === undefined) return undefined;
  return {
    openedOn: openedOn(held),
    quotaDays: counter.quotaDays,
    creditedDays: counter.creditedOn(day),
    eligibleOn: counter.eligibleOn ?? null,
  };
}

/** Days that are missing on a day, 0 when the term is served. */
export function daysShort(term: TermCheck | undefined): number {
  return term === undefined ? 0 : Math.max(0, term.quotaDays - term.creditedDays);
}

/** Whether the term was served by the day. */
export function isServed(term: TermCheck, day: CalendarDate): boolean {
  return term.eligibleOn !== null && term.eligibleOn <= day;
}

function citeOf(rank: Rank, day: CalendarDate): Citation {
  return termOf(rank, day)?.cite ?? noTermCite;
}

/** The time in the rank held is served (article 12, paragraph 1). */
export const termServed: Check<ActKind> = {
  rule: 'TERM',
  judge: ({ day }, circumstances) => {
    const held = heldSpell(circumstances.career);
    if (held === undefined) return notApplicable('No rank is held, so no term runs.');
    const term = termCheck(circumstances, held, day);
    if (term === undefined) return notApplicable(`There is no term in ${held.rank}.`, [noTermCite]);
    const cites = [citeOf(held.rank, openedOn(held))];
    if (isServed(term, day)) return pass(`The term in ${held.rank} is served.`, cites, { ...term });
    return fail('TERM_NOT_SERVED', notServed(held.rank, term), cites, {
      ...term,
      daysShort: daysShort(term),
    });
  },
};

function notServed(rank: Rank, term: TermCheck): string {
  const until = term.eligibleOn === null ? 'no day can be told yet' : `it is served on ${term.eligibleOn}`;
  return `${term.creditedDays} of ${term.quotaDays} days in ${rank} are credited; ${until}.`;
}

/** An early assignment is for a term that still runs (article 13, paragraph 1). */
export const termStillRuns: Check<ActKind> = {
  rule: 'TERM',
  judge: ({ day }, circumstances) => {
    const held = heldSpell(circumstances.career);
    if (held === undefined) return notApplicable('No rank is held, so no term runs.');
    const term = termCheck(circumstances, held, day);
    const served = (because: string): Finding =>
      fail('TERM_ALREADY_SERVED', because, [sequenceCite, citeOf(held.rank, day)], {
        ...term,
        daysShort: daysShort(term),
      });
    if (term === undefined) return served(`There is no term in ${held.rank}: nothing can be early.`);
    if (isServed(term, day))
      return served(
        `The term in ${held.rank} was served on ${term.eligibleOn}: this is an ordinary assignment.`,
      );
    return pass(`The term in ${held.rank} still runs.`, [sequenceCite], {
      ...term,
      daysShort: daysShort(term),
    });
  },
};
