import { calendarDate, defaultPolicies } from '@elshi/law';
import fc from 'fast-check';
import type { History } from '../../../../test/support/careers.js';
import { patience, runs } from '../../../../test/support/careers-plausible.js';
import {
  happened,
  OFFICE_HAPPENINGS,
  officeActOf,
  officeSteps,
  type OfficeStep,
  recorded,
} from '../../../../test/support/office-histories.js';
import { nothingAround } from '../judging/surroundings.js';
import { commandPeriods } from './command-periods.js';
import { judgedOffice } from './judge.js';
import type { Office, OfficeStretch } from './office.js';

const FOR_EVER = '9999-12-31';
const end = ({ to = calendarDate(FOR_EVER) }: OfficeStretch) => to;
const isThere = (stretch: OfficeStretch) => stretch.from < end(stretch);

/** All that lasts at an office, each with the name under which it stands once at a time. */
function lasting(office: Office): readonly (readonly [name: string, stretch: OfficeStretch])[] {
  const { headships, absences, inabilities, acting, staffing } = office;
  const { departments, servicePersons, subordinates, accreditations, concurrent, leaveSchedules } = office;
  const all: readonly (readonly [string, OfficeStretch])[] = [
    ...headships.map((each) => ['head', each] as const),
    ...absences.map((each) => [`absence ${each.absenceId}`, each] as const),
    ...inabilities.map((each) => ['inability', each] as const),
    ...acting.map((each) => [`acting ${each.by.actId}`, each] as const),
    ...staffing.map((each) => ['staffing', each] as const),
    ...leaveSchedules.map((each) => [`leaves of ${each.year}`, each] as const),
    ...departments.map((each) => [`department ${each.departmentKind}`, each] as const),
    ...servicePersons.map((each) => [`service person ${each.personId}`, each] as const),
    ...subordinates.map((each) => [`subordinate ${each.officeId}`, each] as const),
    ...accreditations.map((each) => [`accreditation ${each.officerId} ${each.accreditedTo}`, each] as const),
    ...concurrent.map((each) => [`concurrent ${each.officerId} ${each.otherOfficeId}`, each] as const),
  ];
  return all.filter(([, stretch]) => isThere(stretch));
}

/** Names under which two stand on one day. */
function doubled(office: Office): readonly string[] {
  const all = lasting(office);
  return all
    .filter(([name, one], place) =>
      all
        .slice(place + 1)
        .some(([same, other]) => same === name && one.from < end(other) && other.from < end(one)),
    )
    .map(([name]) => name);
}

/** What rests on somebody's heading the office, and stands on a day on which he does not. */
function headless(
  office: Office,
  resting: readonly (OfficeStretch & { readonly officerId: string })[],
): readonly string[] {
  return resting
    .filter(isThere)
    .filter(
      (stretch) =>
        !office.headships.some(
          ({ officerId, ...headship }) =>
            officerId === stretch.officerId && headship.from <= stretch.from && end(stretch) <= end(headship),
        ),
    )
    .map(({ officerId, from }) => `${officerId} ${from}`);
}

describe('Whatever is recorded about an office', () => {
  it(
    'no two of one name stand at it on one day',
    () => {
      fc.assert(
        fc.property(officeSteps, fc.boolean(), (steps, lawfully) => {
          for (const { office } of happened(steps, { lawfully })) expect(doubled(office)).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'who is away or unable to act heads it all that time',
    () => {
      fc.assert(
        fc.property(officeSteps, fc.boolean(), (steps, lawfully) => {
          for (const { office } of happened(steps, { lawfully }))
            expect(headless(office, [...office.absences, ...office.inabilities])).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'who is accredited from it, or heads another as well, heads it all that time, where all is lawful',
    () => {
      fc.assert(
        fc.property(officeSteps, (steps) => {
          for (const { office } of happened(steps, { lawfully: true }))
            expect(headless(office, [...office.accreditations, ...office.concurrent])).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'every act can be judged anew',
    () => {
      fc.assert(
        fc.property(officeSteps, (steps) => {
          const { standings } = happened(steps, { lawfully: false }).at(-1)!;
          const context = { policies: defaultPolicies, surroundings: nothingAround };
          expect(judgedOffice(standings, context).length).toBe(standings.all.length);
        }),
        runs,
      );
    },
    patience,
  );
});

describe('Acts about an office that take effect on different days', () => {
  it(
    'have one effect in whichever order they are recorded, where both orders are lawful',
    () => {
      const another = fc.tuple(
        fc.nat(OFFICE_HAPPENINGS.length - 1),
        fc.constantFrom('2016-11-01', '2018-11-01'),
        fc.nat(40),
      );
      fc.assert(
        fc.property(officeSteps, another, another, (steps, one, other) => {
          fc.pre(one[1] !== other[1]);
          const history = happened(steps, { lawfully: true }).at(-1)!;
          const [first, second] = [inTurn(history, one, other), inTurn(history, other, one)];
          if (first !== undefined && second !== undefined) expect(told(first)).toEqual(told(second));
        }),
        runs,
      );
    },
    patience,
  );
});

function inTurn(history: History, ...steps: readonly OfficeStep[]): History | undefined {
  return steps.reduce<History | undefined>(
    (before, step) => before && recorded(before, officeActOf(step, before)),
    history,
  );
}

/** What stood when, and who commanded, whatever act says so. */
function told({ office }: History): unknown {
  const names = lasting(office).map(([name, { from, to }]) => [
    name.replace(/^acting .*/, 'acting'),
    from,
    to,
  ]);
  const command = commandPeriods(office).map(({ from, to, command: { state, ...more } }) => [
    ...[from, to, state],
    'officerId' in more ? more.officerId : undefined,
  ]);
  return [names, command];
}
