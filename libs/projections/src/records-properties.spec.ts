import { foldCareer, ledgerAfter, spellOn, standings } from '@elshi/domain';
import { calendarDate, defaultPolicies } from '@elshi/law';
import fc from 'fast-check';
import { act, court, type History } from '../../../test/support/careers.js';
import {
  accepting,
  anyPolicies,
  dayAfter,
  patience,
  runs,
  story,
  told,
} from '../../../test/support/careers-plausible.js';
import { anyAct, anyDependants } from '../../../test/support/careers-strange.js';
import { actItems } from './acts.js';
import { eligibilityRows } from './eligibility-rows.js';
import { officerRows } from './officer-rows.js';
import { replay } from './replay.js';
import { serviceRecord } from './service-record.js';
import { termView } from './term.js';

const anyDay = dayAfter(calendarDate('1985-01-01'));
const record = ({ career }: History, day: Parameters<typeof serviceRecord>[2]) =>
  serviceRecord('o1', career, day);

describe('What is read of a career', () => {
  it(
    'is plain JSON, whatever was recorded',
    () => {
      const acts = fc.array(fc.tuple(anyAct, anyDependants), { maxLength: 25 });
      fc.assert(
        fc.property(story, acts, anyDay, anyPolicies, (tale, strange, day, policies) => {
          let history = told(tale, { dependants: 'KEEP' });
          for (const [next, dependants] of strange) {
            const decision = history.when(next, { dependants, offices: ['o1'] });
            if (decision.refused === undefined) history = history.recorded(next, decision);
          }
          const { career, ledger, standings: all } = history;
          const read = {
            record: record(history, day),
            term: termView('o1', career, day, policies),
            eligibility: history.eligibility(day, policies),
            acts: actItems('officer/o1', ledger, all),
            officers: officerRows(career),
            calendar: eligibilityRows(career, policies),
          };
          expect(JSON.parse(JSON.stringify(read))).toEqual(read);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'is the same in the list as in the record, on every day',
    () => {
      fc.assert(
        fc.property(story, anyDay, (tale, day) => {
          const history = told(tale, { dependants: 'KEEP' });
          const rows = officerRows(history.career).filter(
            ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
          );
          expect(rows).toHaveLength(1);
          const shown = record(history, day) as {
            category: string;
            service: { status: string };
            rank: { code: string } | null;
            position: { positionCode: string } | null;
            postings: readonly { state: string; positionCode: string; officeId: string }[];
          };
          const { category, status, rank, positionCode, officeId } = rows[0]!;
          const post = shown.postings.findLast(({ state }) => state === 'STARTED');
          expect([category, status, rank, positionCode, officeId]).toEqual([
            shown.category,
            shown.service.status,
            shown.rank?.code ?? null,
            (post ?? shown.position)?.positionCode ?? null,
            post?.officeId ?? null,
          ]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'is the same in the eligibility calendar as when it is asked for',
    () => {
      fc.assert(
        fc.property(story, anyDay, anyPolicies, (tale, day, policies) => {
          const history = told(tale);
          const stable = { ...policies, P34: 'YES' } as const;
          fc.pre(spellOn(history.career, calendarDate(day)) !== undefined);
          const row = eligibilityRows(history.career, stable).find(
            ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
          );
          expect(row?.eligibleOn ?? null).toBe(history.eligibility(day, stable).firstEligibleOn);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'is at the end of a replay what it is now',
    () => {
      fc.assert(
        fc.property(story, anyDay, (tale, day) => {
          const history = told(tale, { dependants: 'ANNUL' });
          const steps = [...replay('officer/o1', history.ledger, day)];
          expect(steps).toHaveLength(history.ledger.revision);
          expect(steps.at(-1)!['record']).toEqual(record(history, day));
          const before = foldCareer(standings(ledgerAfter(history.ledger, history.ledger.revision - 1)));
          expect(steps.at(-2)!['record']).toEqual(serviceRecord('o1', before, day));
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'is after an annulled annulment what it was before both, and so is the counter',
    () => {
      fc.assert(
        fc.property(story, fc.nat(), anyDay, (tale, choice, day) => {
          const history = told(tale, { dependants: 'ANNUL' });
          const annul = (eventId: string) =>
            act('AnnulAct', '2060-01-01', { eventId, reason: 'r' }, court('2060-01-01'));
          const target = history.id(choice % history.ledger.acts.length);
          const gone = accepting(history, annul(target), { dependants: 'ANNUL' });
          const back = gone && accepting(gone, annul(gone.last()), { dependants: 'KEEP' });
          if (back === undefined) return;
          expect(record(back, day)).toEqual(record(history, day));
          expect(termView('o1', back.career, day, defaultPolicies)).toEqual(
            termView('o1', history.career, day, defaultPolicies),
          );
        }),
        runs,
      );
    },
    patience,
  );
});
