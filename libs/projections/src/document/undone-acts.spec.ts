import { annulled, act, credit, leave, serving, withoutOrder } from '../../../../test/support/careers.js';
import { documentOf, order, section } from '../testing/documents.js';

describe('Acts that were undone', () => {
  const history = serving('2020-01-01', 'POS_ATTACHE').and(
    act('RecordAward', '2020-06-01', { award: 'Letter of Thanks' }, order('9-a')),
  );
  const undone = history.and(annulled('2020-07-01', history.last()));

  it('are no lines, and the act that undid them is told among the others', () => {
    const record = documentOf(undone, '2021-01-01');

    expect(section(record, 'awards')).toEqual([]);
    expect(section(record, 'otherActs')).toMatchObject([
      {
        act: 5,
        parts: [
          { value: { list: 'kind', code: 'AnnulAct' } },
          { label: 'annuls', value: { is: 'act', act: 4 } },
          { label: 'reason' },
        ],
      },
    ]);
    expect(record.sections.map(({ name }) => name)).not.toContain('annulled');
  });

  it('are told as such where that is asked for', () => {
    expect(section(documentOf(undone, '2021-01-01', { annulled: true }), 'annulled')).toMatchObject([
      {
        act: 4,
        from: '2020-06-01',
        basis: { order: { number: '9-a' } },
        remarks: [{ is: 'annulled', act: 5, order: { type: 'COURT_DECISION' }, reason: 'without authority' }],
      },
    ]);
  });

  it('are there again when the annulment is annulled', () => {
    const revived = undone.and(annulled('2020-08-01', undone.last()));
    const record = documentOf(revived, '2021-01-01', { annulled: true });

    expect(section(record, 'awards')).toHaveLength(1);
    expect(section(record, 'annulled')).toMatchObject([
      { act: 5, parts: [{ value: { code: 'AnnulAct' } }, {}, {}], remarks: [{ is: 'annulled', act: 6 }] },
    ]);
  });

  it('show a cancelled leave with its own days, and a voided credit with the cause', () => {
    const granted = serving('2020-01-01', 'POS_ATTACHE').and(
      leave('l1', 'ANNUAL', '2020-06-01', '2020-07-01', '2020-05-01'),
      credit('c1', 5, '2018-01-01', '2019-01-01', '2020-05-01'),
      act('CancelLeave', '2020-05-20', { leaveId: 'l1' }, order('3-o')),
      act('VoidServiceCredit', '2020-05-20', { creditId: 'c1', cause: 'recorded twice' }, withoutOrder),
    );

    expect(section(documentOf(granted, '2021-01-01', { annulled: true }), 'annulled')).toMatchObject([
      { from: '2020-05-01', remarks: [{ is: 'removed', act: 7, reason: 'recorded twice' }] },
      {
        from: '2020-06-01',
        to: '2020-07-01',
        remarks: [{ is: 'removed', act: 6, order: { number: '3-o' } }],
      },
    ]);
  });
});
