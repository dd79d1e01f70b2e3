import { calendarDate, dateOf, dayNumber } from '@elshi/law';
import { type Office, officeStatusOn } from '@elshi/domain';
import fc from 'fast-check';
import { patience, runs } from '../../../test/support/careers-plausible.js';
import { happened, officeSteps } from '../../../test/support/office-histories.js';
import { commandView, headView } from './command.js';
import { officeView, servicePersonnelView } from './office.js';
import { officeRows } from './office-rows.js';

/** The days of acts, and those beside them. */
const days = [2015, 2016, 2017, 2018, 2019, 2020]
  .flatMap((year) => ['01-04', '03-01', '06-15', '06-16', '09-15'].map((day) => `${year}-${day}`))
  .map((day) => dayNumber(calendarDate(day)))
  .flatMap((day) => [day - 1, day].map(dateOf));
const nothing = {
  departments: [],
  subordinates: [],
  accreditations: [],
  staffing: null,
  leaveSchedule: null,
};

/** Days on which the office is not open, with what is told of it on each. */
function closedDays(office: Office): readonly unknown[] {
  return days
    .filter((day) => officeStatusOn(office, day) !== 'OPEN')
    .map((day) => [
      officeView('emb', office, day),
      servicePersonnelView(office, day),
      headView('emb', office, day),
    ]);
}

describe('Whatever is recorded about an office', () => {
  it(
    'nothing is told to stand at it before it is established and once it is terminated',
    () => {
      fc.assert(
        fc.property(officeSteps, fc.boolean(), (steps, lawfully) => {
          const { office } = happened(steps, { lawfully }).at(-1)!;
          for (const told of closedDays(office))
            expect(told).toMatchObject([nothing, [], { state: 'VACANT' }]);
          for (const { status, headState, headedBy } of officeRows(office))
            if (status !== 'OPEN') expect([headState, headedBy]).toEqual(['VACANT', null]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'what is told of it is plain JSON on every day',
    () => {
      fc.assert(
        fc.property(officeSteps, fc.constantFrom(...days), (steps, day) => {
          const { office } = happened(steps, { lawfully: false }).at(-1)!;
          const told = [officeView('emb', office, day), commandView('emb', office, day), officeRows(office)];
          expect(JSON.parse(JSON.stringify(told))).toEqual(told);
        }),
        runs,
      );
    },
    patience,
  );
});
