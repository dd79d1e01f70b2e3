import { calendarDate } from '@elshi/law';
import { acts, convert, imported } from './support/converters.js';
import { inventedPost as post, listedIn } from './support/invented-posts.js';

describe('the converter of postings', () => {
  const facts = [
    post('f1', { startedOn: '1930-03', endedOn: '1933-04-01', dateNotes: { endedOn: 'Left post about' } }),
    post('f2', {
      appointedOn: '1945-01-10',
      startedOn: '1945-02-01',
      endedOn: '1949-06-30',
      roleTitle: 'Counselor',
    }),
    post('f3', { startedOn: '1946-01-01', endedOn: '1948-01-01', roleTitle: 'Under Secretary of State' }),
    post('f4', { startedOn: '1947-01-01', endedOn: '1947-06-01', roleTitle: 'Legal Adviser' }),
    post('f5', {
      startedOn: '1950-01-01',
      endedOn: '1886-01-01',
      ...{ missionKind: 'country', missionId: 'austria', missionName: 'Mission, Austria' },
      ...{ roleClass: 'ambassador', roleTitle: 'Ambassador' },
    }),
    post('f6', { kind: 'nomination', appointedOn: '1951-01-01' }),
    post('f7', { appointedOn: '1952-01-01' }),
    post('f8', {}),
    post('f9', { kind: 'rank', roleTitle: 'Career Ambassador', appointedOn: '1955-01-01' }),
    post('g1', { personId: 'nobody', name: null, startedOn: '1900-01-01' }),
    'no JSON',
  ];

  it('infers the service, and keeps dates as they are written', () => {
    const { lines } = convert('pocom-postings.mjs', facts);

    expect(acts(lines)).toEqual([
      '1930-03 RegisterOfficer',
      '1950-01-01 EstablishOffice',
      '1930-03 EnterService',
      '1930-03 AppointToPosition',
      '1933-04-01 RelieveFromPosition',
      '1933-04-01 LeaveService',
      '1945-02-01 ReenterService',
      '1946-01-01 AppointToPosition',
      '1948-01-01 RelieveFromPosition',
      '1949-06-30 LeaveService',
      '1950-01-01 ReenterService',
      '1950-01-01 AppointHead',
      '1950-01-01 RecordTakingUpFunctions',
      '1955-01-01 RecordHistoricalRank',
    ]);
    expect(lines[0]?.act.data).toEqual({
      names: { latin: 'Ann Example, III' },
      birthDate: '1900',
      category: 'OFFICER',
    });
    expect(lines[0]?.act.note).toContain('Also written: A. Example.');
    expect(lines[5]?.act.note).toContain('"Left post about"');
    expect(lines[7]?.act.data).toMatchObject({ positionCode: 'POS_DEPUTY_MINISTER' });
  });

  it('lists every fact that it does not express, with the reason', () => {
    const { report } = convert('pocom-postings.mjs', facts);

    expect(listedIn(report)).toEqual({
      'the line is not JSON': ['line 11'],
      'an end that lies before the beginning': ['f5'],
      'a nomination to a post of the Department that came to nothing': ['f6'],
      'an appointment of which it is not known whether it was taken up': ['f7'],
      'a post without a day on which it began': ['f8'],
      'a post of the Department without a counterpart in the catalogue': ['f2'],
      'a position that began while another was held': ['f4'],
      'the person has no name in the source': ['g1'],
    });
  });

  it('records a death at post, and a year of death only where it comes last', () => {
    const died = {
      startedOn: '1930-01-01',
      endedOn: '1931-02-03',
      dateNotes: { endedOn: 'Died at post on' },
    };
    const left = { startedOn: '1930-01-01', endedOn: '1931-02-03' };
    const ends = (more: object) => acts(convert('pocom-postings.mjs', [post('f1', more)]).lines).slice(-1);

    expect(ends({ ...died, deathYear: '1931' })).toEqual(['1931-02-03 LeaveService']);
    expect(ends({ ...left, deathYear: '1960' })).toEqual(['1960 LeaveService']);
    const sameYear = convert('pocom-postings.mjs', [post('f1', { ...left, deathYear: '1931' })]);
    expect(acts(sameYear.lines).slice(-1)).toEqual(['1931-02-03 LeaveService']);
    expect(sameYear.report).toContain('# a year of death that does not come after the last day known');
  });

  it('claims the day of the last change in the order of the claims, when it is told to', () => {
    const { lines } = convert(
      'pocom-postings.mjs',
      [
        post('f1', { startedOn: '1930-01-01', lastModifiedOn: '2015-01-02', lastModifiedBy: 'editor-2' }),
        post('f2', { personId: 'other', startedOn: '1931-01-01', lastModifiedOn: '2015-11-180' }),
      ],
      '--claims',
    );

    expect(lines.map(({ subject, recordedAt, recordedBy }) => [subject, recordedAt, recordedBy])).toEqual([
      ...Array<unknown>(3).fill(['officer/other', '2010-05-20T00:00:00Z', 'editor-1']),
      ...Array<unknown>(3).fill(['officer/example-ann', '2015-01-02T00:00:00Z', 'editor-2']),
    ]);
  });

  it('writes lines that are all taken', async () => {
    for (const options of [[], ['--claims']]) {
      const { app, refused } = await imported(convert('pocom-postings.mjs', facts, ...options).texts);

      expect(refused).toEqual([]);
      const read = await app.officers.serviceRecord('example-ann', { asOf: calendarDate('1947-01-01') });
      expect(read).toMatchObject({
        body: { service: { status: 'IN_SERVICE' }, position: { positionCode: 'POS_DEPUTY_MINISTER' } },
      });
      await app.close();
    }
  });
});
