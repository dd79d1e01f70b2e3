import {
  accepted,
  act,
  appointed,
  assigned,
  attested,
  entered,
  given,
  type History,
  holding,
  left,
  president,
  reentered,
  refusedWith,
  registered,
  representation,
  restored,
} from '../../../../../test/support/careers.js';
import { calendarDate } from '@elshi/law';
import { statusOn } from '../career.js';

const status = (history: History, day: string) => statusOn(history.career, calendarDate(day));

describe('Entering and leaving the service', () => {
  const career = () =>
    given(registered('2019-01-14'), entered('2019-02-04'), left('2019-09-02'), reentered('2020-01-01'));

  it('gives each day its status', () => {
    const days = ['2019-02-03', '2019-02-04', '2019-09-01', '2019-09-02', '2019-12-31', '2020-01-01'];
    expect(days.map((day) => status(career(), day))).toEqual([
      'NOT_ENTERED',
      'IN_SERVICE',
      'IN_SERVICE',
      'LEFT',
      'LEFT',
      'IN_SERVICE',
    ]);
  });

  it('refuses entering twice and leaving twice', () => {
    const serving = given(registered('2019-01-14'), entered('2019-02-04'));
    expect(serving.code(entered('2019-03-04'))).toBe('ALREADY_IN_SERVICE');
    expect(serving.code(reentered('2019-03-04'))).toBe('ALREADY_IN_SERVICE');
    expect(serving.and(left('2019-09-02')).code(left('2019-10-01'))).toBe('NOT_IN_SERVICE');
    expect(given(registered('2019-01-14')).code(left('2019-10-01'))).toBe('NOT_IN_SERVICE');
  });

  it('takes entering and entering again alike', () => {
    expect(given(registered('2019-01-14')).code(reentered('2019-02-04'))).toBe('OK');
    expect(career().and(left('2020-02-01')).code(entered('2020-02-01'))).toBe('OK');
  });

  it('lets one leave on the day of entering, in the order of recording', () => {
    const history = given(registered('2019-01-14'), entered('2019-02-04'), left('2019-02-04'));
    expect(status(history, '2019-02-04')).toBe('LEFT');
  });

  it('ends the position with the service, and not the rank', () => {
    const { career: after } = holding('ATTACHE', '2020-01-01', 'POS_ATTACHE').and(left('2020-06-01'));
    expect(after.positions.at(-1)!.to).toBe('2020-06-01');
    expect(after.held?.rank).toBe('ATTACHE');
  });
});

describe('Death', () => {
  const dead = () => holding('ATTACHE', '2020-01-01', 'POS_ATTACHE').and(left('2021-05-01', 'DEATH'));

  it('closes the service and the position that day, and leaves the rank', () => {
    expect([status(dead(), '2021-04-30'), status(dead(), '2021-05-01')]).toEqual(['IN_SERVICE', 'DECEASED']);
    expect(dead().career.positions.at(-1)!.to).toBe('2021-05-01');
    expect(dead().career.held?.rank).toBe('ATTACHE');
  });

  it('is recorded of one who has left too, and once', () => {
    const retired = given(registered('2019-01-14'), entered('2019-02-04'), left('2019-09-02', 'RETIREMENT'));
    expect(status(retired.and(left('2020-01-01', 'DEATH')), '2020-01-01')).toBe('DECEASED');
    expect(refusedWith(dead().when(left('2022-01-01', 'DEATH')))).toMatchObject({
      refused: 'DUPLICATE_ID',
      facts: { diedOn: '2021-05-01' },
    });
  });

  it('lets nobody enter the service or be given a rank afterwards', () => {
    expect(dead().code(reentered('2021-05-01'))).toBe('DATE_ORDER');
    expect(dead().code(assigned('2022-06-01', 'THIRD_SECRETARY'))).toBe('NOT_IN_SERVICE');
  });
});

describe('Dismissal for breach of discipline', () => {
  const order = { type: 'MINISTER_ORDER', number: '1', date: '2021-09-01', issuedBy: 'MINISTER' };
  const decree = { ...order, type: 'PRESIDENT_DECREE', issuedBy: 'PRESIDENT' };
  const dismissal = (revocation?: object) =>
    act('DismissForDisciplineBreach', '2021-09-01', { breach: 'absence', ...(revocation && { revocation }) });
  const counsellor = () => holding('COUNSELLOR_II', '2020-01-01', 'POS_COUNSELLOR');
  const envoy = () =>
    holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR').and(
      act(
        'AssignRank',
        '2020-02-01',
        { rank: 'ENVOY_II', representation: representation('2020-01-01') },
        president('2020-02-01'),
      ),
    );

  it('needs the revocation of the rank held, and writes both in one act', () => {
    expect(refusedWith(counsellor().when(dismissal()))).toMatchObject({
      refused: 'REVOCATION_MISSING',
      citations: [{ article: '13', paragraph: '2¶2' }],
    });
    const { events } = accepted(counsellor().when(dismissal({ order })));
    expect(events).toMatchObject([
      { type: 'DismissedForDisciplineBreach', data: { effectiveOn: '2021-09-01' } },
      {
        type: 'RankRevoked',
        order,
        data: { effectiveOn: '2021-09-01', rank: 'COUNSELLOR_II', cause: 'DISCIPLINE_DISMISSAL' },
      },
    ]);
  });

  it('ends service, position and rank on that day', () => {
    const history = counsellor().with(dismissal({ order }));
    expect([status(history, '2021-08-31'), status(history, '2021-09-01')]).toEqual([
      'IN_SERVICE',
      'DISMISSED',
    ]);
    const [loss] = history.career.losses;
    expect([history.career.held, history.career.positions.at(-1)!.to, loss!.how]).toEqual([
      undefined,
      '2021-09-01',
      'REVOCATION',
    ]);
    expect(loss!.eventId).toBe(history.ledger.acts.at(-1)!.events[1]!.eventId);
  });

  it('takes the President to revoke the rank of an Envoy, on representation', () => {
    expect(envoy().code(dismissal({ order }))).toBe('AUTHORITY');
    expect(envoy().code(dismissal({ order: decree }))).toBe('REPRESENTATION_MISSING');
    expect(envoy().code(dismissal({ order: decree, representation: representation('2021-09-02') }))).toBe(
      'DATE_ORDER',
    );
    expect(envoy().code(dismissal({ order: decree, representation: representation('2021-09-01') }))).toBe(
      'OK',
    );
  });

  it('takes a decree of the very day of the dismissal', () => {
    const code = (date: string) =>
      envoy().code(dismissal({ order: { ...decree, date }, representation: representation('2021-08-01') }));
    expect(['2021-08-31', '2021-09-01', '2021-09-02'].map(code)).toEqual(['DATE_ORDER', 'OK', 'DATE_ORDER']);
  });

  it('needs no act of its own for the rank where policy P23 says so', () => {
    const { events } = accepted(counsellor().when(dismissal(), { policies: { P23: 'BY_OPERATION_OF_LAW' } }));
    expect(events.map(({ type }) => type)).toEqual(['DismissedForDisciplineBreach', 'RankRevoked']);
  });

  it('stands alone where no rank is held', () => {
    const rankless = given(registered('2019-01-01'), entered('2019-01-01'));
    expect(accepted(rankless.when(dismissal())).events.map(({ type }) => type)).toEqual([
      'DismissedForDisciplineBreach',
    ]);
    expect(rankless.code(dismissal({ order }))).toBe('NO_RANK_HELD');
    expect(rankless.and(dismissal()).code(dismissal())).toBe('NOT_IN_SERVICE');
  });

  it('can be followed by service again, attestation and restoration', () => {
    const back = counsellor()
      .with(dismissal({ order }))
      .and(reentered('2022-01-01'), appointed('2022-01-01', 'POS_COUNSELLOR'), attested('2022-02-01'));
    expect(back.code(restored('2022-03-01', 'COUNSELLOR_II'))).toBe('OK');
  });
});
