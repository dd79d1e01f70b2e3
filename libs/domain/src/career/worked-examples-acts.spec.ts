import type { Policies } from '@elshi/law';
import {
  accepted,
  act,
  assigned,
  early,
  holding,
  merit,
  minister,
  outOfTurn,
  president,
  refusedWith,
  representation,
  type History,
} from '../../../../test/support/careers.js';
import type { Act } from '../act.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const second = () => holding('SECOND_SECRETARY_II', '2020-09-01', 'POS_SECOND_SECRETARY');
const counsellor = (on: string) => holding('COUNSELLOR_I', on, 'POS_COUNSELLOR');
const envoy = (on: string, order: object, data: object = {}) =>
  act('AssignRank', on, { rank: 'ENVOY_II', ...data }, order);
const named = (date: string) => ({ representation: representation(date) });

/** What is proposed, after what, and the answer: `OK`, or the code of the refusal. */
const examples: readonly [string, () => History, Act, string, Partial<Policies>?][] = [
  [
    'W06 an Envoy by the Minister',
    () => counsellor('2023-04-10'),
    envoy('2023-04-11', minister('2023-04-11'), named('2023-04-02')),
    'AUTHORITY',
  ],
  [
    'W06 an Envoy without representation',
    () => counsellor('2023-04-10'),
    envoy('2023-04-11', president('2023-04-11')),
    'REPRESENTATION_MISSING',
  ],
  [
    'W06 an Envoy by the President, the day after',
    () => counsellor('2023-04-10'),
    envoy('2023-04-11', president('2023-04-11'), named('2023-04-02')),
    'OK',
  ],
  ['W16 one day short, ordinary', attache, assigned('2022-03-14', 'THIRD_SECRETARY'), 'TERM_NOT_SERVED'],
  [
    'W16 one day short, early without a ground',
    attache,
    act('AssignRankEarly', '2022-03-14', { rank: 'THIRD_SECRETARY' }),
    'GROUND_MISSING',
  ],
  ['W16 one day short, early', attache, early('2022-03-14', 'THIRD_SECRETARY'), 'OK'],
  ['W18 out of turn', second, outOfTurn('2022-02-01', 'FIRST_SECRETARY_II'), 'OK'],
  [
    'W18 out of turn, with the term to be served',
    second,
    outOfTurn('2022-02-01', 'FIRST_SECRETARY_II'),
    'TERM_NOT_SERVED',
    { P16: 'REQUIRED' },
  ],
  [
    'W18 out of turn over one rank, where one may be skipped',
    second,
    outOfTurn('2022-02-01', 'FIRST_SECRETARY_II'),
    'OK',
    { P16: 'SKIP_ONE' },
  ],
  ['W19 over a rank, ordinary', second, assigned('2022-02-01', 'FIRST_SECRETARY_II'), 'RANK_SEQUENCE'],
  [
    'W19 over a rank without a ground',
    second,
    act('AssignRankOutOfTurn', '2022-02-01', { rank: 'FIRST_SECRETARY_II' }),
    'GROUND_MISSING',
  ],
  [
    'W19 over a rank, early',
    second,
    act('AssignRankEarly', '2022-02-01', { rank: 'FIRST_SECRETARY_II', ground: merit }),
    'RANK_SEQUENCE',
  ],
  ['W19 over no rank, out of turn', second, outOfTurn('2022-02-01', 'SECOND_SECRETARY_I'), 'RANK_SEQUENCE'],
];

describe('Worked examples: which assignments are lawful', () => {
  it.each(examples.map((example) => ({ name: example[0], example })))('$name', ({ example }) => {
    const [, history, proposed, code, policies = {}] = example;
    expect(history().code(proposed, { policies })).toBe(code);
  });

  it('W06 an ordinary assignment, though there was no term', () => {
    const [event] = accepted(
      counsellor('2023-04-10').when(envoy('2023-04-11', president('2023-04-11'), named('2023-04-02'))),
    ).events;
    expect(event!.data).toMatchObject({ mode: 'ORDINARY', previousRank: 'COUNSELLOR_I' });
    expect(event!.data['termCheck']).toBeUndefined();
  });

  it('W16 with the days that are missing', () => {
    expect(refusedWith(attache().when(assigned('2022-03-14', 'THIRD_SECRETARY'))).facts).toMatchObject({
      daysShort: 1,
    });
  });
});
