import { calendarDate } from '@elshi/law';
import { act, type History, refusedWith, serving } from '../../../../../test/support/careers.js';
import {
  arrived,
  chosen,
  endOf,
  extended,
  posted,
  recalled,
  returned,
  state,
  there,
} from '../../../../../test/support/postings.js';
import { plannedToOn } from '../posting.js';

describe('The end of a posting', () => {
  it.each(['COMPLETED', 'CURTAILED', 'DIED_AT_POST', 'OFFICE_TERMINATED'])(
    '%s is of one that has begun',
    (outcome) => {
      expect(refusedWith(chosen().when(returned('2020-02-05', outcome)))).toMatchObject({
        refused: 'POSTING_STATE',
        facts: { state: 'ASSIGNED' },
      });
      expect(there().code(returned('2020-02-05', outcome))).toBe('DATE_ORDER');
      expect(there().code(returned('2020-02-06', outcome))).toBe('OK');
    },
  );

  it.each(['NOT_TAKEN_UP', 'DECLINED'])('%s is of one that has not begun', (outcome) => {
    expect(chosen().code(returned('2020-01-09', outcome))).toBe('DATE_ORDER');
    expect(chosen().code(returned('2020-01-10', outcome))).toBe('OK');
    expect(there().code(returned('2020-02-06', outcome))).toBe('POSTING_STATE');
    expect(endOf(chosen().and(returned('2020-02-10', outcome)))).toEqual([
      undefined,
      undefined,
      '2020-02-10',
      outcome,
    ]);
  });

  it('is recorded once; a late one asks about the end that falls', () => {
    const history = there().and(returned('2022-08-04'));
    expect(history.code(returned('2022-08-04', 'CURTAILED'))).toBe('POSTING_STATE');
    expect(history.code(returned('2022-08-03', 'CURTAILED'))).toBe('DEPENDANT_ACTS');
  });

  it('RECALLED carries out a recall that is on record', () => {
    expect(refusedWith(there().when(returned('2020-04-01', 'RECALLED')))).toMatchObject({
      refused: 'POSTING_STATE',
      citations: [{ article: '11', paragraph: '(4)' }],
    });
    const decided = there().and(recalled('2020-04-01'));
    expect(decided.code(returned('2020-03-31', 'RECALLED'))).toBe('POSTING_STATE');
    expect(decided.code(returned('2020-04-01', 'RECALLED'))).toBe('OK');
    expect(decided.code(returned('2020-04-01', 'COMPLETED'))).toBe('OK');
  });

  it.each([
    ['LeaveService', { cause: 'VOLUNTARY' }, 'CURTAILED'],
    ['LeaveService', { cause: 'DEATH' }, 'DIED_AT_POST'],
    ['DismissForDisciplineBreach', { breach: 'b' }, 'CURTAILED'],
  ] as const)('comes with %s %j: %s, and a posting only assigned is withdrawn', (kind, data, outcome) => {
    const history = serving('2019-01-14', 'POS_ATTACHE')
      .and(posted('2020-01-10'), arrived('2020-02-06'), posted('2020-03-01', 'p2'))
      .and(act(kind, '2021-05-05', data));
    expect(endOf(history)).toEqual(['2020-02-06', '2021-05-05', '2021-05-05', outcome]);
    expect(endOf(history, 1)).toEqual([undefined, undefined, '2021-05-05', 'NOT_TAKEN_UP']);
    expect(history.code(returned('2021-05-05'))).toBe('POSTING_STATE');
    expect(history.code(extended('2021-05-05', '2022-01-01', 'p2'))).toBe('POSTING_STATE');
  });
});

describe('An extension', () => {
  const planned = { plannedTo: '2022-02-04' };
  const plan = ({ career }: History, day: string) => plannedToOn(career.postings[0]!, calendarDate(day));

  it('moves the planned end to a later day, from its own day on', () => {
    const history = there(planned).and(extended('2022-01-15', '2022-08-04'));
    expect(plan(history, '2022-01-14')).toBe('2022-02-04');
    expect(plan(history, '2022-01-15')).toBe('2022-08-04');
    expect(there(planned).code(extended('2022-01-15', '2022-02-03'))).toBe('DATE_ORDER');
    expect(there(planned).code(extended('2022-01-15', '2022-02-04'))).toBe('DATE_ORDER');
    expect(there(planned).code(extended('2022-01-15', '2022-02-05'))).toBe('OK');
    expect(there().code(extended('2020-03-01', '2020-02-06'))).toBe('DATE_ORDER');
    expect(there().code(extended('2020-03-01', '2020-02-07'))).toBe('OK');
  });

  it('is of one that has not ended', () => {
    const history = there(planned).and(returned('2022-02-04'));
    expect(history.code(extended('2022-02-04', '2023-01-01'))).toBe('POSTING_STATE');
    expect(history.code(extended('2022-02-03', '2023-01-01'))).toBe('OK');
    expect(chosen(planned).code(extended('2020-01-20', '2023-01-01'))).toBe('OK');
  });

  it('names a proposal that is on record', () => {
    const act = extended('2022-01-15', '2022-08-04', 'p1', { proposalId: 'x' });
    expect(refusedWith(there(planned).when(act))).toMatchObject({
      refused: 'PROPOSAL_UNKNOWN',
      citations: [{ article: '11', paragraph: '(4)' }],
    });
    expect(there().code(recalled('2020-04-01', 'p1', { proposalId: 'x' }))).toBe('PROPOSAL_UNKNOWN');
  });
});

describe('An early recall', () => {
  it('is of a posting that runs, once, and leaves it running', () => {
    expect(chosen().code(recalled('2020-02-06'))).toBe('POSTING_STATE');
    expect(there().code(recalled('2020-02-06'))).toBe('OK');
    const decided = there().and(recalled('2020-04-01'));
    expect(state(decided, '2020-05-01')).toBe('STARTED');
    expect(decided.code(recalled('2020-05-01'))).toBe('POSTING_STATE');
    expect(there().and(returned('2020-04-01')).code(recalled('2020-04-01'))).toBe('POSTING_STATE');
  });
});
