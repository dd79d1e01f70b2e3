import type { Act } from '../../act.js';
import {
  act,
  annulled,
  assigned,
  corrected,
  court,
  credit,
  entered,
  given,
  type History,
  holding,
  leave,
  minister,
  president,
  refusedWith,
  registered,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');
const day = (history: History, index: number) => history.standings.all[index]!.day;

describe('A correction', () => {
  it('names an original that stands', () => {
    const history = attache();
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(history.code(corrected('2021-01-01', unknown, { effectiveOn: '2020-03-16' }))).toBe('ID_UNKNOWN');
    const once = history.and(corrected('2021-01-01', history.last(), { effectiveOn: '2020-03-16' }));
    expect(once.code(corrected('2021-01-01', once.last(), { effectiveOn: '2020-03-17' }))).toBe('ID_UNKNOWN');
    const gone = history.and(annulled('2021-01-01', history.last()));
    expect(gone.code(corrected('2021-01-02', gone.last(), { order: { number: '2' } }))).toBe('ID_UNKNOWN');
    expect(
      refusedWith(gone.when(corrected('2021-01-02', history.last(), { order: { number: '2' } }))),
    ).toMatchObject({
      refused: 'ALREADY_ANNULLED',
      facts: { annulledBy: gone.last() },
    });
  });

  it('does not reach the annulment that was written for a dependant', () => {
    const third = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const both = third.with(annulled('2022-04-01', third.id(3)), {
      dependants: [{ eventId: third.last(), action: 'ANNUL' }],
    });
    const second = both.ledger.acts.at(-1)!.events[1]!;
    expect(second.type).toBe('ActAnnulled');
    expect(both.code(corrected('2022-05-01', second.eventId, { order: { number: '2' } }))).toBe('ID_UNKNOWN');
  });

  it('is made any number of times: for each member the last in force stands', () => {
    const history = attache();
    const id = history.last();
    const twice = history.and(
      corrected('2021-01-01', id, { effectiveOn: '2020-03-20', order: { number: '7' } }),
      corrected('2021-02-01', id, { order: { number: '8' } }),
    );
    expect(twice.standings.all[3]).toMatchObject({
      status: 'corrected',
      day: '2020-03-20',
      act: { order: { number: '8' } },
    });
    const back = twice.and(annulled('2021-03-01', twice.last()));
    expect(back.standings.all[3]).toMatchObject({ day: '2020-03-20', act: { order: { number: '7' } } });
    const first = twice.and(annulled('2021-03-01', twice.last(1)));
    expect(first.standings.all[3]).toMatchObject({ day: '2020-03-15', act: { order: { number: '8' } } });
    expect(first.standings.all[3]!.corrections).toHaveLength(1);
  });

  it('that takes the day out lets the act count from the day of its order', () => {
    const history = attache().and(
      act('RecordAward', '2021-05-05', { award: 'medal' }, president('2021-04-01')),
    );
    const without = history.and(corrected('2021-06-01', history.last(), { effectiveOn: null }));
    expect(day(without, 4)).toBe('2021-04-01');
  });

  it('that rested on an annulled one leaves no half a document', () => {
    const history = attache().and(
      act('RecordAward', '2021-05-05', { award: 'medal' }, { order: undefined, historical: true }),
    );
    const id = history.last();
    const twice = history.and(
      corrected('2021-06-01', id, { order: president('2021-04-01').order, effectiveOn: null }),
      corrected('2021-06-02', id, { order: { number: '101' } }),
    );
    const half = twice.and(annulled('2021-07-01', twice.last(1)));
    expect(half.standings.all[4]!.act.order).toBeUndefined();
    expect(day(half, 4)).toBe('2021-05-05');
  });

  it('of a registration changes it from the beginning', () => {
    const history = given(registered('2020-01-01', 'EMPLOYEE')).and(entered('2018-01-01'));
    const officer = history.and(corrected('2021-01-01', history.id(0), { data: { category: 'OFFICER' } }));
    expect(officer.code(assigned('2018-01-01', 'ATTACHE'))).toBe('OK');
    expect(history.code(annulled('2021-01-01', history.id(0)))).toBe('ID_UNKNOWN');
  });

  it('that makes the act itself unlawful is refused', () => {
    const third = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const code = (effectiveOn: string) => third.code(corrected('2022-05-01', third.last(), { effectiveOn }));
    expect(['2022-03-14', '2022-03-16'].map(code)).toEqual(['TERM_NOT_SERVED', 'OK']);
    expect(third.code(corrected('2022-05-01', third.last(), { order: president('2022-03-15').order }))).toBe(
      'AUTHORITY',
    );
  });

  it('leaves an act that was irregular before as it may be', () => {
    const third = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const kept = third.with(leave('l', 'UNPAID', '2021-01-01', '2021-02-01'), {
      dependants: [{ eventId: third.last(), action: 'KEEP' }],
    });
    expect(kept.code(corrected('2022-05-01', third.last(), { order: { number: '9' } }))).toBe('OK');
  });

  it('lets a kept act take on no other fault, and none that is greater', () => {
    const third = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const kept = third.with(leave('l', 'UNPAID', '2021-01-01', '2021-01-02'), {
      dependants: [{ eventId: third.last(), action: 'KEEP' }],
    });
    const code = (changes: object) => kept.code(corrected('2022-05-01', third.last(), changes));
    expect(code({ data: { rank: 'AMBASSADOR' } })).toBe('RANK_SEQUENCE');
    expect(code({ order: president('2022-03-15').order })).toBe('AUTHORITY');
    expect(['2022-03-14', '2022-03-15', '2022-03-16'].map((effectiveOn) => code({ effectiveOn }))).toEqual([
      'TERM_NOT_SERVED',
      'OK',
      'OK',
    ]);
  });

  it('of the order moves an act whose day was left to it, and no other', () => {
    const order = (date: string) => ({ ...minister(date) });
    const left = { ...assigned('2020-03-15', 'ATTACHE'), ...order('2020-03-15'), dayOfOrder: true } as Act;
    const changes = { order: { date: '2020-03-10' } };
    const days = [left, { ...left, dayOfOrder: undefined } as unknown as Act].map((act) => {
      const history = given(registered('2020-01-01'), entered('2020-01-01')).and(act);
      return day(history.and(corrected('2021-01-01', history.last(), changes)), 2);
    });
    expect(days).toEqual(['2020-03-10', '2020-03-15']);
  });

  it('that annuls what rests on the act takes an order, also where that had none', () => {
    const third = attache().and(
      assigned('2022-03-15', 'THIRD_SECRETARY'),
      act('IssueRankCertificate', '2022-03-15', { certificateNo: 'c', rank: 'THIRD_SECRETARY' }),
    );
    const later = corrected('2022-05-01', third.id(4), { effectiveOn: '2022-04-01' });
    const code = (more: object) =>
      third.code(
        { ...later, ...more },
        {
          dependants: [{ eventId: third.last(), action: 'ANNUL' }],
        },
      );
    expect(code({ order: undefined })).toBe('AUTHORITY');
    expect(code(minister('2022-05-01'))).toBe('OK');
  });

  it('of an id takes it away from the acts that use it, whatever their day', () => {
    const history = attache().and(
      leave('l', 'UNPAID', '2021-06-01', '2021-07-01'),
      act('CancelLeave', '2021-01-01', { leaveId: 'l' }),
    );
    const other = corrected('2021-08-01', history.id(4), { data: { leaveId: 'm' } });
    expect(refusedWith(history.when(other)).facts['dependants']).toMatchObject([
      { eventId: history.id(5), kind: 'CancelLeave' },
    ]);
    const decide = (action: 'KEEP' | 'ANNUL') =>
      history.code({ ...other, ...court('2021-08-01') } as unknown as Act, {
        dependants: [{ eventId: history.id(5), action }],
      });
    expect(decide('KEEP')).toBe('ID_UNKNOWN');
    expect(decide('ANNUL')).toBe('OK');
  });

  it('to an id that another act holds is refused', () => {
    const history = attache().and(
      credit('a', 7, '2021-01-01', '2021-02-01'),
      credit('b', 7, '2021-03-01', '2021-04-01'),
    );
    expect(history.code(corrected('2021-08-01', history.last(), { data: { creditId: 'a' } }))).toBe(
      'DUPLICATE_ID',
    );
  });
});
