import {
  appointed,
  assigned,
  attested,
  corrected,
  act,
  demoted,
  early,
  given,
  History,
  holding,
  leave,
  left,
  registered,
  relieved,
  representation,
  restored,
  serving,
  withoutOrder,
} from '../../../../test/support/careers.js';
import { documentOf, order, section } from '../testing/documents.js';

describe('The service record as a document', () => {
  it('tells of each line its days, its order and the number of its act', () => {
    const record = documentOf(holding('ATTACHE', '2020-03-15', 'POS_ATTACHE'), '2021-01-01');

    expect(section(record, 'ranks')).toMatchObject([
      {
        act: 4,
        from: '2020-03-15',
        to: null,
        parts: [{ label: null, value: { is: 'rank', rank: 'ATTACHE' } }, { label: 'mode' }],
        basis: { order: { number: '15-1/1', date: '2020-03-15' }, recorded: null },
        ending: null,
        remarks: [],
      },
    ]);
  });

  it('tells who recorded a line that rests on no order, and on which day', () => {
    const [registration] = section(documentOf(given(registered('2020-01-01')), '2021-01-01'), 'registration');

    expect(registration!.basis).toEqual({
      order: null,
      citations: [],
      recorded: { on: '1970-01-01', by: 'registrar' },
    });
  });

  it('tells who it is and how he stands on the day', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE').and(left('2022-03-01', 'RETIREMENT'));

    expect(documentOf(history, '2022-02-28').identity).toMatchObject({
      latin: 'Abenova Aigerim',
      category: 'OFFICER',
      status: 'IN_SERVICE',
      position: { code: 'POS_ATTACHE', from: '2020-03-15' },
      rank: { rank: 'ATTACHE', from: '2020-03-15' },
    });
    expect(documentOf(history, '2022-03-01').identity).toMatchObject({ status: 'LEFT', position: null });
  });

  it.each([
    ['the day before', '2022-02-28', null],
    ['the day', '2022-03-01', '2022-03-01'],
    ['the day after', '2022-03-02', '2022-03-01'],
  ])('shows an end on %s it takes effect: %s', (_when, asOf, to) => {
    const history = serving('2020-01-01', 'POS_ATTACHE').and(relieved('2022-03-01'));

    expect(section(documentOf(history, asOf), 'positions')[0]!.to).toBe(to);
  });

  it('names the act that ended a line, and its order where it has no line of its own', () => {
    const history = serving('2020-01-01', 'POS_ATTACHE')
      .and(appointed('2021-01-01', 'POS_THIRD_SECRETARY'))
      .and(act('RelieveFromPosition', '2022-01-01', { cause: 'rotation' }, order('7-k')));
    const [first, second] = section(documentOf(history, '2023-01-01'), 'positions');

    expect(first!.ending).toEqual({ act: 4, how: kind('AppointToPosition'), parts: [], basis: null });
    expect(second!.ending).toMatchObject({
      act: 5,
      how: kind('RelieveFromPosition'),
      parts: [{ label: 'cause', value: { text: 'rotation' } }],
      basis: { order: { number: '7-k' } },
    });
  });

  it('says beside the basis that nobody has verified it, until a correction with an order does', () => {
    const awarded = given(registered('2020-01-01'), act('RecordAward', '2020-12-16', { award: 'medal' }));
    const [first, last] = awarded.ledger.acts;
    const [event] = last!.events;
    const marked = { ...event!, metadata: { ...event!.metadata, basis: 'unverified' as const } };
    const imported = new History({ ...awarded.ledger, acts: [first!, { ...last!, events: [marked] }] });
    const compared = imported.and(corrected('2021-01-01', last!.actId, { order: { number: '395' } }));

    const basisOf = (history: History) => section(documentOf(history, '2022-01-01'), 'awards')[0]!.basis;
    expect(basisOf(awarded)).not.toHaveProperty('unverified');
    expect(basisOf(imported)).toMatchObject({ unverified: true, order: { number: '15-1/1' } });
    expect(basisOf(compared)).not.toHaveProperty('unverified');
  });

  it('says by which act a line was corrected, and why', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
    const mended = history.and(corrected('2020-05-01', history.last(), { effectiveOn: '2020-03-20' }));
    const [rank] = section(documentOf(mended, '2021-01-01'), 'ranks');

    expect(rank).toMatchObject({
      act: 4,
      from: '2020-03-20',
      remarks: [{ is: 'corrected', act: 5, on: '2020-05-01', order: null, reason: 'misread' }],
    });
  });

  it('says so, too, where the act that ended a line was corrected', () => {
    const history = serving('2020-01-01', 'POS_ATTACHE').and(relieved('2022-03-01'));
    const mended = history.and(corrected('2022-05-01', history.last(), { effectiveOn: '2022-03-02' }));
    const [position] = section(documentOf(mended, '2023-01-01'), 'positions');

    expect(position).toMatchObject({ to: '2022-03-02', remarks: [{ is: 'corrected', act: 5 }] });
  });
});

describe('A rank that was lost', () => {
  it('comes back as a further part of the same holding', () => {
    const history = holding('THIRD_SECRETARY', '2020-01-01', 'POS_THIRD_SECRETARY').and(
      demoted('2021-01-01', 'ATTACHE'),
      attested('2021-06-01'),
      restored('2021-09-01', 'THIRD_SECRETARY'),
    );
    const ranks = section(documentOf(history, '2022-01-01'), 'ranks');

    expect(ranks.map(({ from, to, ending }) => [from, to, ending?.act ?? null])).toEqual([
      ['2020-01-01', '2021-01-01', 5],
      ['2021-01-01', '2021-09-01', 7],
      ['2021-09-01', null, null],
    ]);
    expect(ranks.map(({ parts }) => parts[1]!.value)).toMatchObject([
      { code: 'FIRST' },
      { code: 'DEMOTION' },
      { code: 'RESTORATION' },
    ]);
  });

  it('by a dismissal rests on the act that took it, not on the dismissal', () => {
    const on = '2022-05-10';
    const revocation = {
      order: { type: 'PRESIDENT_DECREE', number: '412', date: on, issuedBy: 'PRESIDENT' },
      representation: representation('2022-05-01'),
    };
    const history = serving('2010-01-01', 'POS_AMBASSADOR').and(
      act('RecordHistoricalRank', '2012-01-01', { rank: 'ENVOY_II', source: 'sheet 3' }, withoutOrder),
      act('DismissForDisciplineBreach', on, { breach: 'left the post', revocation }, order('8-d')),
    );
    const record = documentOf(history, '2023-01-01');

    expect(section(record, 'service')[0]!.ending).toMatchObject({
      how: kind('DismissForDisciplineBreach'),
      basis: { order: { number: '8-d' } },
    });
    expect(section(record, 'ranks')[0]).toMatchObject({
      to: on,
      ending: { basis: { order: { number: '412' } } },
      remarks: [{ is: 'historical' }],
    });
  });

  it('tells the grounds of an early assignment', () => {
    const history = holding('ATTACHE', '2020-01-01', 'POS_ATTACHE').and(
      early('2021-01-01', 'THIRD_SECRETARY'),
    );
    const [, second] = section(documentOf(history, '2022-01-01'), 'ranks');

    expect(second!.parts.map(({ label }) => label)).toEqual([null, 'mode', 'ground', 'detail']);
  });
});

describe('A date of which only the year is known', () => {
  it('is told as it was written, and as approximate', () => {
    const history = given(registered('2020-01-01')).and(
      act(
        'RecordHistoricalRank',
        '1994',
        { ladder: 'US', rankText: 'F.S.O. 7', source: 'card' },
        withoutOrder,
      ),
    );

    expect(section(documentOf(history, '2021-01-01'), 'ranks')).toMatchObject([
      {
        from: '1994',
        parts: [{ value: { text: 'US: F.S.O. 7' } }, { label: 'source' }],
        remarks: [{ is: 'historical' }, { is: 'approximate' }],
      },
    ]);
  });
});

describe('What takes effect later', () => {
  it('is not told before its day', () => {
    const history = serving('2020-01-01', 'POS_ATTACHE').and(
      leave('l1', 'ANNUAL', '2020-06-01', '2020-07-01', '2020-05-01'),
      assigned('2020-06-01', 'ATTACHE'),
    );
    const before = documentOf(history, '2020-05-31');

    expect([section(before, 'leaves'), section(before, 'ranks')]).toEqual([[], []]);
    expect(section(before, 'otherActs')).toEqual([]);
    expect(section(documentOf(history, '2020-06-01'), 'leaves')).toHaveLength(1);
  });
});

function kind(code: string): object {
  return { is: 'term', list: 'kind', code };
}
