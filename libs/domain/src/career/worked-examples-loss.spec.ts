import type { Policies } from '@elshi/law';
import {
  accepted,
  act,
  appointed,
  assigned,
  demoted,
  holding,
  left,
  liability,
  minister,
  president,
  relieved,
  representation,
  revoked,
  type History,
} from '../../../../test/support/careers.js';
import type { Act } from '../act.js';

const counsellor = (on: string) => holding('COUNSELLOR_I', on, 'POS_COUNSELLOR');
const envoy = (on: string, order: object, data: object = {}) =>
  act('AssignRank', on, { rank: 'ENVOY_II', ...data }, order);
const named = (date: string) => ({ representation: representation(date) });
const dismissal = (on: string, revocation?: object) =>
  act('DismissForDisciplineBreach', on, { breach: 'absence', ...(revocation && { revocation }) });
const dismissedEnvoy = () =>
  counsellor('2019-09-16').and(envoy('2021-03-01', president('2021-03-01'), named('2021-02-16')));
const farFromPost = () =>
  holding('THIRD_SECRETARY', '2019-10-01', 'POS_THIRD_SECRETARY').and(
    relieved('2022-02-01'),
    appointed('2022-02-01', 'POS_FIRST_SECRETARY'),
  );

/** What is proposed, after what, and the answer: `OK`, or the code of the refusal. */
const examples: readonly [string, () => History, Act, string, Partial<Policies>?][] = [
  [
    'W22 an Envoy demoted by the Minister',
    dismissedEnvoy,
    demoted('2021-11-15', 'COUNSELLOR_I', named('2021-11-02')),
    'AUTHORITY',
  ],
  [
    'W22 an Envoy demoted by the Minister, by the rank left to him',
    dismissedEnvoy,
    demoted('2021-11-15', 'COUNSELLOR_I', named('2021-11-02')),
    'OK',
    { P19: 'BY_TARGET_RANK' },
  ],
  [
    'W22 an Envoy demoted by the President',
    dismissedEnvoy,
    act(
      'DemoteRank',
      '2021-11-15',
      { toRank: 'COUNSELLOR_I', liability, ...named('2021-11-02') },
      president('2021-11-15'),
    ),
    'OK',
  ],
  [
    'W23 a dismissal without a revocation',
    () => counsellor('2021-02-15'),
    dismissal('2023-05-10'),
    'REVOCATION_MISSING',
  ],
  [
    'W23 a dismissal by operation of law',
    () => counsellor('2021-02-15'),
    dismissal('2023-05-10'),
    'OK',
    { P23: 'BY_OPERATION_OF_LAW' },
  ],
  [
    'W23 a dismissal with a revocation',
    () => counsellor('2021-02-15'),
    dismissal('2023-05-10', minister('2023-05-10')),
    'OK',
  ],
  [
    'W23 an Envoy dismissed with the Minister’s revocation',
    dismissedEnvoy,
    dismissal('2023-05-10', { ...minister('2023-05-10'), ...named('2023-05-03') }),
    'AUTHORITY',
  ],
  [
    'W23 an Envoy dismissed with the President’s revocation',
    dismissedEnvoy,
    dismissal('2023-05-10', { ...president('2023-05-10'), ...named('2023-05-03') }),
    'OK',
  ],
  [
    'W29 two steps below the post',
    farFromPost,
    assigned('2022-03-01', 'SECOND_SECRETARY_II'),
    'JUSTIFICATION_MISSING',
  ],
  [
    'W29 two steps below the post, with a reason',
    farFromPost,
    assigned('2022-03-01', 'SECOND_SECRETARY_II', { justification: 'the post stood vacant' }),
    'OK',
  ],
  [
    'W29 two steps below the post, not asked about',
    farFromPost,
    assigned('2022-03-01', 'SECOND_SECRETARY_II'),
    'OK',
    { P25: 'OFF' },
  ],
  [
    'W29 two steps below the post, refused',
    farFromPost,
    assigned('2022-03-01', 'SECOND_SECRETARY_II', { justification: 'j' }),
    'JUSTIFICATION_MISSING',
    { P25: 'REFUSE' },
  ],
  [
    'W30 the rank of one who has left, without liability',
    () => counsellor('2014-03-17').and(left('2020-08-01')),
    act('RevokeRank', '2022-10-10', {}),
    'LIABILITY_MISSING',
  ],
  [
    'W30 the rank of one who has left',
    () => counsellor('2014-03-17').and(left('2020-08-01')),
    revoked('2022-10-10'),
    'OK',
  ],
];

describe('Worked examples: lost ranks, and ranks far from the post', () => {
  it.each(examples.map((example) => ({ name: example[0], example })))('$name', ({ example }) => {
    const [, history, proposed, code, policies = {}] = example;
    expect(history().code(proposed, { policies })).toBe(code);
  });

  it('W29 the appointment alone only warns, and the deviation is recorded with the rank', () => {
    const justified = assigned('2022-03-01', 'SECOND_SECRETARY_II', {
      justification: 'the post stood vacant',
    });
    expect(accepted(farFromPost().when(justified)).events[0]!.data).toMatchObject({ positionDeviation: -2 });
    const post = holding('THIRD_SECRETARY', '2019-10-01', 'POS_THIRD_SECRETARY').when(
      appointed('2022-02-01', 'POS_FIRST_SECRETARY'),
    );
    expect(accepted(post).warnings.map(({ code }) => code)).toEqual(['POSITION_MISMATCH']);
  });

  it('W30 of a former officer, and leaving alone takes no rank', () => {
    const history = counsellor('2014-03-17').and(left('2020-08-01'));
    expect(history.career.held?.rank).toBe('COUNSELLOR_I');
    expect(accepted(history.when(revoked('2022-10-10'))).events[0]!.data).toMatchObject({
      formerOfficer: true,
    });
  });
});
