import { type CalendarDate, calendarDate } from '@elshi/law';
import fc from 'fast-check';
import { minister } from '../../../../test/support/careers.js';
import { patience, runs } from '../../../../test/support/careers-plausible.js';
import {
  appointingHead as appointing,
  aroundOffices as around,
  away,
  back,
  byHead,
  designating,
  dismissingHead as dismissing,
  establishedOn,
  noOffice,
  officeAct,
} from '../../../../test/support/offices.js';
import { happened, officeSteps } from '../../../../test/support/office-histories.js';
import { type Command, commandOn } from './command.js';
import { commandPeriods } from './command-periods.js';
import { type Office, officeStatusOn } from './office.js';

const embassy = establishedOn('2016-01-04');
const periods = ({ office }: typeof embassy) =>
  commandPeriods(office).map(({ from, to, command }) => [from, to, ...told(command)]);
const told = (command: Command) =>
  'officerId' in command ? [command.state, command.officerId] : [command.state];

describe('The periods of command of an office', () => {
  it('run from the establishment on, each up to the day on which the next one begins', () => {
    const history = embassy
      .with(appointing('amb', '2016-05-02'), around)
      .with(dismissing('amb', '2020-02-03'), around)
      .with(designating('cou', '2020-02-10', 'VACANCY', minister('2020-02-10')), around)
      .with(appointing('next', '2020-06-01'), around);

    expect(periods(history)).toEqual([
      ['2016-01-04', '2016-05-02', 'VACANT'],
      ['2016-05-02', '2020-02-03', 'SUBSTANTIVE', 'amb'],
      ['2020-02-03', '2020-02-10', 'VACANT'],
      ['2020-02-10', '2020-06-01', 'ACTING', 'cou'],
      ['2020-06-01', undefined, 'SUBSTANTIVE', 'next'],
    ]);
  });

  it('part the days on which a head is away from those on which he is there', () => {
    const history = embassy
      .with(appointing('amb', '2016-05-02'), around)
      .with(away('2017-01-09'), around)
      .with(designating('cou', '2017-01-11', 'ABSENCE', byHead('2017-01-05')), around)
      .with(back('2017-02-01'), around);

    expect(commandPeriods(history.office).slice(1)).toMatchObject([
      { from: '2016-05-02', to: '2017-01-09', command: { state: 'SUBSTANTIVE', absent: false } },
      { from: '2017-01-09', to: '2017-01-11', command: { state: 'SUBSTANTIVE', absent: true } },
      { from: '2017-01-11', to: '2017-02-01', command: { state: 'ACTING', officerId: 'cou' } },
      { from: '2017-02-01', command: { state: 'SUBSTANTIVE', absent: false } },
    ]);
  });

  it('end with the office, and are none before it is established', () => {
    const ended = embassy
      .with(appointing('amb', '2016-05-02'), around)
      .and(officeAct('TerminateOffice', '2021-02-01'));

    expect(periods(ended).at(-1)).toEqual(['2016-05-02', '2021-02-01', 'SUBSTANTIVE', 'amb']);
    expect(periods(noOffice())).toEqual([]);
  });
});

describe('Whatever is recorded about an office', () => {
  it(
    'each of its days is in exactly one period, which tells who commands it that day',
    () => {
      fc.assert(
        fc.property(officeSteps, fc.boolean(), (steps, lawfully) => {
          const { office } = happened(steps, { lawfully }).at(-1)!;
          const all = commandPeriods(office);

          expect(all.map(({ to }) => to)).toEqual([
            ...all.slice(1).map(({ from }) => from),
            ...(all.length === 0 ? [] : [office.termination?.day]),
          ]);
          for (const day of daysOf(office)) {
            const [period, ...others] = all.filter(
              ({ from, to }) => from <= day && (to === undefined || day < to),
            );
            expect([period?.command, others]).toEqual([commandOn(office, day), []]);
          }
        }),
        runs,
      );
    },
    patience,
  );
});

/** Days while the office is there, those beside the days of its acts among them. */
function daysOf(office: Office): readonly CalendarDate[] {
  const years = [2016, 2017, 2018, 2019, 2020, 2021];
  return years
    .flatMap((year) =>
      ['01-04', '02-28', '03-01', '06-14', '06-15', '06-16', '09-15'].map((day) => `${year}-${day}`),
    )
    .map(calendarDate)
    .filter((day) => officeStatusOn(office, day) === 'OPEN');
}
