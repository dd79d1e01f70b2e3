import { citationCatalogue, defaultPolicies } from '@elshi/law';
import fc from 'fast-check';
import type { History } from '../../../../../test/support/careers.js';
import { anyPolicies, patience, runs, story, told } from '../../../../../test/support/careers-plausible.js';
import { anyAct, anyDependants } from '../../../../../test/support/careers-strange.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { findingRules } from '../../findings/finding-rules.js';
import { ledgerAfter } from '../../ledger.js';
import { judgeCareer, type JudgedCareer, officerFindings } from './officer-findings.js';

const strangeActs = fc.array(fc.tuple(anyAct, anyDependants), { maxLength: 25 });
type StrangeActs = typeof strangeActs extends fc.Arbitrary<infer T> ? T : never;

/** A story that becomes a strange one: everything that the judge takes, with what was kept against the law. */
function strangely(tale: Parameters<typeof told>[0], strange: StrangeActs): History {
  return strange.reduce(
    (history, [next, dependants]) => {
      const decision = history.when(next, { dependants, offices: ['o1'] });
      return decision.refused === undefined ? history.recorded(next, decision) : history;
    },
    told(tale, { dependants: 'KEEP' }),
  );
}

const known = new Set(citationCatalogue.map(({ citation }) => JSON.stringify(citation)));

describe('The findings about a record', () => {
  it(
    'are the same when they grow with it, act by act, as when all is judged at once',
    () => {
      fc.assert(
        fc.property(story, strangeActs, (tale, strange) => {
          const { ledger } = strangely(tale, strange);
          let judged: JudgedCareer | undefined;
          for (const { events } of ledger.acts) {
            const { revision } = events.at(-1)!;
            const grown = ledgerAfter(ledger, revision + 1);
            judged = judgeCareer(grown, defaultPolicies, judged);
            const atOnce = judgeCareer(grown, defaultPolicies);
            expect(judged.folded).toEqual(atOnce.folded);
            expect(officerFindings(judged, defaultPolicies)).toEqual(
              officerFindings(atOnce, defaultPolicies),
            );
          }
        }),
        { numRuns: Math.ceil(runs.numRuns / 4) },
      );
    },
    patience,
  );

  it(
    'are made of any record under any policies: plain, well cited, about events that there are',
    () => {
      fc.assert(
        fc.property(story, strangeActs, anyPolicies, (tale, strange, policies) => {
          const history = strangely(tale, strange);
          const events = new Set(
            history.ledger.acts.flatMap(({ events: all }) => all.map(({ eventId }) => eventId)),
          );
          for (const { accepted: _act, ...found } of findingsOf(history, policies)) {
            expect(JSON.parse(JSON.stringify(found))).toEqual(found);
            expect(found.because).toMatch(/[.]$/);
            expect(found.until === undefined || found.since < found.until).toBe(true);
            expect(found.events.length).toBeGreaterThan(0);
            expect(found.events.filter((eventId) => !events.has(eventId))).toEqual([]);
            for (const citation of found.citations ?? []) expect(known).toContain(JSON.stringify(citation));
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'have an id each: on no day does one stand twice',
    () => {
      fc.assert(
        fc.property(story, strangeActs, (tale, strange) => {
          const found = findingsOf(strangely(tale, strange));
          found.forEach(({ findingId, since, until }, place) => {
            const twins = found.slice(place + 1).filter((other) => other.findingId === findingId);
            const meet = twins.filter(
              (other) =>
                (until === undefined || other.since < until) &&
                (other.until === undefined || since < other.until),
            );
            expect(meet).toEqual([]);
          });
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'name no irregular act in a career that was lawful from act to act',
    () => {
      fc.assert(
        fc.property(story, (tale) => {
          const rules = findingsOf(told(tale, { dependants: 'ANNUL' })).map(({ rule }) => rule);
          expect(rules).not.toContain('IRREGULAR_ACT');
        }),
        runs,
      );
    },
    patience,
  );
});

describe('The rules of findings', () => {
  it.each(Object.entries(findingRules))(
    '%s says what it finds, under a provision that there is',
    (_rule, entry) => {
      expect(entry.says).toMatch(/^[A-Z].*[.]$/);
      expect(entry.fix.says).toMatch(/^[A-Z].*[.]$/);
      expect(entry.fix.kinds.length).toBeGreaterThan(0);
      expect(entry.cite === undefined || known.has(JSON.stringify(entry.cite))).toBe(true);
    },
  );
});
