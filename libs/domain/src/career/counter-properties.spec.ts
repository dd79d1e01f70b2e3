import {
  calendarDate,
  type CalendarDate,
  dateOf,
  dayNumber,
  defaultPolicies,
  type WrittenDate,
} from '@elshi/law';
import fc from 'fast-check';
import {
  anyPolicies,
  dayAfter,
  patience,
  runs,
  story,
  told,
} from '../../../../test/support/careers-plausible.js';
import { countedBefore, excludedAsOf } from './counted-days.js';
import type { Span } from './span.js';
import { TermCounters } from './term-counter.js';

const anyDay = dayAfter(calendarDate('1988-01-01'));

const within = (span: Span, from: number, to: number) =>
  Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));

describe('The term counter', () => {
  it(
    'counts days that sum to the total, each day once',
    () => {
      fc.assert(
        fc.property(story, anyDay, (tale, on) => {
          const { career } = told(tale, { dependants: 'KEEP' });
          const counters = new TermCounters(career, defaultPolicies);
          for (const spell of career.spells) {
            const counter = counters.of(spell);
            const parts = countedBefore(counter, on);
            expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(counter.creditedOn(on));
            const shown = [...parts, ...excludedAsOf(counter, on).filter((part) => part.days > 0)];
            const held = spell.held.reduce((sum, { from, to }) => {
              const begin = dayNumber(from);
              return (
                sum +
                within({ from: begin, to: to === undefined ? Infinity : dayNumber(to) }, begin, dayNumber(on))
              );
            }, 0);
            expect(shown.reduce((sum, part) => sum + part.days, 0)).toBe(Math.max(0, held));
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'reaches the quota on the day of eligibility, and not a day before',
    () => {
      fc.assert(
        fc.property(story, (tale) => {
          const { career } = told(tale);
          const counters = new TermCounters(career, defaultPolicies);
          for (const spell of career.spells) {
            const counter = counters.of(spell);
            const served = counter.eligibleAsOf(calendarDate('2000-01-01'));
            if (served === undefined) continue;
            expect(counter.creditedOn(served)).toBe(counter.quotaOn(served));
            expect(counter.creditedOn(dateOf(dayNumber(served) - 1))).toBe(counter.quotaOn(served) - 1);
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'counts a period as the sum of its parts',
    () => {
      fc.assert(
        fc.property(story, fc.array(anyDay, { minLength: 3, maxLength: 6 }), (tale, cuts) => {
          const { career } = told(tale, { dependants: 'KEEP' });
          const counters = new TermCounters(career, defaultPolicies);
          const ordered: readonly CalendarDate[] = [...cuts].sort();
          for (const spell of career.spells) {
            const counter = counters.of(spell);
            const counted = (from: CalendarDate, to: CalendarDate) =>
              counter.counted.reduce((sum, part) => sum + within(part, dayNumber(from), dayNumber(to)), 0);
            const parts = ordered.slice(1).map((to, place) => counted(ordered[place]!, to));
            const whole = counted(ordered[0]!, ordered.at(-1)!);
            expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
            expect(counter.creditedOn(ordered.at(-1)!) - counter.creditedOn(ordered[0]!)).toBe(whole);
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'gives whole numbers and real days under any policies',
    () => {
      fc.assert(
        fc.property(story, anyDay, anyPolicies, (tale, on, policies) => {
          const { career } = told(tale, { dependants: 'KEEP' });
          const counters = new TermCounters(career, policies);
          for (const spell of career.spells) {
            const counter = counters.of(spell);
            expect(Number.isSafeInteger(counter.creditedOn(on))).toBe(true);
            expect(counter.quotaOn(on)).toBeGreaterThanOrEqual(0);
            const eligible: WrittenDate | undefined = counter.eligibleAsOf(on);
            if (eligible !== undefined) expect(eligible >= counter.startsOn).toBe(true);
          }
        }),
        runs,
      );
    },
    patience,
  );
});
