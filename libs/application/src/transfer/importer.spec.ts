import { award, exported, importLines, line, registration } from '../testing/importing.js';
import { growingClock, Service } from '../testing/service.js';
import type { RawLine } from './lines.js';

describe('an import', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.open({ kind: 'memory' }, { now: growingClock() });
  });

  afterEach(() => service.app.close());

  it('records each line, and reports on it with its receipt', async () => {
    const { reports, totals } = await importLines(service, [
      line('o1', registration()),
      line('o1', award('a')),
      line('o2', registration()),
    ]);

    expect(reports.map(({ line: number, outcome }) => [number, outcome])).toEqual([
      [1, 'CREATED'],
      [2, 'CREATED'],
      [3, 'CREATED'],
    ]);
    expect(reports[1]?.receipt).toMatchObject({ revision: 2, recordedBy: 'clerk' });
    expect(totals).toEqual({ lines: 3, created: 3, unchanged: 0, errors: 0 });
  });

  it('adds nothing when it is applied again', async () => {
    const lines = [line('o1', registration()), line('o1', award('a')), line('o1', award('b'), { key: 'k' })];
    await importLines(service, lines);
    const before = await exported(service);

    const { reports, totals } = await importLines(service, lines);

    expect(totals).toEqual({ lines: 3, created: 0, unchanged: 3, errors: 0 });
    expect(reports[2]?.receipt).toMatchObject({ revision: 3 });
    expect(await exported(service)).toEqual(before);
  });

  it('takes a line once that stands in the file twice', async () => {
    const twice = line('o1', award('a'), { key: 'k' });

    const { totals } = await importLines(service, [line('o1', registration()), twice, twice, twice]);

    expect(totals).toEqual({ lines: 4, created: 2, unchanged: 2, errors: 0 });
  });

  it('numbers lines as in the file, and passes empty ones over', async () => {
    const { reports, totals } = await importLines(service, [
      '',
      line('o1', registration()),
      '   ',
      'not JSON',
      { unreadable: 'The line is not UTF-8 text.' },
      line('o9', award('a')),
    ]);

    expect(reports.map(({ line: number, problem }) => [number, problem?.['code']])).toEqual([
      [2, undefined],
      [4, 'MALFORMED'],
      [5, 'MALFORMED'],
      [6, 'OFFICER_UNKNOWN'],
    ]);
    expect(reports[2]?.problem?.['detail']).toBe('The line is not UTF-8 text.');
    expect(totals).toEqual({ lines: 4, created: 1, unchanged: 0, errors: 3 });
  });

  it('names every fault of a line, those of the act under /act', async () => {
    const { reports } = await importLines(service, [
      JSON.stringify({ subject: 'person/x', act: { kind: 'RecordAward', data: {} }, more: 1 }),
    ]);

    const violations = reports[0]?.problem?.['violations'] as readonly { readonly pointer: string }[];
    expect(violations.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/subject', '/more', '/act/order', '/act/data/award']),
    );
  });

  it('refuses what the law refuses, with the citation, and goes on', async () => {
    const entered = { ...award('x'), kind: 'AssignRank', data: { rank: 'ATTACHE' } };

    const { reports } = await importLines(service, [
      line('o1', registration()),
      line('o1', entered),
      line('o1', award('a')),
    ]);

    expect(reports.map(({ outcome }) => outcome)).toEqual(['CREATED', 'ERROR', 'CREATED']);
    expect(reports[1]?.problem).toMatchObject({
      code: 'NOT_IN_SERVICE',
      citations: [expect.objectContaining({ article: '10' })],
    });
  });

  it('reports in the order of the lines, also when thousands are under way', async () => {
    const lines = Array.from({ length: 1200 }, (_none, index) => line(`o${index}`, registration()));

    const { reports, totals } = await importLines(service, lines);

    expect(reports.map(({ line: number }) => number)).toEqual(lines.map((_line, index) => index + 1));
    expect(totals?.created).toBe(1200);
  });

  it('hands a report out before the next line comes', async () => {
    const seen: number[] = [];
    let heard: () => void = () => undefined;
    async function* lines(): AsyncGenerator<RawLine> {
      for (const text of [line('o1', registration()), line('o1', award('a')), line('o1', award('b'))]) {
        const answered = new Promise<void>((resolve) => (heard = resolve));
        yield text;
        await answered;
      }
    }
    const options = { dryRun: false, atomic: false, context: contextOf() };
    for await (const answer of service.app.importer.import(lines(), options)) {
      if ('line' in answer) seen.push(answer.line);
      heard();
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('reports on what it has begun when the lines break off, and then says so', async () => {
    async function* lines(): AsyncGenerator<RawLine> {
      yield line('o1', registration());
      yield line('o1', award('a'));
      throw new Error('The connection broke off.');
    }
    const seen: string[] = [];
    const options = { dryRun: false, atomic: false, context: contextOf() };
    const reading = (async () => {
      for await (const answer of service.app.importer.import(lines(), options))
        if ('line' in answer) seen.push(answer.outcome);
    })();

    await expect(reading).rejects.toThrow('The connection broke off.');
    expect(seen).toEqual(['CREATED', 'CREATED']);
    expect(await exported(service)).toHaveLength(2);
  });

  it('does not read ahead of whoever takes the reports', async () => {
    let read = 0;
    async function* lines(): AsyncGenerator<RawLine> {
      for (; ; read += 1) yield line(`o${read}`, registration());
    }
    const options = { dryRun: false, atomic: false, context: contextOf() };
    let taken = 0;
    for await (const answer of service.app.importer.import(lines(), options)) {
      taken += 1;
      expect(read).toBeLessThan(taken + 300);
      if (taken === 500 || 'totals' in answer) break;
    }
    expect(taken).toBe(500);
  });
});

describe('a dry run', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.open({ kind: 'memory' }, { now: growingClock() });
  });

  afterEach(() => service.app.close());

  it('judges each line by the log and by the lines before it, and writes nothing', async () => {
    await importLines(service, [line('o1', registration()), line('o1', award('a'))]);
    const before = await exported(service);

    const { reports, totals } = await importLines(
      service,
      [
        line('o1', registration()),
        line('o1', award('b')),
        line('o2', award('c')),
        line('o2', registration()),
        line('o2', award('c')),
        line('o2', registration('Another')),
      ],
      { dryRun: true },
    );

    expect(reports.map(({ outcome, problem }) => problem?.['code'] ?? outcome)).toEqual([
      'UNCHANGED',
      'CREATED',
      'OFFICER_UNKNOWN',
      'CREATED',
      'CREATED',
      'OFFICER_EXISTS',
    ]);
    expect(reports.filter(({ outcome }) => outcome === 'CREATED').some(({ receipt }) => receipt)).toBe(false);
    expect(totals).toEqual({ lines: 6, created: 3, unchanged: 1, errors: 2 });
    expect(await exported(service)).toEqual(before);
  });

  it('says the same as the import that follows it, over thousands of lines', async () => {
    const lines = Array.from({ length: 3000 }, (_none, index) =>
      index % 3 === 0
        ? line(`o${Math.floor(index / 9)}`, registration())
        : line(`o${index % 400}`, award(`a${index}`)),
    );

    const rehearsed = await importLines(service, lines, { dryRun: true });
    const done = await importLines(service, lines);

    expect(rehearsed.reports.map(({ outcome, problem }) => [outcome, problem?.['code']])).toEqual(
      done.reports.map(({ outcome, problem }) => [outcome, problem?.['code']]),
    );
    expect(rehearsed.totals).toEqual(done.totals);
    expect(done.totals?.errors).toBeGreaterThan(100);
  });

  it('refuses claims that come out of order or too late', async () => {
    const at = (recordedAt: string) => ({ recordedAt });
    const lines = [
      line('o1', registration(), at('2010-01-01T00:00:00Z')),
      line('o2', registration(), at('2009-01-01T00:00:00Z')),
      line('o3', registration()),
      line('o4', registration(), at('2011-01-01T00:00:00Z')),
    ];

    const rehearsed = await importLines(service, lines, { dryRun: true });
    const done = await importLines(service, lines);

    for (const { reports } of [rehearsed, done])
      expect(reports.map(({ outcome, problem }) => problem?.['code'] ?? outcome)).toEqual([
        'CREATED',
        'LOG_SEALED',
        'CREATED',
        'LOG_SEALED',
      ]);
  });
});

function contextOf() {
  return { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' };
}
