import * as fc from 'fast-check';
import { fullBody, minimalBody } from '../../../test/support/acts.js';
import { anyBody } from '../../../test/support/strange-acts.js';
import { isSubjectId, readImportLine } from './index.js';
import { readPosted } from './testing/reading.js';

const award = minimalBody('RecordAward');
const eventIds = ['0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e10', '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e11'];
const claim = { recordedAt: '2015-06-01T08:30:00.000001Z', recordedBy: 'clerk 4', eventIds };

function faults(json: unknown): readonly string[] {
  const read = readImportLine(json);
  return 'violations' in read ? read.violations.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

function recordedAt(text: unknown): number | undefined {
  const read = readImportLine({ subject: 'officer/w01', act: award, recordedAt: text });
  return 'line' in read ? read.line.recordedAt : undefined;
}

describe('An import line', () => {
  it('is a subject and an act', () => {
    expect(readImportLine({ subject: 'officer/w01', act: award })).toEqual({
      line: { subject: { kind: 'officer', id: 'w01' }, body: award, act: { act: award, dependants: [] } },
    });
  });

  it('may carry a key, and what an older register says of the recording', () => {
    const body = fullBody('RecordAward');
    expect(readImportLine({ subject: 'officer/w01', key: 'line 1', act: body, ...claim })).toEqual({
      line: {
        subject: { kind: 'officer', id: 'w01' },
        key: 'line 1',
        body,
        ...readPosted(body),
        ...claim,
        recordedAt: 1_433_147_400_000_001,
      },
    });
  });

  it('tells its faults and those of its act at once', () => {
    const line = {
      subject: 'embassy/vienna',
      colour: 1,
      key: '',
      act: { kind: 'RecordAward', data: { award: 7 } },
    };
    expect([...faults(line)].sort()).toEqual([
      '/act/data/award TEXT',
      '/act/order REQUIRED',
      '/colour UNKNOWN_MEMBER',
      '/key TEXT',
      '/subject SUBJECT',
    ]);
  });

  it.each([
    undefined,
    null,
    7,
    'w01',
    'officer/',
    'officer/W01',
    'officer/a/b',
    'embassy/vienna',
    'proposal/p1/x',
  ])('is not about %p', (subject) => {
    expect(faults({ subject, act: award })).toEqual([
      `/subject ${subject === undefined ? 'REQUIRED' : 'SUBJECT'}`,
    ]);
  });

  it.each([[{}], [{ subject: 'officer/w01' }], [null], ['x'], [[]]])('is not %p', (json) => {
    expect(faults(json).length).toBeGreaterThan(0);
  });

  it('keeps who recorded it, and under which ids, only beside the time when', () => {
    const { recordedBy } = claim;
    expect(faults({ subject: 'officer/w01', act: award, recordedBy })).toEqual(['/recordedAt REQUIRED']);
    expect(faults({ subject: 'officer/w01', act: award, eventIds })).toEqual(['/recordedAt REQUIRED']);
  });

  it('may name the file in which the act stood first, and its line there', () => {
    const source = { sha256: 'a1'.repeat(32), line: 7 };
    const read = readImportLine({ subject: 'officer/w01', act: award, source });
    expect(read).toMatchObject({ line: { source } });
    expect(
      faults({ subject: 'officer/w01', act: award, source: { sha256: 'A1'.repeat(32), line: 0 } }),
    ).toEqual(['/source/sha256 SHA256', '/source/line NUMBER']);
    expect(faults({ subject: 'officer/w01', act: award, source: { sha256: source.sha256 } })).toEqual([
      '/source/line REQUIRED',
    ]);
  });

  it('may say that its basis was not verified, and nothing else of it', () => {
    const line = { subject: 'officer/w01', act: award };
    expect(readImportLine({ ...line, basis: 'unverified' })).toMatchObject({ line: { basis: 'unverified' } });
    for (const basis of ['verified', '', true, null])
      expect(faults({ ...line, basis })).toEqual(['/basis ENUM']);
  });

  it.each<[unknown]>([['x'], [[]], [['17']], [[eventIds[0], eventIds[0]]], [[[]]], [null]])(
    'has a list of different ids, not %p',
    (ids) => {
      expect(faults({ subject: 'officer/w01', act: award, ...claim, eventIds: ids })).toEqual([
        '/eventIds EVENT_IDS',
      ]);
    },
  );

  it.each<[string, number]>([
    ['1970-01-01T00:00:00Z', 0],
    ['2010-05-20T00:00:00z', 1_274_313_600_000_000],
    ['2010-05-20T23:59:59.5+00:00', 1_274_399_999_500_000],
  ])('was recorded at %s', (text, micros) => {
    expect(recordedAt(text)).toBe(micros);
    expect(micros).toBe(Date.parse(text.toUpperCase()) * 1000);
  });

  it.each([
    '2010-05-20',
    '2010-05-20T00:00:00',
    '2010-02-30T00:00:00Z',
    '2010-05-20T24:00:00Z',
    '2010-05-20T05:00:00+05:00',
    '2010-05-20T00:00:00.1234567Z',
    '1969-12-31T23:59:59Z',
    '9999-01-01T00:00:00Z',
    1_274_313_600,
    null,
  ])('was not recorded at %p', (text) => {
    expect(faults({ subject: 'officer/w01', act: award, recordedAt: text })).toEqual(['/recordedAt INSTANT']);
  });

  it('is read or has faults, whatever it is', () => {
    const part = fc.oneof(
      anyBody,
      fc.constant(award),
      fc.constant('officer/w01'),
      fc.constant(claim.recordedAt),
    );
    const line = fc.dictionary(
      fc.constantFrom('subject', 'key', 'act', 'recordedAt', 'eventIds', '__proto__'),
      part,
    );
    fc.assert(
      fc.property(fc.oneof(line, anyBody), (json) => {
        const read = readImportLine(JSON.parse(JSON.stringify(json)));
        expect('line' in read || read.violations.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('The id of a subject', () => {
  it.each(['w', 'w01', '0', 'a.b_c-d', 'x'.repeat(64)])('%s is one', (text) => {
    expect(isSubjectId(text)).toBe(true);
  });

  it.each(['', '.a', '-a', '_a', 'W01', 'a b', 'a/b', 'ә', 'x'.repeat(65), 'a\n'])('%p is none', (text) => {
    expect(isSubjectId(text)).toBe(false);
  });
});
