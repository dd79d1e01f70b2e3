import { calendarDate } from '@elshi/law';
import { convert, imported } from './support/converters.js';
import {
  about,
  ambassador,
  charge,
  commanded,
  dataOf,
  envoy,
  person,
  SCRIPT,
} from './support/invented-missions.js';
import { inventedPost, listedIn, numberIn } from './support/invented-posts.js';

describe('heads of missions, converted', () => {
  it('begin when they presented credentials, and are what the mission becomes', () => {
    const { lines } = convert(SCRIPT, [
      ambassador('m1', 'ann', 'austria', {
        ...{ ...envoy, appointedOn: '1900-02-01', startedOn: '1900-05-01', endedOn: '1903-04-02' },
        dateNotes: { endedOn: 'Presented recall on' },
      }),
      ambassador('m2', 'bob', 'austria', { startedOn: '1903-09' }),
    ]);

    expect(about(lines, 'office/austria')).toEqual([
      '1900-05-01 EstablishOffice',
      '1900-05-01 AppointHead',
      '1900-05-01 RecordTakingUpFunctions',
      '1903-04-02 DismissHead',
      '1903-09 ReorganiseOffice',
      '1903-09 AppointHead',
      '1903-09 RecordTakingUpFunctions',
    ]);
    expect(dataOf(lines, 'EstablishOffice')).toMatchObject([
      { officeKind: 'DIPLOMATIC_MISSION', hostState: 'AT' },
    ]);
    expect(dataOf(lines, 'ReorganiseOffice')).toEqual([{ officeKind: 'EMBASSY' }]);
    expect(dataOf(lines, 'RecordTakingUpFunctions')).toEqual([
      { officerId: 'ann', credentialsOn: '1900-05-01' },
      { officerId: 'bob' },
    ]);
    expect(dataOf(lines, 'DismissHead')).toEqual([{ officerId: 'ann', cause: 'Presented recall on' }]);
    expect(lines.find(({ act }) => act.kind === 'AppointHead')?.act.note).toContain('Appointed 1900-02-01.');
  });

  it('follow one another: who stayed on after the next had begun heads the mission no longer', async () => {
    const facts = [
      ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', endedOn: '1932-05-10' }),
      ambassador('m2', 'bob', 'austria', { startedOn: '1932-05-01', endedOn: '1934-01-01' }),
      ambassador('m3', 'cid', 'austria', { startedOn: '1935-01-01' }),
      ambassador('m4', 'dan', 'austria', { startedOn: '1938-01-01' }),
    ];

    expect(await commanded(facts, 'austria')).toEqual([
      ['SUBSTANTIVE', 'ann', '1930-01-01', '1932-05-01'],
      ['SUBSTANTIVE', 'bob', '1932-05-01', '1934-01-01'],
      ['VACANT', null, '1934-01-01', '1935-01-01'],
      ['SUBSTANTIVE', 'cid', '1935-01-01', '1938-01-01'],
      ['SUBSTANTIVE', 'dan', '1938-01-01', null],
    ]);
    const { report } = convert(SCRIPT, facts);
    expect(listedIn(report)).toEqual({ 'a head who stayed after the next one had begun': ['m1'] });
    expect(numberIn(report, 'facts recorded as acts, with a finding')).toBe(1);
  });

  it('end in their own records as the source says: completed, or at post by death', async () => {
    const left = ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', endedOn: '1932-05-10' });
    const died = ambassador('m2', 'bob', 'austria', {
      ...{ startedOn: '1933-01-01', endedOn: '1934-01-01', deathYear: '1934' },
      dateNotes: { endedOn: 'Died at post on' },
    });
    for (const options of [[], ['--claims']]) {
      const { app, refused } = await imported(convert(SCRIPT, [left, died], ...options).texts);
      expect(refused).toEqual([]);
      const clocks = { asOf: calendarDate('2000-01-01') };
      const outcome = async (id: string) =>
        (await app.officers.serviceRecord(id, clocks)) as unknown as { readonly body: object };

      expect((await outcome('ann')).body).toMatchObject({
        postings: [{ to: '1932-05-10', outcome: 'COMPLETED' }],
      });
      expect((await outcome('bob')).body).toMatchObject({
        postings: [{ to: '1934-01-01', outcome: 'DIED_AT_POST' }],
      });
      await app.close();
    }
  });

  it('end a position in the Department that they are said to have gone on holding', () => {
    const position = {
      roleTitle: 'Under Secretary of State',
      startedOn: '1929-01-01',
      endedOn: '1930-02-01',
    };
    const { lines, report } = convert(SCRIPT, [
      inventedPost('p1', { ...person('ann'), ...position }),
      ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', endedOn: '1932-05-10' }),
    ]);

    expect(about(lines, 'officer/ann')).not.toContain('1930-02-01 RelieveFromPosition');
    expect(listedIn(report)).toEqual({
      'a position held on by somebody who had become head of a mission': ['p1'],
    });
  });
});

describe('the whole of a register, converted', () => {
  const facts = [
    ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', lastModifiedOn: '2012-01-01' }),
    ambassador('m2', 'bob', 'austria', { startedOn: '1931-01-01', endedOn: '1932-01-01' }),
    ambassador('m3', 'cid', 'austria', { ...charge, startedOn: '1932-02-01', endedOn: '1933-01-01' }),
    ambassador('m4', 'dan', 'austria', { kind: 'nomination' }),
    inventedPost('m5', { ...person('eve'), name: null, startedOn: '1900-01-01' }),
    inventedPost('m6', { ...person('ann'), roleTitle: 'Counselor', startedOn: '1925-01-01' }),
  ];

  it('is accounted for: each fact is an act, a finding, or listed', () => {
    const { report } = convert(SCRIPT, facts);
    const numbers = [
      'facts read',
      'facts recorded as acts',
      'facts that are findings only',
      'facts listed with the reason why they are neither',
    ].map((what) => numberIn(report, what));

    expect(numbers).toEqual([6, 3, 1, 2]);
  });

  it.each([[[]], [['--claims']]])(
    'has who and what there is before what becomes of them %j',
    async (options) => {
      const { lines, texts } = convert(SCRIPT, facts, ...options);
      const placeOf = (subject: string, kind: string) =>
        lines.findIndex((line) => line.subject === subject && line.act.kind === kind);

      for (const { subject, act } of lines.filter((line) => line.act.kind === 'AppointHead')) {
        const place = lines.findIndex((line) => line.act === act);
        expect(placeOf(subject, 'EstablishOffice')).toBeLessThan(place);
        expect(placeOf(`officer/${String(act.data['officerId'])}`, 'RegisterOfficer')).toBeLessThan(place);
      }
      const { app, refused } = await imported(texts);
      expect(refused).toEqual([]);
      await app.close();
    },
  );
});
