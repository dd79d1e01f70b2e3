import { officer } from '@elshi/domain';
import type { Posted } from '../testing/service.js';
import { award, exported, importLines, line, registration } from '../testing/importing.js';
import { assigned, career, growingClock, minister, Service } from '../testing/service.js';

const memory = (): Promise<Service> => Service.open({ kind: 'memory' }, { now: growingClock() });

async function trail({ app }: Service, officerId: string): Promise<unknown> {
  const read = await app.subjects.acts(officer(officerId), { asOf: '2026-01-01' as never }, 'all');
  if (read.outcome !== 'found') throw new Error(read.outcome);
  return read.body.items.map(
    ({ position: _position, requestId: _request, correlationId: _own, ...item }) => item,
  );
}

describe('what was exported', () => {
  let source: Service;
  let target: Service;

  beforeEach(async () => {
    source = await memory();
    target = await memory();
    await source.record('o1', ...career('2020-01-06'));
    await source.record('o2', ...career('2021-03-01', 'Serikbai Dana'));
  });

  afterEach(async () => {
    await source.app.close();
    await target.app.close();
  });

  const moved = async (): Promise<void> => {
    const lines = await exported(source);
    const { totals } = await importLines(target, lines);
    expect(totals).toMatchObject({ lines: lines.length, created: lines.length, errors: 0 });
  };

  it('has the form that was posted, so that a key is known again where the day was left to the order', async () => {
    const keyed = line('o1', { ...award('Badge'), effectiveOn: undefined as never }, { key: 'badge' });
    await importLines(source, [keyed]);
    await moved();

    expect((await exported(source)).at(-1)).not.toContain('effectiveOn');
    expect((await importLines(target, [keyed])).totals).toMatchObject({ unchanged: 1 });
  });

  it('gives the same careers, known at the same times, in an empty instance', async () => {
    await moved();

    expect(await exported(target)).toEqual(await exported(source));
    for (const officerId of ['o1', 'o2'])
      expect(await trail(target, officerId)).toEqual(await trail(source, officerId));
  });

  it('holds corrections, annulments with what fell, dismissals, and what was known before', async () => {
    const rank = (await source.submit(
      'o1',
      assigned('2022-01-06', 'THIRD_SECRETARY', '15-1/9'),
    )) as never as {
      readonly answer: { readonly events: readonly [{ readonly eventId: string }] };
    };
    const [{ eventId }] = rank.answer.events;
    const certificate = await source.record('o1', certificateOf('THIRD_SECRETARY'));
    const dependants = [{ eventId: certificate.events[0]!.eventId, action: 'ANNUL' }];
    await source.record('o1', {
      kind: 'CorrectAct',
      on: '2022-02-01',
      order: null,
      data: { eventId, changes: { order: { number: '15-1/10' } }, reason: 'misread' },
    });
    const annulment = {
      kind: 'AnnulAct',
      effectiveOn: '2022-03-01',
      order: minister('2022-03-01'),
      data: { eventId, reason: 'void', dependants },
    };
    expect((await importLines(source, [line('o1', annulment)])).totals?.created).toBe(1);
    const revocation = { order: minister('2023-05-02', '15-1/40') };
    await source.record('o2', {
      kind: 'DismissForDisciplineBreach',
      on: '2023-05-02',
      data: { breach: 'absence', revocation },
    });

    await moved();

    expect(await exported(target)).toEqual(await exported(source));
    for (const officerId of ['o1', 'o2'])
      expect(await trail(target, officerId)).toEqual(await trail(source, officerId));
  });

  it('keeps acts together that were written together', async () => {
    const together = [line('o3', registration()), line('o4', registration()), line('o3', award('a'))];
    const { totals } = await importLines(source, together, { atomic: true });
    expect(totals?.atomic).toBe('ONE_APPEND');
    await importLines(source, [line('o4', award('b'))]);

    await moved();

    expect(await exported(target)).toEqual(await exported(source));
  });

  it('is unchanged where it came from, whatever keys it had', async () => {
    await importLines(source, [line('o1', award('a'), { key: 'k' })]);
    const lines = await exported(source);

    const { totals } = await importLines(source, lines);

    expect(totals).toEqual({ lines: lines.length, created: 0, unchanged: lines.length, errors: 0 });
  });

  it('goes on where it broke off', async () => {
    const lines = await exported(source);
    await importLines(target, lines.slice(0, 5));

    const { totals } = await importLines(target, lines);

    expect(totals).toMatchObject({ created: lines.length - 5, unchanged: 5, errors: 0 });
    expect(await exported(target)).toEqual(await exported(source));
  });

  it('does not go into a log that has begun by itself', async () => {
    await target.record('o9', ...career('2020-01-06'));

    const { reports } = await importLines(target, await exported(source));

    expect(new Set(reports.map(({ problem }) => problem?.['code']))).toEqual(
      new Set(['LOG_SEALED', 'OFFICER_UNKNOWN']),
    );
  });

  it('is one career when one is asked for, and nothing for a subject without one', async () => {
    const one = await exported(source, 'officer/o2');

    expect(one).toHaveLength(4);
    expect(one.every((text) => text.includes('"subject":"officer/o2"'))).toBe(true);
    expect(await exported(source, 'officer/nobody')).toEqual([]);
    expect(await exported(source, 'office/o2')).toEqual([]);
  });
});

describe('an older register', () => {
  let service: Service;

  beforeEach(async () => {
    service = await memory();
  });

  afterEach(() => service.app.close());

  it('keeps its times and its clerks, equal times a microsecond apart', async () => {
    const claim = { recordedAt: '2010-05-20T00:00:00Z', recordedBy: 'editor-1' };

    const { reports } = await importLines(service, [
      line('o1', registration(), claim),
      line('o1', award('a'), claim),
      line('o2', registration(), { ...claim, recordedAt: '2010-05-21T08:30:00.5Z' }),
    ]);

    expect(reports.map(({ receipt }) => [receipt?.recordedAt, receipt?.recordedBy])).toEqual([
      ['2010-05-20T00:00:00.000000Z', 'editor-1'],
      ['2010-05-20T00:00:00.000001Z', 'editor-1'],
      ['2010-05-21T08:30:00.500000Z', 'editor-1'],
    ]);
  });

  it('may hold lines that are refused, which later lines about the same person do not build on', async () => {
    const at = (second: number) => ({ recordedAt: `2010-05-20T00:00:${String(second).padStart(2, '0')}Z` });
    const twice = {
      ...award('x'),
      kind: 'ImposeSanction',
      data: { sanctionId: 's1', sanctionKind: 'REMARK' },
    };

    const { reports } = await importLines(service, [
      line('o1', registration(), at(1)),
      line('o1', twice, { ...at(2), key: 'first' }),
      line('o1', twice, { ...at(3), key: 'second' }),
      line('o1', award('a'), at(4)),
      line('o1', award('a'), at(4)),
    ]);

    expect(reports.map(({ outcome, problem }) => problem?.['code'] ?? outcome)).toEqual([
      'CREATED',
      'CREATED',
      'DUPLICATE_ID',
      'CREATED',
      'UNCHANGED',
    ]);
    expect(reports.map(({ receipt }) => receipt?.revision)).toEqual([1, 2, undefined, 3, 3]);
  });

  it('is not taken any more once the first act without such a time is recorded', async () => {
    const claim = { recordedAt: '2010-05-20T00:00:00Z' };

    const { reports } = await importLines(service, [
      line('o1', registration(), claim),
      line('o1', award('a')),
      line('o1', award('b'), claim),
    ]);

    expect(reports.map(({ outcome, problem }) => problem?.['code'] ?? outcome)).toEqual([
      'CREATED',
      'CREATED',
      'LOG_SEALED',
    ]);
  });

  it('has recorded nothing in the future', async () => {
    const { reports } = await importLines(service, [
      line('o1', registration(), { recordedAt: '2026-01-01T00:00:10Z' }),
      line('o2', registration(), { recordedAt: '2026-01-01T00:00:01Z' }),
    ]);

    expect(reports.map(({ outcome }) => outcome)).toEqual(['ERROR', 'CREATED']);
    expect(reports[0]?.problem).toMatchObject({
      code: 'MALFORMED',
      violations: [{ pointer: '/recordedAt', code: 'FUTURE' }],
    });
  });

  it('takes an event id once', async () => {
    const eventIds = ['0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e0f'];
    const at = (second: number) => ({ recordedAt: `2010-05-20T00:00:0${second}Z` });

    const { reports } = await importLines(service, [
      line('o1', registration(), { ...at(1), eventIds }),
      line('o2', registration(), { ...at(2), eventIds }),
    ]);

    expect(reports.map(({ outcome, problem }) => problem?.['code'] ?? outcome)).toEqual([
      'CREATED',
      'DUPLICATE_ID',
    ]);
  });
});

function certificateOf(rank: string): Posted {
  return {
    kind: 'IssueRankCertificate',
    on: '2022-01-20',
    order: null,
    data: { certificateNo: 'DR-1', rank },
  };
}
