import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@elshi/law';
import { convert, imported, type Line } from './support/converters.js';
import { temporaryFolder } from './support/service.js';

describe('the replay of edits', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  /** What the register of an invented legation says today of the record `x-1`, if it still stands. */
  const today = (more?: object): readonly object[] =>
    more === undefined ? [] : [{ ...invented, ...more, dateNotes: {} }];

  /** The lines that say these edits, each of a day later than the one before. */
  const replayed = (edits: readonly object[], now?: object) => {
    const postings = join(folder.path, 'postings.jsonl');
    writeFileSync(
      postings,
      today(now)
        .map((fact) => JSON.stringify(fact))
        .join('\n'),
    );
    const dated = edits.map((edit, index) => ({
      ...record,
      revisionId: `r-${index}`,
      committedAt: `2016-01-0${index + 1}T12:00:00+02:00`,
      ...edit,
    }));
    return convert('pocom-revisions.mjs', dated, postings);
  };

  /** What is shown of Ann's credits a second before each edit, and a second after the last. */
  const shownAt = async (texts: readonly string[], edits: number, person = 'ann') => {
    const { app, refused } = await imported(texts);
    expect(refused).toEqual([]);
    const shown: unknown[] = [];
    for (let edit = 0; edit <= edits; edit += 1) {
      const knownAt = Date.UTC(2016, 0, edit + 1, 9, 59, 59) * 1000;
      const read = await app.officers.serviceRecord(person, { asOf: calendarDate('2100-01-01'), knownAt });
      const credits =
        read.outcome === 'found'
          ? (read.body['credits'] as readonly { from: string; to: string | null }[])
          : [];
      shown.push(credits.map(({ from, to }) => `${from} ${to ?? ''}`.trim()).join(', '));
    }
    await app.close();
    return shown;
  };

  it('makes an end that comes late an act of its own, which is corrected and annulled in its turn', async () => {
    const { lines, texts } = replayed(
      [
        changed('ended/date', null, '1935-03-01'),
        changed('ended/date', '1935-03-01', '1935-04'),
        changed('ended/date', '1935-04', null),
        changed('ended/date', null, '1936'),
      ],
      { endedOn: '1936' },
    );

    expect(kindsOf(lines)).toEqual([
      'RegisterOfficer RecordServiceCredit',
      'CloseServiceCredit',
      'CorrectAct',
      'AnnulAct',
      'CloseServiceCredit',
    ]);
    expect(await shownAt(texts, 4)).toEqual([
      '1930-03',
      '1930-03 1935-03-01',
      '1930-03 1935-04',
      '1930-03',
      '1930-03 1936',
    ]);
  });

  it('moves a post to another person and back, with all that was said of it', async () => {
    const edits = [
      changed('ended/date', null, '1935-03-01'),
      changed('person-id', 'ann', 'bob'),
      changed('started/date', '1930-03', '1931'),
      changed('person-id', 'bob', 'ann'),
      {
        op: 'removed',
        before: { ...stated, 'person-id': 'ann', 'started/date': '1931', 'ended/date': '1935-03-01' },
      },
      {
        op: 'added',
        after: { ...stated, 'person-id': 'ann', 'started/date': '1931', 'ended/date': '1935-03-01' },
      },
    ];
    const { lines, texts } = replayed(edits, { startedOn: '1931', endedOn: '1935-03-01' });

    expect(kindsOf(lines)).toEqual([
      'RegisterOfficer RecordServiceCredit',
      'CloseServiceCredit',
      'AnnulAct RegisterOfficer RecordServiceCredit',
      'CorrectAct',
      'AnnulAct AnnulAct CorrectAct',
      'AnnulAct',
      'AnnulAct',
    ]);
    const [first, later] = ['1930-03 1935-03-01', '1931 1935-03-01'];
    expect(await shownAt(texts, 6)).toEqual(['1930-03', first, '', '', later, '', later]);
    expect(await shownAt(texts, 6, 'bob')).toEqual(['', '', first, later, '', '', '']);
  });

  it('takes a nomination for no post, and lists what it does not say', () => {
    const edits = [
      changed('section', 'other-nominees', 'chiefs'),
      { ...changed('death', null, '1950'), what: 'person', recordId: 'ann', file: 'ann.xml' },
      { ...changed('career-type', null, 'fso'), what: 'person', recordId: 'ann', file: 'ann.xml' },
      { what: 'concurrent_group', recordId: 'g-1', file: 'g.xml', op: 'added', after: {} },
    ];
    const { lines, report } = replayed(edits, {});

    expect(kindsOf(lines)).toEqual(['RegisterOfficer', 'RecordServiceCredit', 'LeaveService']);
    expect(report.split('\n').filter((text) => text.startsWith('# '))).toEqual([
      '# a nomination that came to nothing',
      '# another kind of career: no member of an act holds it',
      '# a group of concurrent appointments',
    ]);
  });

  it('makes the edits of one time known at once', async () => {
    const at = { committedAt: '2016-01-01T12:00:00+02:00' };
    const { texts } = replayed(
      [
        { ...changed('started/date', '1930', '1930-03'), ...at },
        { ...changed('ended/date', null, '1935'), ...at },
      ],
      { endedOn: '1935' },
    );
    const { app } = await imported(texts);
    const read = await app.officers.serviceRecord('ann', {
      asOf: calendarDate('2100-01-01'),
      knownAt: Date.UTC(2016, 0, 1, 10) * 1000,
    });

    expect(read).toMatchObject({ body: { credits: [{ from: '1930-03', to: '1935' }] } });
    await app.close();
  });
});

/** A record of an invented register as it is today. */
const invented = {
  ...{ personId: 'ann', name: { surname: 'Example', forename: 'Ann', generational: null } },
  ...{ birthYear: '1900', deathYear: null, kind: 'posting', roleTitleId: 'envoy' },
  ...{
    contemporaryTerritoryId: null,
    appointedOn: null,
    arrivedOn: null,
    startedOn: '1930-03',
    endedOn: null,
  },
  ...{ note: null, sourceId: 'x-1', sourceFile: 'missions-countries/x.xml' },
};
/** The same in the words of the edits. */
const stated = { 'person-id': 'ann', 'role-title-id': 'envoy', 'started/date': '1930-03', section: 'chiefs' };
const record = {
  ...{ what: 'record', recordId: 'x-1', file: 'missions-countries/x.xml' },
  ...{ committedBy: 'editor-1', commit: 'c' },
};
const changed = (field: string, before: string | null, after: string | null) => ({
  op: 'changed',
  changes: [{ field, before, after }],
});

/** The kinds of act that were claimed for each time, in their order. */
function kindsOf(lines: readonly Line[]): readonly string[] {
  const kinds = new Map<string, string[]>();
  for (const { act, recordedAt = '' } of lines)
    kinds.set(recordedAt, [...(kinds.get(recordedAt) ?? []), act.kind]);
  return [...kinds.values()].map((each) => each.join(' '));
}
