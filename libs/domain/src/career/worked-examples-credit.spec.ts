import {
  act,
  appointed,
  assigned,
  credit,
  entered,
  given,
  holding,
  leave,
  left,
  reentered,
  registered,
  relieved,
  withoutOrder,
} from '../../../../test/support/careers.js';
import { type Example, itCounts } from '../../../../test/support/careers-examples.js';

const w07 = () =>
  holding('ATTACHE', '2020-01-10', 'POS_ATTACHE').and(
    left('2020-07-01'),
    reentered('2021-01-01'),
    appointed('2021-01-01', 'POS_ATTACHE'),
  );

const examples: readonly Example[] = [
  {
    name: 'W01 unbroken service in a two-year rank',
    history: () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE'),
    readings: [
      ['2020-03-15', 730, 0, '2022-03-15'],
      ['2022-03-14', 730, 729, '2022-03-15'],
      ['2022-03-15', 730, 730, '2022-03-15'],
      ['2022-03-16', 730, 731, '2022-03-15'],
      ['2022-03-14', 730, 729, '2022-03-16', { P03: 'DAY_AFTER' }],
    ],
  },
  {
    name: 'W02 a leap day within the term',
    history: () => holding('ATTACHE', '2019-03-15', 'POS_ATTACHE'),
    readings: [['2021-03-14', 731, 730, '2021-03-15']],
  },
  {
    name: 'W03 from 29 February',
    history: () => holding('THIRD_SECRETARY', '2020-02-29', 'POS_THIRD_SECRETARY'),
    readings: [
      ['2022-02-27', 730, 729, '2022-02-28'],
      ['2022-02-28', 731, 730, '2022-03-01', { P04: 'ROLL' }],
    ],
  },
  {
    name: 'W04 from 28 February into a leap year',
    history: () => holding('FIRST_SECRETARY_II', '2021-02-28', 'POS_FIRST_SECRETARY'),
    readings: [
      ['2024-02-27', 1095, 1094, '2024-02-28'],
      ['2024-02-27', 1095, 1094, '2024-02-28', { P04: 'ROLL' }],
    ],
  },
  {
    name: 'W05 three years with a leap day',
    history: () => holding('COUNSELLOR_II', '2021-07-01', 'POS_COUNSELLOR'),
    readings: [['2024-06-30', 1096, 1095, '2024-07-01']],
  },
  {
    name: 'W07 half a year outside the service',
    history: w07,
    readings: [
      ['2020-12-31', 731, 173, '2022-07-13'],
      ['2022-07-12', 731, 730, '2022-07-13'],
      ['2022-07-13', 731, 731, '2022-07-13'],
      ['2021-06-01', 720, 321, '2022-07-10', { P05: 'YMD_SUM' }],
      ['2021-06-01', 730, 151, '2023-01-01', { P08: 'RESET' }],
      ['2020-06-01', 731, 143, '2023-01-01', { P08: 'RESET' }],
    ],
  },
  {
    name: 'W08 two gaps without a position',
    history: () =>
      holding('FIRST_SECRETARY_II', '2021-09-01', 'POS_FIRST_SECRETARY').and(
        relieved('2022-03-01'),
        appointed('2022-05-01', 'POS_FIRST_SECRETARY'),
        relieved('2023-11-15'),
        appointed('2023-12-01', 'POS_FIRST_SECRETARY'),
      ),
    readings: [
      ['2022-05-01', 1096, 181, '2024-11-17'],
      ['2023-12-01', 1096, 744, '2024-11-17'],
      ['2024-11-16', 1096, 1095, '2024-11-17'],
    ],
  },
  {
    name: 'W09 days that two kinds of credit cover',
    history: () =>
      holding('THIRD_SECRETARY', '2021-05-01', 'POS_THIRD_SECRETARY').and(
        credit('i', 5, '2022-03-01', '2023-03-01'),
        relieved('2022-08-01'),
        appointed('2023-01-01', 'POS_THIRD_SECRETARY'),
      ),
    readings: [
      ['2022-11-29', 730, 577, '2023-05-01'],
      ['2023-04-30', 730, 729, '2023-05-01'],
    ],
  },
  {
    name: 'W10 unpaid leave',
    history: () =>
      holding('SECOND_SECRETARY_II', '2021-01-18', 'POS_SECOND_SECRETARY').and(
        leave('l', 'UNPAID', '2022-02-01', '2022-03-18'),
      ),
    readings: [
      ['2022-03-18', 730, 379, '2023-03-04'],
      ['2023-03-03', 730, 729, '2023-03-04'],
      ['2022-03-18', 730, 424, '2023-01-18', { P09: 'COUNTS' }],
    ],
  },
  {
    name: 'W11 childcare leave',
    history: () =>
      holding('FIRST_SECRETARY_I', '2021-10-04', 'POS_FIRST_SECRETARY').and(
        leave('l', 'CHILDCARE', '2022-06-01', '2023-06-01'),
      ),
    readings: [
      ['2022-12-01', 1096, 423, '2024-10-04'],
      ['2022-12-01', 1096, 240, '2025-10-04', { P10: 'SUSPENDS' }],
    ],
  },
  {
    name: 'W12 seconded to an international organisation',
    history: () =>
      holding('SECOND_SECRETARY_I', '2022-04-30', 'POS_SECOND_SECRETARY').and(
        relieved('2022-07-01'),
        credit('c', 5, '2022-07-01'),
      ),
    readings: [['2024-04-29', 731, 730, '2024-04-30']],
  },
  {
    name: 'W13 a year in another state body',
    history: () =>
      holding('FIRST_SECRETARY_II', '2020-02-03', 'POS_FIRST_SECRETARY').and(
        left('2020-11-01', 'TRANSFER'),
        reentered('2021-11-01'),
        appointed('2021-11-01', 'POS_FIRST_SECRETARY'),
      ),
    readings: [
      ['2021-11-01', 1096, 272, '2024-02-03'],
      ['2024-02-02', 1096, 1095, '2024-02-03'],
    ],
  },
  {
    name: 'W14 the ministry of the former Union, then a gap',
    history: () =>
      given(
        registered('1990-09-01'),
        act('RecordHistoricalRank', '1990-09-01', { rank: 'THIRD_SECRETARY', source: 's' }, withoutOrder),
        credit('u', 4, '1990-09-01', '1991-12-26'),
        entered('1992-03-02'),
        appointed('1992-03-02', 'POS_THIRD_SECRETARY'),
      ),
    readings: [
      ['1992-03-02', 731, 481, '1992-11-07'],
      ['1992-11-06', 731, 730, '1992-11-07'],
    ],
  },
  {
    name: 'W14 days of the former Union after its end',
    history: () =>
      given(
        registered('1990-09-01'),
        act('RecordHistoricalRank', '1990-09-01', { rank: 'THIRD_SECRETARY', source: 's' }, withoutOrder),
        credit('u', 4, '1990-09-01', '1992-03-02'),
      ),
    readings: [
      ['1992-03-02', 731, 481, undefined],
      ['1992-03-02', 731, 548, undefined, { P13: 'OFF' }],
    ],
  },
  {
    name: 'W15 study before the rank',
    history: () =>
      given(registered('2018-09-01'), credit('s', 8, '2018-09-01', '2020-07-01')).and(
        entered('2020-07-01'),
        appointed('2020-07-01', 'POS_ATTACHE'),
        assigned('2020-07-01', 'ATTACHE'),
      ),
    readings: [
      ['2022-06-30', 730, 729, '2022-07-01'],
      ['2020-07-01', 730, 669, '2020-08-31', { P06: 'INCLUDE_PRE_RANK' }],
    ],
  },
];

describe('Worked examples: what is credited', () => {
  describe.each(examples)('$name', ({ history, readings }) => itCounts(history, readings));
});
