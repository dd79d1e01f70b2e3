import {
  accepted,
  act,
  assigned,
  demoted,
  holding,
  left,
  refusedWith,
  withoutOrder,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const issue = (certificateNo: string, rank: string, on: string) =>
  act('IssueRankCertificate', on, { certificateNo, rank }, withoutOrder);
const withdraw = (certificateNo: string, on: string) =>
  act('WithdrawRankCertificate', on, { certificateNo, cause: 'lost' }, withoutOrder);
const entry = (entryNo: string, id: string, on = '2020-04-01') =>
  act('EnterServiceRecord', on, { entryNo, eventId: id }, withoutOrder);

describe('Certificates of rank', () => {
  it('are issued for a rank held by then, from its first day on', () => {
    const code = (on: string) => attache().code(issue('1', 'ATTACHE', on));
    expect(['2020-03-14', '2020-03-15', '2020-03-16'].map(code)).toEqual(['NO_RANK_HELD', 'OK', 'OK']);
    expect(refusedWith(attache().when(issue('1', 'AMBASSADOR', '2020-04-01')))).toMatchObject({
      refused: 'NO_RANK_HELD',
      citations: [{ article: '11', paragraph: '3' }],
    });
  });

  it('may be issued for any rank ever held, also after the service', () => {
    const promoted = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'), left('2022-04-01'));
    const [event] = accepted(promoted.when(issue('1', 'ATTACHE', '2022-05-01'))).events;
    expect(event!.data['spellId']).toBe(promoted.id(3));
  });

  it('name the latest spell of the rank', () => {
    const back = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'), demoted('2022-04-01', 'ATTACHE'));
    const { certificates } = back.and(issue('1', 'ATTACHE', '2022-05-01')).career;
    expect(certificates[0]!.spell!.spellId).toBe(back.last());
  });

  it('have a number of their own, and are withdrawn once', () => {
    const history = attache().and(issue('1', 'ATTACHE', '2020-04-01'));
    expect(history.code(issue('1', 'ATTACHE', '2020-05-01'))).toBe('DUPLICATE_ID');
    expect(history.code(withdraw('1', '2020-03-31'))).toBe('DATE_ORDER');
    expect(history.code(withdraw('2', '2020-05-01'))).toBe('ID_UNKNOWN');
    const withdrawn = history.and(withdraw('1', '2020-04-01'));
    expect(withdrawn.career.certificates[0]!.withdrawn!.day).toBe('2020-04-01');
    expect(withdrawn.code(withdraw('1', '2020-05-01'))).toBe('ID_UNKNOWN');
  });
});

describe('Entries in the service record', () => {
  it('name an event of this officer, of any day', () => {
    const history = attache();
    expect(history.code(entry('7', history.last()))).toBe('OK');
    expect(history.code(entry('7', history.last(), '2019-01-01'))).toBe('OK');
    expect(history.code(entry('7', '00000000-0000-4000-8000-000000000000'))).toBe('ID_UNKNOWN');
  });

  it('may enter several events under one number, each of them once', () => {
    const history = attache().and(entry('7', attache().last()));
    expect(history.code(entry('7', history.id(0)))).toBe('OK');
    expect(history.code(entry('8', history.id(3)))).toBe('OK');
    expect(history.code(entry('7', history.id(3)))).toBe('DUPLICATE_ID');
  });
});
