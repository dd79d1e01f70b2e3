import { calendarDate, citationCatalogue, dateOf, dayNumber, defaultPolicies } from '@elshi/law';
import fc from 'fast-check';
import { act, court, type History } from '../../../../test/support/careers.js';
import {
  accepting,
  anyPolicies,
  dayAfter,
  nextRank,
  patience,
  runs,
  story,
  told,
} from '../../../../test/support/careers-plausible.js';
import { byAuthority } from '../../../../test/support/careers-scenes.js';
import { anyAct, anyDependants } from '../../../../test/support/careers-strange.js';
import type { Act } from '../act.js';
import { standings } from '../standing.js';
import { openedOn, spellOn } from './career.js';
import { docketOf } from '../judging/docket.js';
import type { Decision } from '../judging/judge.js';
import { nothingAround } from '../judging/surroundings.js';
import { sweep } from '../judging/sweep.js';
import { officerRules } from './rules.js';

/** Acts of a history that the judge would refuse now. */
function unlawful({ ledger }: History): readonly string[] {
  const everything = { policies: defaultPolicies, surroundings: nothingAround, judges: () => true };
  return [...sweep(officerRules, docketOf(standings(ledger)), everything).swept.values()].flatMap(
    ({ standing, refusal }) =>
      refusal === undefined ? [] : [`${standing.act.kind} of ${standing.day}: ${refusal.because}`],
  );
}

/** The next rank, given by whoever may give it, with every document. */
function assignment(history: History, on: string): Act {
  const rank = nextRank(history, calendarDate(on)) ?? 'AMBASSADOR';
  const { order, data } = byAuthority(rank, on);
  return act('AssignRank', on, { rank, ...data, justification: 'needed' }, order);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const known = new Set(citationCatalogue.map(({ citation }) => JSON.stringify(citation)));
function isWellAnswered(decision: Decision): boolean {
  const cited = decision.citations.every((citation) => known.has(JSON.stringify(citation)));
  if (decision.refused === undefined)
    return cited && decision.events.length > 0 && decision.citations.length > 0;
  return (
    cited &&
    /^[A-Z_]+$/.test(decision.refused) &&
    /\.$/.test(decision.because) &&
    decision.citations.length > 0
  );
}

describe('The judge', () => {
  it(
    'finds a recorded career lawful: what was accepted stays accepted',
    () => {
      fc.assert(
        fc.property(story, (tale) => {
          expect(unlawful(told(tale, { dependants: 'ANNUL' }))).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'answers every well-formed act, with a code, a sentence and citations of the catalogue',
    () => {
      const acts = fc.array(fc.tuple(anyAct, anyDependants), { minLength: 1, maxLength: 25 });
      fc.assert(
        fc.property(story, acts, anyPolicies, (tale, strange, policies) => {
          let history = told(tale, { dependants: 'KEEP' });
          for (const [next, dependants] of strange) {
            const decision = history.when(next, { dependants, policies, offices: ['o1'] });
            expect([isWellAnswered(decision), next, decision]).toEqual([true, next, decision]);
            if (decision.refused === undefined) history = history.recorded(next, decision);
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'gives the same answer to the same act, and changes nothing that it reads',
    () => {
      fc.assert(
        fc.property(story, anyAct, (tale, next) => {
          const history = told(tale);
          const once = history.when(next);
          frozen(history.ledger);
          expect(history.when(frozen(next))).toEqual(once);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'agrees with eligibility: who is eligible can be assigned the rank, and nobody else',
    () => {
      fc.assert(
        fc.property(story, dayAfter(calendarDate('1988-01-01')), anyPolicies, (tale, on, policies) => {
          const history = told(tale);
          const { eligible } = history.eligibility(on, policies);
          const code = history.code(assignment(history, on), { policies });
          expect(eligible).toBe(code === 'OK' || code === 'DEPENDANT_ACTS');
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'agrees with the first day of eligibility: lawful on it, and on no earlier day in the rank',
    () => {
      const samples = fc.array(fc.nat(5000), { minLength: 8, maxLength: 8 });
      fc.assert(
        fc.property(story, dayAfter(calendarDate('1988-01-01')), samples, (tale, on, offsets) => {
          const history = told(tale);
          const spell = spellOn(history.career, on)?.spell;
          if (spell === undefined || spell.rank === 'AMBASSADOR') return;
          const { firstEligibleOn: first } = history.eligibility(on);
          if (first !== null) expect(history.eligibility(first).eligible).toBe(true);
          const begins = dayNumber(openedOn(spell));
          const ends = first === null ? begins + 9000 : dayNumber(first);
          const earlier = [ends - 1, ...offsets.map((offset) => begins + offset)].map(dateOf);
          for (const day of earlier) {
            const inRank = spellOn(history.career, day)?.spell === spell && (first === null || day < first);
            if (inRank) expect([day, history.eligibility(day).eligible]).toEqual([day, false]);
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'takes an annulment of an annulment as if neither had been',
    () => {
      fc.assert(
        fc.property(story, fc.nat(), (tale, choice) => {
          const history = told(tale, { dependants: 'ANNUL' });
          const target = history.id(choice % history.ledger.acts.length);
          const annul = (eventId: string) =>
            act('AnnulAct', '2060-01-01', { eventId, reason: 'r' }, court('2060-01-01'));
          const gone = accepting(history, annul(target), { dependants: 'ANNUL' });
          if (gone === undefined) return;
          // What became an ordinary assignment and is a first one again is asked about, and kept.
          const back = accepting(gone, annul(gone.last()), { dependants: 'KEEP' })!;
          expect(back.career).toEqual(history.career);
          expect(unlawful(back)).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'takes a correction back to what was posted as if nothing had been',
    () => {
      fc.assert(
        fc.property(story, fc.nat(), fc.integer({ min: -300, max: 300 }), (tale, choice, shift) => {
          const history = told(tale, { without: ['CorrectAct'] });
          const target = history.standings.all[choice % history.ledger.acts.length]!;
          const correct = (effectiveOn: string) =>
            act('CorrectAct', '2060-01-01', { eventId: target.actId, changes: { effectiveOn }, reason: 'r' });
          const moved = accepting(history, correct(dateOf(dayNumber(target.day) + shift)), {});
          if (moved === undefined) return;
          const back = moved.with(correct(target.day));
          const plain = (of: History) =>
            of.standings.all
              .slice(0, history.ledger.acts.length)
              .map(({ act: stands, day }) => [stands, day]);
          expect(plain(back)).toEqual(plain(history));
          expect(
            back.career.spells.map(({ rank, held }) => [rank, held.map(({ from, to }) => [from, to])]),
          ).toEqual(
            history.career.spells.map(({ rank, held }) => [rank, held.map(({ from, to }) => [from, to])]),
          );
        }),
        runs,
      );
    },
    patience,
  );
});
