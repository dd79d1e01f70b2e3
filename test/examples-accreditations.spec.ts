import { calendarDate } from '@elshi/law';
import { convert, imported } from './support/converters.js';
import { about, ambassador, dataOf, envoy, mission, SCRIPT } from './support/invented-missions.js';
import { listedIn } from './support/invented-posts.js';

describe('posts held at once, converted', () => {
  const resident = { residentAt: { locale: 'vienna', territoryId: 'austria' } };
  const vienna = { ...resident, startedOn: '1930-01-01', endedOn: '1934-05-10' };
  const heads = ambassador('m1', 'ann', 'austria', vienna);
  const beside = (more: object) => ambassador('m2', 'ann', 'hungary', { ...resident, ...more });

  it('are accreditations of the headship where the person lived, and no headships', () => {
    const { lines } = convert(SCRIPT, [heads, beside({ startedOn: '1930-03-01', endedOn: '1933-02-01' })]);

    expect(about(lines, 'office/hungary')).toEqual([]);
    expect(about(lines, 'office/austria').slice(-3)).toEqual([
      '1930-03-01 GrantAccreditation',
      '1933-02-01 EndAccreditation',
      '1934-05-10 DismissHead',
    ]);
    expect(dataOf(lines, 'GrantAccreditation')).toEqual([{ officerId: 'ann', to: 'HU', concurrent: true }]);
  });

  it('end with the headship without an act of their own, and do not reach beyond it', async () => {
    const longer = beside({ startedOn: '1929-12-01', endedOn: '1934-06-01' });
    const { lines, texts, report } = convert(SCRIPT, [heads, longer]);

    expect(about(lines, 'office/austria')).not.toContain('1934-06-01 EndAccreditation');
    expect(listedIn(report)).toEqual({
      'an accreditation older than the headship on which it rests': ['m2'],
      'an accreditation that outlasted the headship on which it rests': ['m2'],
    });
    const { app, refused } = await imported(texts);
    expect(refused).toEqual([]);
    for (const [day, count] of [
      ['1930-01-01', 1],
      ['1934-05-09', 1],
      ['1934-05-10', 0],
    ] as const) {
      const read = await app.offices.office('austria', { asOf: calendarDate(day) });
      expect((read as unknown as { body: { accreditations: object[] } }).body.accreditations).toHaveLength(
        count,
      );
    }
    await app.close();
  });

  it('are granted anew to who is promoted at the same mission', () => {
    const { lines } = convert(SCRIPT, [
      ambassador('m1', 'ann', 'austria', { ...vienna, ...envoy, endedOn: '1932-01-01' }),
      ambassador('m3', 'ann', 'austria', { ...vienna, startedOn: '1932-01-01' }),
      beside({ startedOn: '1930-03-01', endedOn: '1934-05-10' }),
    ]);

    expect(about(lines, 'office/austria').filter((text) => text.includes('Accreditation'))).toEqual([
      '1930-03-01 GrantAccreditation',
      '1932-01-01 GrantAccreditation',
    ]);
  });

  it('are headships each where the source does not say where the person lived', () => {
    const { lines } = convert(SCRIPT, [
      ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', endedOn: '1934-05-10' }),
      ambassador('m2', 'ann', 'hungary', { startedOn: '1930-03-01', endedOn: '1933-02-01' }),
    ]);

    expect(dataOf(lines, 'GrantAccreditation')).toEqual([]);
    expect(about(lines, 'office/hungary')).toContain('1930-03-01 AppointHead');
  });
});

describe('appointments that nobody took up, converted', () => {
  const head = ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', endedOn: '1931-01-01' });
  const nominated = (factId: string, more: object) =>
    ambassador(factId, 'bob', 'austria', { kind: 'nomination', ...more });

  it('are postings assigned and not taken up, or declined', () => {
    const { lines } = convert(SCRIPT, [
      head,
      nominated('n1', { appointedOn: '1931-02-01', note: 'Declined appointment.' }),
      nominated('n2', { appointedOn: '1932-02-01', endedOn: '1932-05-01', note: 'Did not proceed to post.' }),
      ambassador('a1', 'cid', 'austria', { appointedOn: '1935-01-01' }),
    ]);

    expect(about(lines, 'officer/bob').slice(1)).toEqual([
      '1931-02-01 AssignPosting',
      '1931-02-01 EndPosting',
      '1932-02-01 AssignPosting',
      '1932-05-01 EndPosting',
    ]);
    expect(dataOf(lines, 'EndPosting').map(({ outcome }) => outcome)).toEqual(['DECLINED', 'NOT_TAKEN_UP']);
    expect(about(lines, 'officer/cid').slice(1)).toEqual(['1935-01-01 AssignPosting']);
  });

  it('are listed where there is no day, no mission, or a day on which they began', () => {
    const { report } = convert(SCRIPT, [
      head,
      nominated('n1', {}),
      nominated('n2', { ...mission('hungary'), appointedOn: '1931-02-01' }),
      nominated('n3', { appointedOn: '1931-02-01', startedOn: '1931-03-01' }),
      nominated('n4', { ...mission('atlantis'), appointedOn: '1931-02-01' }),
    ]);

    expect(listedIn(report)).toEqual({
      'a mission in a state without a code (ISO 3166-1)': ['n4'],
      'a nomination without a day': ['n1'],
      'an appointment to a mission that nobody is known to have headed': ['n2'],
      'a nomination that came to nothing, and yet began': ['n3'],
    });
  });
});
