import { basis, eventDetail, eventTitle, stateText, wrapped } from './wording.js';

const none = () => undefined;

describe('the wording of a career', () => {
  it('names events as people do', () => {
    expect(eventTitle('RankAssignedOutOfTurn')).toBe('Rank assigned out of turn');
  });

  it('says what an event is about, ranks by their titles', () => {
    const data = { rank: 'SECOND_SECRETARY_II', mode: 'FIRST', spellId: 'x', effectiveOn: '2020-01-01' };
    expect(eventDetail(data, none)).toBe('Second Secretary, II class, FIRST');
  });

  it('names the step that an event is about by its number', () => {
    const data = { eventId: 'e1', changes: { effectiveOn: '2020-01-02' }, reason: 'misread' };
    expect(eventDetail(data, (eventId) => (eventId === 'e1' ? 4 : undefined))).toBe(
      'of step 4, {"effectiveOn":"2020-01-02"}, because misread',
    );
    expect(eventDetail({ eventId: 'e2' }, none)).toBe('of step e2');
  });

  it('says on which document and provisions it rests', () => {
    const citations = [
      { instrument: 'L299-II', article: '12', paragraph: '1(1)', edition: '2002' },
      { instrument: 'L299-II', article: '10', edition: '2002' },
    ];
    const order = { type: 'PRESIDENT_DECREE', number: '77', date: '2020-01-01', issuedBy: 'PRESIDENT' };

    expect(basis({ order, citations })).toBe(
      "President's decree 77 of 2020-01-01; L299-II 12 1(1); L299-II 10",
    );
    expect(basis({ order: null, citations: [] })).toBe('no order');
  });

  it('says how a career stands', () => {
    const record = {
      service: { status: 'IN_SERVICE' },
      rank: { code: 'ATTACHE', from: '2020-03-15' },
      position: { positionCode: 'POS_ATTACHE', unit: null },
    };
    const term = { status: 'RUNNING', quotaDays: 730, creditedDays: 729, eligibleOn: '2022-03-15' };

    expect(stateText(record, term)).toBe(
      'in service · Attaché since 2020-03-15 · POS_ATTACHE · term 729 of 730 days, running, served on 2022-03-15',
    );
    expect(stateText({ ...record, rank: null, position: null }, term)).toBe(
      'in service · no rank · no position',
    );
    expect(stateText(record, { ...term, quotaDays: null })).toMatch(/ · no term$/);
  });

  it('keeps lines within the width', () => {
    const lines = wrapped('a '.repeat(100).trim(), 20, '  ').split('\n');

    expect(lines.every((text) => text.length <= 20)).toBe(true);
    expect(lines.join(' ').match(/a/g)).toHaveLength(100);
    expect(wrapped('word', 2, '  ')).toBe('word');
  });
});
