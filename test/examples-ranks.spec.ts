import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { calendarDate } from '@elshi/law';
import { convert, imported } from './support/converters.js';
import { ROOT } from './support/service.js';

/** A rank of an invented consul, in the form of the source. */
const rank = (factId: string, more: object): object => ({
  ...{ factId, kind: 'rank', gradeRaw: 'F.S.O.', gradeGuess: 'FSO', classNo: '7', grantedOn: '1927-09-24' },
  ...{
    twoDigitYearExpanded: true,
    dateRaw: '9/24/27',
    rowRaw: ['Nowhere', 'Bob Example'],
    nameAsWritten: 'Bob Example',
  },
  ...{ nameKey: 'bob example', postOnCard: 'Nowhere', surface: 'c1f1', row: 2, pocomPersonId: null },
  ...{ sourceAddress: 'https://example.org/c1.xml', sameFactOnCards: 1 },
  ...more,
});

describe('the converter of rank cards', () => {
  const facts = [
    rank('r1', {}),
    rank('r2', { grantedOn: '1918-04-13', gradeRaw: 'Con.', gradeGuess: 'CONSUL', classNo: '4' }),
    rank('r3', { grantedOn: '1947-01-01', nameAsWritten: 'Bob  Example', gradeGuess: 'FSO?' }),
    rank('r4', { nameKey: 'ann example', nameAsWritten: 'Ann Example', pocomPersonId: 'example-ann' }),
    rank('r5', { gradeGuess: null, nameKey: 'bob exämple' }),
  ];

  it('makes a person of every name, and tells the ladders apart', () => {
    const { lines, report } = convert('consular-ranks.mjs', facts);

    expect(
      lines.map(({ subject, act }) => [subject, act.effectiveOn, act.data['ladder'] ?? act.kind]),
    ).toEqual([
      ['officer/card.bob-example', '1918-04-13', 'RegisterOfficer'],
      ['officer/card.bob-example', '1918-04-13', 'United States Consular Service: consuls'],
      ['officer/card.bob-example', '1927-09-24', 'United States Foreign Service Officers, ladder of 1924'],
      ['officer/card.bob-example', '1947-01-01', 'United States Foreign Service Officers, ladder of 1946'],
      ['officer/card.ann-example', '1927-09-24', 'RegisterOfficer'],
      ['officer/card.ann-example', '1927-09-24', 'United States Foreign Service Officers, ladder of 1924'],
      ['officer/card.bob-example.2', '1927-09-24', 'RegisterOfficer'],
      ['officer/card.bob-example.2', '1927-09-24', 'not known (United States consular or foreign service)'],
    ]);
    expect(report).toContain('1\tranks without a readable grade');
    expect(lines[2]?.act.data).toMatchObject({
      rankText: 'Class 7, grade written "F.S.O."',
      source: expect.stringContaining('https://example.org/c1.xml c1f1, row 2 (r1)') as string,
    });
  });

  it('follows the guesses of the source only when it is told to', () => {
    const { lines } = convert('consular-ranks.mjs', facts, '--link');

    expect(lines.filter(({ subject }) => subject === 'officer/example-ann').map(({ key }) => key)).toEqual([
      'cards:r4',
    ]);
    expect(lines.some(({ subject }) => subject === 'officer/card.ann-example')).toBe(false);
  });

  it('writes lines that are all taken', async () => {
    const { app, refused } = await imported(convert('consular-ranks.mjs', facts).texts);

    expect(refused).toEqual([]);
    const read = await app.officers.serviceRecord('card.bob-example', { asOf: calendarDate('1950-01-01') });
    expect(read).toMatchObject({
      body: { rank: null, foreignRanks: [{}, {}, {}] },
    });
    await app.close();
  });

  it('explains itself when it is given nothing', () => {
    for (const script of ['consular-ranks.mjs', 'pocom-postings.mjs'])
      expect(() =>
        execFileSync(process.execPath, [join(ROOT, 'examples', script)], { stdio: 'pipe' }),
      ).toThrow(/lines\.ndjson 2> report\.txt/);
  });
});
