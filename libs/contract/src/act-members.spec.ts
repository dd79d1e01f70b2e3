import { minimalBody } from '../../../test/support/acts.js';
import { foreignRank } from '../../../test/support/foreign-rank.js';
import { accepted, faults, pointers, withData } from './testing/reading.js';

describe('Dates', () => {
  const withDay = (effectiveOn: string, more: object = {}) => ({
    ...minimalBody('RecordAward'),
    ...more,
    effectiveOn,
  });

  it.each(['2020-02-29', '1700-01-01', '2199-12-31'])('%s is a day', (day) => {
    expect(pointers(withDay(day))).toEqual([]);
  });

  it.each([
    '2021-02-29',
    '2020-04-31',
    '1699-12-31',
    '2200-01-01',
    '0001-01-01',
    '9999-12-31',
    '2020-3-15',
    '15.03.2020',
    '2020-03-15T00:00:00Z',
    ' 2020-03-15',
    '٢٠٢٠-٠٣-١٥',
    '2020',
    '2020-03',
  ])('%s is none', (day) => {
    expect(faults(withDay(day))).toEqual(['/effectiveOn DATE']);
  });

  it.each(['1942', '1942-07', '1942-07-04'])('%s is the date of a historical act', (date) => {
    expect(accepted(withDay(date, { historical: true })).act.effectiveOn).toBe(date);
    expect(accepted({ ...foreignRank, effectiveOn: date }).act.effectiveOn).toBe(date);
  });

  it.each(['1942-13', '1942-00', '19', '1600', '19420'])(
    '%s is none, not even of a historical act',
    (date) => {
      expect(faults(withDay(date, { historical: true }))).toEqual(['/effectiveOn DATE']);
    },
  );

  it('may be a month or a year in the data of a historical act', () => {
    const leave = { ...withData('RecordLeave', { from: '1942', to: '1943-02' }), effectiveOn: '1942' };
    expect(pointers({ ...leave, historical: true })).toEqual([]);
    expect(pointers({ ...leave, historical: false })).toEqual(['/effectiveOn', '/data/from', '/data/to']);
  });

  it('of birth may be known to the year', () => {
    expect(pointers(withData('RegisterOfficer', { birthDate: '1985' }))).toEqual([]);
  });
});

describe('Texts', () => {
  const named = (latin: unknown) => withData('RegisterOfficer', { names: { latin } });
  const noted = (note: string) => ({ ...minimalBody('RecordAward'), note });

  it('are kept in NFC', () => {
    expect(accepted(named('Cafe\u0301')).act.data).toMatchObject({ names: { latin: 'Café' } });
    expect(accepted(noted('e\u0301')).act.note).toBe('é');
  });

  it('are measured in characters of Unicode, in NFC', () => {
    expect(pointers(named('😀'.repeat(200)))).toEqual([]);
    expect(pointers(named('e\u0301'.repeat(200)))).toEqual([]);
    expect(pointers(named('x'.repeat(201)))).toEqual(['/data/names/latin']);
  });

  it.each(['', '   ', 'a\u0000b', 'a\tb', 'a\nb', 'a\u009fb', '\ud83d', 7, true, {}])(
    '%p is no line of text',
    (text) => {
      expect(pointers(named(text))).toEqual(['/data/names/latin']);
    },
  );

  it('may run over lines where they are free', () => {
    expect(pointers(noted('one\r\n\ttwo\nthree'))).toEqual([]);
    expect(pointers(noted('one\u0000'))).toEqual(['/note']);
    expect(pointers(noted('half \udc00'))).toEqual(['/note']);
    expect(pointers(noted('x'.repeat(10_000)))).toEqual([]);
    expect(pointers(noted('x'.repeat(10_001)))).toEqual(['/note']);
  });

  it('hold a bounded heap of marks on one letter', () => {
    expect(pointers(noted(`a${'\u0301'.repeat(30)}`))).toEqual([]);
    expect(pointers(noted(`a${'\u0301'.repeat(40)}`))).toEqual(['/note']);
    const started = performance.now();
    expect(pointers(noted('a\u0301\u0323'.repeat(3_000)))).toEqual([]);
    expect(pointers(noted(`a${'\u0301\u0323'.repeat(500_000)}`))).toEqual(['/note']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each(['l1', '№ 0042/7', 'Ә', 'x'.repeat(64)])('%p can be an id', (leaveId) => {
    expect(pointers(withData('CancelLeave', { leaveId }))).toEqual([]);
  });

  it.each(['', ' l1', 'l1 ', 'l\u200b1', 'l\n1', 'x'.repeat(65), 1])('%p cannot', (leaveId) => {
    expect(faults(withData('CancelLeave', { leaveId }))).toEqual(['/data/leaveId ID']);
  });

  it.each(['POS_COURT_JESTER', 'attaché'])('positions are looked up by the law: %p', (positionCode) => {
    expect(pointers(withData('AppointToPosition', { positionCode }))).toEqual([]);
  });

  it.each(['Vienna', 'emb/vienna', '-emb', ''])('%p is no id of an office', (officeId) => {
    expect(faults(withData('AppointToPosition', { officeId }))).toEqual(['/data/officeId ID']);
  });

  it.each(['17', '0190B6F0-5B1E-7C3A-9D2F-3A1B5C7D9E0F', 'urn:uuid:0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e0f'])(
    '%p is no id of an event',
    (eventId) => {
      expect(faults(withData('AnnulAct', { eventId }))).toEqual(['/data/eventId EVENT_ID']);
    },
  );
});

describe('Values', () => {
  it.each(['5', 0, 9, 1.5, null, [5]])('%p is no kind of credit', (creditKind) => {
    expect(faults(withData('RecordServiceCredit', { creditKind }))).toEqual(['/data/creditKind ENUM']);
  });

  it.each(['true', 1, 0, null])('%p says neither true nor false', (cleared) => {
    expect(faults(withData('EndSuspension', { cleared }))).toEqual(['/data/cleared BOOLEAN']);
  });

  it('may lack what has its own refusal, but not hold it half', () => {
    expect(pointers(minimalBody('AssignRankEarly'))).toEqual([]);
    expect(pointers(withData('AssignRankEarly', { ground: { kind: 'LONG_SERVICE' } }))).toEqual([
      '/data/ground/kind',
      '/data/ground/detail',
    ]);
    expect(pointers(withData('DemoteRank', { liability: {} }))).toEqual([
      '/data/liability/jurisdiction',
      '/data/liability/decision',
    ]);
    expect(pointers(withData('DismissForDisciplineBreach', { revocation: {} }))).toEqual([
      '/data/revocation/order',
    ]);
  });
});

describe('A historical rank', () => {
  const rank = (data: object) => ({ ...foreignRank, data: { source: 'card 19', ...data } });

  it('is of our ladder, or of another in its own words', () => {
    expect(pointers(rank({ rank: 'ATTACHE' }))).toEqual([]);
    expect(pointers(rank({ ladder: 'US', rankText: 'Class 7' }))).toEqual([]);
  });

  it.each<[readonly string[], object]>([
    [['/data/rank'], {}],
    [['/data/rankText'], { ladder: 'US' }],
    [['/data/ladder'], { rankText: 'Class 7' }],
    [['/data/ladder'], { rank: 'ATTACHE', ladder: 'US' }],
    [['/data/ladder', '/data/rankText'], { rank: 'ATTACHE', ladder: 'US', rankText: 'Class 7' }],
  ])('has faults at %p for %p', (expected, data) => {
    expect([...pointers(rank(data))].sort()).toEqual(expected);
  });
});
