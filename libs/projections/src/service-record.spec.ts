import { calendarDate } from '@elshi/law';
import {
  act,
  annulled,
  appointed,
  assigned,
  attested,
  corrected,
  credit,
  demoted,
  entered,
  given,
  type History,
  holding,
  leave,
  left,
  registered,
  restored,
  withoutOrder,
} from '../../../test/support/careers.js';
import { serviceRecord } from './service-record.js';

const record = (history: History, day: string) => serviceRecord('o1', history.career, calendarDate(day));
const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');

describe('The service record', () => {
  it('of one who was only registered has names and category on every day', () => {
    const history = given(registered('2019-01-14'));
    expect(record(history, '2000-01-01')).toMatchObject({
      officerId: 'o1',
      names: { latin: 'Abenova Aigerim' },
      category: 'OFFICER',
      service: { status: 'NOT_ENTERED', periods: [] },
      position: null,
      rank: null,
      rankSpells: [],
      postings: [],
    });
  });

  it.each([
    ['2020-03-01', 'NOT_ENTERED', null, null],
    ['2020-03-02', 'IN_SERVICE', 'POS_ATTACHE', null],
    ['2020-03-14', 'IN_SERVICE', 'POS_ATTACHE', null],
    ['2020-03-15', 'IN_SERVICE', 'POS_ATTACHE', 'ATTACHE'],
    ['2020-12-31', 'IN_SERVICE', 'POS_ATTACHE', 'ATTACHE'],
    ['2021-01-01', 'LEFT', null, 'ATTACHE'],
  ])('on %s shows %s, position %s and rank %s', (day, status, positionCode, code) => {
    const shown = record(attache().and(left('2021-01-01')), day);
    expect(shown['service']).toMatchObject({ status });
    expect((shown['position'] as { positionCode: string } | null)?.positionCode ?? null).toBe(positionCode);
    expect((shown['rank'] as { code: string } | null)?.code ?? null).toBe(code);
  });

  it('does not show an end that takes effect later', () => {
    const shown = record(attache().and(left('2021-01-01')), '2020-12-31');
    expect(shown['service']).toMatchObject({
      periods: [{ from: '2020-03-02', to: null, end: null, endedBy: null }],
    });
    expect(shown['positions']).toMatchObject([{ to: null, endedBy: null }]);
  });

  it('shows a rank from the day of its restoration, and the spell with its parts', () => {
    const history = holding('THIRD_SECRETARY', '2020-01-01', 'POS_THIRD_SECRETARY').and(
      demoted('2020-07-01', 'ATTACHE'),
      attested('2020-08-01'),
      restored('2020-09-01', 'THIRD_SECRETARY'),
    );
    const shown = record(history, '2021-01-01');
    expect(shown['rank']).toEqual({
      no: 2,
      code: 'THIRD_SECRETARY',
      spellId: history.id(3),
      from: '2020-09-01',
    });
    expect(shown['rankSpells']).toMatchObject([
      {
        rank: 'THIRD_SECRETARY',
        mode: 'FIRST',
        openedOn: '2020-01-01',
        held: [
          { from: '2020-01-01', to: '2020-07-01', endedBy: history.id(4) },
          { from: '2020-09-01', to: null, by: history.id(6) },
        ],
      },
      { rank: 'ATTACHE', mode: 'DEMOTION', held: [{ from: '2020-07-01', to: '2020-09-01' }] },
    ]);
    expect((record(history, '2020-08-01')['rankSpells'] as { held: unknown[] }[])[0]!.held).toHaveLength(1);
  });

  it('lists credits and leaves from their own first day, oldest first, whatever the order of recording', () => {
    const history = attache().and(
      credit('late', 5, '2021-06-01', '2021-07-01', '2022-01-01'),
      credit('early', 7, '2020-06-01', undefined, '2022-02-01'),
      leave('l2', 'ANNUAL', '2021-08-01', '2021-09-01', '2020-04-01'),
      leave('l1', 'UNPAID', '2021-07-01', '2021-07-02', '2020-04-02'),
    );
    const ids = (day: string, list: string, id: string) =>
      (record(history, day)[list] as Record<string, unknown>[]).map((line) => line[id]);
    expect(ids('2021-05-31', 'credits', 'creditId')).toEqual(['early']);
    expect(ids('2021-06-01', 'credits', 'creditId')).toEqual(['early', 'late']);
    expect(ids('2021-07-31', 'leaves', 'leaveId')).toEqual(['l1']);
    expect(ids('2021-08-01', 'leaves', 'leaveId')).toEqual(['l1', 'l2']);
  });

  it('shows neither what was annulled nor what was cancelled', () => {
    const history = attache().and(
      leave('l', 'ANNUAL', '2020-06-01', '2020-07-01'),
      act('CancelLeave', '2020-06-15', { leaveId: 'l' }),
      act('RecordAward', '2020-06-01', { award: 'medal' }),
    );
    const gone = record(history.and(annulled('2020-08-01', history.last())), '2021-01-01');
    expect([gone['leaves'], gone['awards']]).toEqual([[], []]);
  });

  it('says of each line on which order and provisions it rests, and by which act it was corrected', () => {
    const history = attache();
    const mended = history.and(corrected('2021-01-01', history.last(), { order: { number: '77' } }));
    expect((record(mended, '2021-02-01')['rankSpells'] as unknown[])[0]).toMatchObject({
      eventId: history.last(),
      order: { number: '77', issuedBy: 'MINISTER' },
      corrected: true,
      correctedBy: mended.last(),
    });
  });

  it('shows certificates, entries, attestations, sanctions and awards from their day on', () => {
    const history = attache().and(
      act('IssueRankCertificate', '2020-04-01', { certificateNo: '1', rank: 'ATTACHE' }, withoutOrder),
      act('EnterServiceRecord', '2020-04-02', { entryNo: '7', eventId: attache().last() }, withoutOrder),
      attested('2020-04-03'),
      act('ImposeSanction', '2020-04-04', { sanctionId: 's', sanctionKind: 'REPRIMAND' }),
      act('RecordAward', '2020-04-05', { award: 'medal' }),
      act('WithdrawRankCertificate', '2020-04-06', { certificateNo: '1', cause: 'lost' }, withoutOrder),
      act('LiftSanction', '2020-04-07', { sanctionId: 's' }),
    );
    expect(record(history, '2020-04-05')).toMatchObject({
      certificates: [{ certificateNo: '1', spellId: history.id(3), withdrawnOn: null }],
      recordEntries: [{ entryNo: '7', enters: history.id(3), on: '2020-04-02' }],
      attestations: [{ attestationId: 'a', result: 'PASSED' }],
      sanctions: [{ sanctionId: 's', from: '2020-04-04', to: null }],
      awards: [{ award: 'medal', on: '2020-04-05' }],
      rankSpells: [{ certificates: ['1'] }],
    });
    expect(record(history, '2020-04-07')).toMatchObject({
      certificates: [{ withdrawnOn: '2020-04-06', withdrawnBy: history.id(9) }],
      sanctions: [{ to: '2020-04-07', endedBy: history.id(10) }],
    });
    expect(record(history, '2020-03-31')).toMatchObject({
      certificates: [],
      recordEntries: [],
      sanctions: [],
      awards: [],
    });
  });

  it('tells of an attestation its own members only, also where a correction gave it others', () => {
    const history = attache().and(attested('2020-04-03'));
    const mended = history.and(corrected('2020-05-01', history.last(), { data: { to: '2021-01-01' } }));
    const [line] = record(mended, '2020-06-01')['attestations'] as readonly object[];
    expect(line).toMatchObject({ result: 'PASSED', commission: 'c', on: '2020-04-03' });
    expect(line).not.toHaveProperty('to');
  });

  it('writes dates of old papers as they were written, and marks them', () => {
    const historical = { order: undefined, historical: true };
    const history = given(registered('2019-01-14')).and(
      act('EnterService', '1995', {}, historical),
      act('RecordHistoricalRank', '1995-03', { rank: 'ATTACHE', source: 's' }, withoutOrder),
      act('RecordHistoricalRank', '1990', { ladder: 'US', rankText: 'Consul', source: 's' }, withoutOrder),
      act(
        'RecordServiceCredit',
        '1995',
        { creditId: 'c', creditKind: 5, organisation: 'o', from: '1995', to: '1996-05', document: 'd' },
        historical,
      ),
    );
    expect(record(history, '2000-01-01')).toMatchObject({
      service: {
        from: '1995',
        periods: [{ from: '1995', historical: true, approximate: true, order: null }],
      },
      rank: { from: '1995-03' },
      rankSpells: [{ openedOn: '1995-03', historical: true, approximate: true }],
      foreignRanks: [{ ladder: 'US', rankText: 'Consul', from: '1990' }],
      credits: [{ from: '1995', to: '1996-05' }],
    });
  });

  it('ends a credit by the act that closed it', () => {
    const history = attache().and(
      credit('c', 8, '2020-09-01'),
      act('CloseServiceCredit', '2021-01-01', { creditId: 'c', to: '2021-01-01' }, withoutOrder),
    );
    expect(record(history, '2021-06-01')['credits']).toMatchObject([
      { from: '2020-09-01', to: '2021-01-01', endedBy: history.last() },
    ]);
  });

  it('names the category of the day', () => {
    const history = given(registered('2018-01-15', 'EMPLOYEE')).and(
      entered('2018-01-15'),
      act('SetStaffCategory', '2020-06-01', { category: 'OFFICER' }),
      appointed('2020-06-01', 'POS_ATTACHE'),
      assigned('2020-06-15', 'ATTACHE'),
    );
    expect(record(history, '2020-05-31')).toMatchObject({ category: 'EMPLOYEE', rank: null });
    expect(record(history, '2020-06-15')).toMatchObject({
      category: 'OFFICER',
      categories: [{ from: null }, { from: '2020-06-01' }],
    });
  });
});
