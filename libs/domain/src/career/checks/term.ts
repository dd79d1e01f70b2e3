import {
  type CalendarDate,
  type Citation,
  creditCite,
  noTermCite,
  type PolicyNo,
  type Rank,
  sequenceCite,
  termOf,
} from '@elshi/law';
import type { ActKind } from '../../act.js';
import { type Check, fail, type Finding, notApplicable, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import { openedOn, type RankSpell } from '../career.js';

/** What was found about the term of the rank held, on a day. */
export interface TermCheck {
  readonly openedOn: CalendarDate;
  readonly quotaDays: number;
  readonly creditedDays: number;
  readonly eligibleOn: CalendarDate | null;
}

/** Policies on which every figure of the counter rests. */
export const COUNTER_POLICIES: readonly PolicyNo[] = [
  ...(['P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P11', 'P12', 'P13'] as const),
  ...(['P14', 'P15', 'P17', 'P21', 'P34'] as const),
];

/** The term of the rank held, or nothing when there is none. */
export function termCheck({ counter }: Circumstances, day: CalendarDate): TermCheck | undefined {
  const counted = counter();
  if (counted?.termYears === undefined) return undefined;
  return {
    openedOn: openedOn(counted.spell),
    quotaDays: counted.quotaOn(day),
    creditedDays: counted.creditedOn(day),
    eligibleOn: counted.eligibleAsOf(day) ?? null,
  };
}

/** Days that are missing on a day, 0 when the term is served. */
export function daysShort(term: TermCheck | undefined): number {
  return term === undefined ? 0 : Math.max(0, term.quotaDays - term.creditedDays);
}

/** Whether the term was served by the day. */
function isServed(term: TermCheck, day: CalendarDate): boolean {
  return term.eligibleOn !== null && term.eligibleOn <= day;
}

function citeOf(held: RankSpell): Citation {
  return termOf(held.rank, openedOn(held))?.cite ?? noTermCite;
}

/** The time in the rank held is served (article 12, paragraph 1). */
export const termServed: Check<ActKind> = {
  rule: 'TERM',
  cite: creditCite,
  judge: ({ day }, circumstances) => {
    const { held } = circumstances.career;
    if (held === undefined) return notApplicable('No rank is held, so no term runs.');
    const term = termCheck(circumstances, day);
    if (term === undefined) return notApplicable(`There is no term in ${held.rank}.`, [noTermCite]);
    const cites = [citeOf(held)];
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
  cite: creditCite,
  judge: ({ day }, circumstances) => {
    const { held } = circumstances.career;
    if (held === undefined) return notApplicable('No rank is held, so no term runs.');
    const term = termCheck(circumstances, day);
    const served = (because: string): Finding =>
      fail('TERM_ALREADY_SERVED', because, [sequenceCite, citeOf(held)], {
        ...term,
        daysShort: daysShort(term),
      });
    if (term === undefined) return served(`There is no term in ${held.rank}: nothing can be early.`);
    if (isServed(term, day))
      return served(
        `The term in ${held.rank} was served on ${term.eligibleOn}: this is an ordinary assignment.`,
      );
    return pass(`The term in ${held.rank} still runs.`, [sequenceCite, citeOf(held)], {
      ...term,
      daysShort: daysShort(term),
    });
  },
};
