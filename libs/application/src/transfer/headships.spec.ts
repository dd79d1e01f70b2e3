import { exported, importLines } from '../testing/importing.js';
import { embassyAnd, headAppointed, headDismissed, recordAt, submitAt } from '../testing/offices.js';
import { growingClock, left, Service } from '../testing/service.js';

const memory = (): Promise<Service> => Service.open({ kind: 'memory' }, { now: growingClock() });

interface Line {
  readonly subject: string;
  readonly act: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
  readonly causationId?: string;
}

const lineOf = (text: string): Line => JSON.parse(text) as Line;
const withoutClaim = (text: string): string => {
  const { subject, act } = lineOf(text);
  return JSON.stringify({ subject, act });
};

describe('what follows from acts in other records', () => {
  let source: Service;
  let target: Service;

  beforeEach(async () => {
    source = await memory();
    target = await memory();
    await embassyAnd(source, 'amb', 'next');
    const { events } = await recordAt(source, 'emb', headAppointed('2016-05-02', 'amb'));
    const data = { eventId: events[0]!.eventId, changes: { effectiveOn: '2016-05-04' }, reason: 'misread' };
    await recordAt(source, 'emb', { kind: 'CorrectAct', on: '2016-06-01', order: null, data });
    await source.record('amb', left('2019-07-01'));
    await recordAt(source, 'emb', headAppointed('2020-03-02', 'next'), headDismissed('2023-02-01', 'next'));
  });

  afterEach(async () => {
    await source.app.close();
    await target.app.close();
  });

  it('is exported with its cause, and moves with it into an empty instance', async () => {
    const lines = await exported(source);
    const following = lines.map(lineOf).filter(({ causationId }) => causationId !== undefined);
    expect(following.map(({ subject, act }) => `${subject} ${act.kind}`)).toEqual([
      'officer/amb AssignPosting',
      'officer/amb StartPosting',
      'officer/amb CorrectAct',
      'officer/amb CorrectAct',
      'office/emb DismissHead',
      'officer/next AssignPosting',
      'officer/next StartPosting',
      'officer/next EndPosting',
    ]);

    const { totals } = await importLines(target, lines);

    expect(totals).toMatchObject({ created: lines.length, errors: 0 });
    expect(await exported(target)).toEqual(lines);
    expect((await importLines(target, lines)).totals).toMatchObject({ unchanged: lines.length });
    expect((await submitAt(target, 'emb', headAppointed('2023-02-01', 'next'))).outcome).toBe('recorded');
  });

  it('cannot be brought along without what an older instance said of it', async () => {
    const following = (await exported(source)).find((text) => lineOf(text).causationId !== undefined)!;
    const { eventIds: _ids, ...line } = lineOf(following) as Line & { readonly eventIds: unknown };

    const { reports } = await importLines(target, [JSON.stringify(line)]);

    expect(reports).toMatchObject([
      { outcome: 'ERROR', problem: { violations: [{ pointer: '/eventIds' }] } },
    ]);
  });

  it.each(['AssignRank', 'AppointToPosition'])('is never an act of another kind: %s', async (kind) => {
    const following = (await exported(source)).find((text) => lineOf(text).causationId !== undefined)!;
    const line = lineOf(following);

    const { reports } = await importLines(target, [JSON.stringify({ ...line, act: { ...line.act, kind } })]);

    expect(reports).toMatchObject([
      { outcome: 'ERROR', problem: { violations: [{ pointer: '/act/kind' }] } },
    ]);
  });

  it.each([
    ['one by one', { atomic: false }],
    ['in one append', { atomic: true }],
  ])('is written when acts are imported without it, %s', async (_how, options) => {
    const lines = await exported(source);
    const own = lines.filter((text) => {
      const { causationId, act } = lineOf(text);
      return causationId === undefined && act.kind !== 'CorrectAct';
    });

    const { totals } = await importLines(target, own.map(withoutClaim), options);

    expect(totals).toMatchObject({ created: own.length, errors: 0 });
    const following = (await exported(target))
      .map(lineOf)
      .filter(({ causationId }) => causationId !== undefined);
    expect(following.map(({ subject, act }) => `${subject} ${act.kind}`).sort()).toEqual([
      'office/emb DismissHead',
      'officer/amb AssignPosting',
      'officer/amb StartPosting',
      'officer/next AssignPosting',
      'officer/next EndPosting',
      'officer/next StartPosting',
    ]);
  });

  it('is known at the time that an older register claims for its cause', async () => {
    const lines = (await exported(source)).filter((text) => lineOf(text).causationId === undefined);
    const claims = lines.slice(0, -4).map((text, index) => {
      const recordedAt = new Date(Date.UTC(2016, 0, 1) + index * 1000).toISOString();
      return JSON.stringify({ ...(JSON.parse(withoutClaim(text)) as object), recordedAt });
    });

    const { totals } = await importLines(target, claims);

    expect(totals).toMatchObject({ created: claims.length, errors: 0 });
    const [appointment, assignment] = (await exported(target))
      .slice(claims.length - 1)
      .map((text) => JSON.parse(text) as { readonly act: { kind: string }; readonly recordedAt: string });
    expect([appointment!.act.kind, assignment!.act.kind]).toEqual(['AppointHead', 'AssignPosting']);
    expect(assignment!.recordedAt).toBe(appointment!.recordedAt);
  });
});
