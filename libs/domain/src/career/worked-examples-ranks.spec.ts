import {
  relieved,
  act,
  annulled,
  appointed,
  assigned,
  attested,
  corrected,
  demoted,
  early,
  holding,
  left,
  outOfTurn,
  reentered,
  restored,
  revoked,
  serving,
} from '../../../../test/support/careers.js';
import { type Example, itCounts } from '../../../../test/support/careers-examples.js';

const w17 = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE').and(early('2021-09-01', 'THIRD_SECRETARY'));
const w20 = () =>
  holding('ATTACHE', '2018-01-08', 'POS_ATTACHE').and(assigned('2021-02-15', 'THIRD_SECRETARY'));
const first = () =>
  holding('FIRST_SECRETARY_II', '2016-06-01', 'POS_FIRST_SECRETARY').and(
    assigned('2019-06-01', 'FIRST_SECRETARY_I'),
  );
const w21 = () => first().and(demoted('2021-04-15', 'FIRST_SECRETARY_II'));
const w24 = () =>
  holding('COUNSELLOR_II', '2020-01-20', 'POS_COUNSELLOR').and(
    revoked('2021-03-01'),
    left('2021-03-01'),
    reentered('2022-09-01'),
    appointed('2022-09-01', 'POS_COUNSELLOR'),
    attested('2022-11-15'),
    restored('2022-12-01', 'COUNSELLOR_II'),
  );
const w25 = () => w21().and(attested('2022-04-20'), restored('2022-05-16', 'FIRST_SECRETARY_I'));
const w28 = (cleared: boolean) =>
  holding('ATTACHE', '2022-01-24', 'POS_ATTACHE').and(
    act('SuspendFromDuty', '2023-01-16', { suspensionId: 's' }),
    act('EndSuspension', '2023-04-03', { suspensionId: 's', cleared }),
  );

const examples: readonly Example[] = [
  {
    name: 'ninety days that do not count move the day by ninety',
    history: () =>
      holding('THIRD_SECRETARY', '2021-03-01', 'POS_THIRD_SECRETARY').and(
        relieved('2022-01-01'),
        appointed('2022-04-01', 'POS_THIRD_SECRETARY'),
      ),
    readings: [
      ['2023-05-29', 730, 729, '2023-05-30'],
      ['2023-05-30', 730, 730, '2023-05-30'],
    ],
  },
  {
    name: 'W17 an early assignment opens a new term',
    history: w17,
    readings: [
      ['2021-08-31', 730, 534, undefined],
      ['2022-01-01', 730, 122, '2023-09-01'],
      ['2022-01-01', 925, 122, '2024-03-14', { P15: 'ADD_TO_NEXT' }],
    ],
  },
  {
    name: 'W18 out of turn, over one rank',
    history: () =>
      holding('SECOND_SECRETARY_II', '2020-09-01', 'POS_SECOND_SECRETARY').and(
        outOfTurn('2022-02-01', 'FIRST_SECRETARY_II'),
      ),
    readings: [
      ['2022-06-01', 1096, 120, '2025-02-01'],
      ['2022-06-01', 1096, 120, '2025-02-01', { P15: 'ADD_TO_NEXT' }],
    ],
  },
  {
    name: 'W20 days beyond the term',
    history: w20,
    readings: [
      ['2021-02-14', 730, 1133, '2020-01-08'],
      ['2021-06-01', 730, 106, '2023-02-15'],
      ['2021-06-01', 730, 510, '2022-01-07', { P14: 'CARRY' }],
    ],
  },
  {
    name: 'W21 a demotion',
    history: w21,
    readings: [
      ['2021-04-14', 1096, 683, undefined],
      ['2021-04-15', 1096, 0, '2024-04-15'],
      ['2024-04-14', 1096, 1095, '2024-04-15'],
      ['2021-04-15', 1095, 1095, '2021-04-15', { P17: 'RESUME_PRIOR' }],
      ['2021-04-15', 1095, 1779, '2021-04-15', { P17: 'RESUME_PLUS_HIGHER' }],
    ],
  },
  {
    name: 'W24 revoked, attested and restored',
    history: w24,
    readings: [
      ['2022-12-01', 1096, 406, '2024-10-21'],
      ['2024-10-20', 1096, 1095, '2024-10-21'],
      ['2022-12-01', 1096, 0, '2025-12-01', { P21: 'RESTART' }],
      ['2022-12-01', 1096, 497, '2024-07-22', { P21: 'RETROACTIVE' }],
    ],
  },
  {
    name: 'W25 demoted and restored',
    history: w25,
    readings: [
      ['2022-05-16', 1096, 684, '2023-07-02'],
      ['2023-07-01', 1096, 1095, '2023-07-02'],
      ['2022-05-16', 1096, 0, '2025-05-16', { P21: 'RESTART' }],
      ['2022-05-16', 1096, 1080, '2022-06-01', { P21: 'RETROACTIVE' }],
    ],
  },
  {
    name: 'W25 the demotion annulled',
    history: () => {
      const history = w21();
      return history.and(annulled('2021-12-20', history.last()));
    },
    readings: [
      ['2021-06-01', 1096, 731, '2022-06-01'],
      ['2021-12-20', 1096, 933, '2022-06-01'],
    ],
  },
  {
    name: 'W26 a date misread and corrected',
    history: () => {
      const history = serving('2021-05-03', 'POS_ATTACHE').and(assigned('2021-06-10', 'ATTACHE'));
      return history.and(corrected('2021-09-01', history.last(), { effectiveOn: '2021-05-10' }));
    },
    readings: [
      ['2021-05-20', 730, 10, '2023-05-10'],
      ['2022-01-01', 730, 236, '2023-05-10'],
    ],
  },
  {
    name: 'W26 as it was known before',
    history: () => serving('2021-05-03', 'POS_ATTACHE').and(assigned('2021-06-10', 'ATTACHE')),
    readings: [['2022-01-01', 730, 205, '2023-06-10']],
  },
  {
    name: 'W27 years outside the service',
    history: () =>
      holding('THIRD_SECRETARY', '2015-04-20', 'POS_THIRD_SECRETARY').and(
        left('2016-01-01'),
        reentered('2023-02-01'),
        appointed('2023-02-01', 'POS_THIRD_SECRETARY'),
      ),
    readings: [
      ['2018-06-01', 731, 256, '2024-05-21'],
      ['2024-05-20', 731, 730, '2024-05-21'],
    ],
  },
  {
    name: 'W28 suspended and not cleared',
    history: () => w28(false),
    readings: [
      ['2023-04-03', 730, 357, '2024-04-10'],
      ['2024-04-09', 730, 729, '2024-04-10'],
      ['2023-04-03', 730, 434, '2024-01-24', { P11: 'COUNTS' }],
    ],
  },
  {
    name: 'W28 suspended and cleared',
    history: () => w28(true),
    readings: [
      ['2023-02-01', 730, 373, '2024-01-24'],
      ['2023-04-03', 730, 357, '2024-04-10', { P11: 'SUSPENDS' }],
    ],
  },
];

describe('Worked examples: the counter from rank to rank', () => {
  describe.each(examples)('$name', ({ history, readings }) => itCounts(history, readings));
});
