import { award, exported, importLines, line, registration } from '../testing/importing.js';
import { growingClock, Service } from '../testing/service.js';

describe('an import of all or nothing', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.open({ kind: 'memory' }, { now: growingClock() });
  });

  afterEach(() => service.app.close());

  const whole = [
    line('o1', registration()),
    line('o1', award('a')),
    line('o2', registration()),
    line('o1', award('b')),
  ];

  it('writes all lines at one moment where they fit into one append', async () => {
    const { reports, totals } = await importLines(service, whole, { atomic: true });

    expect(totals).toEqual({ lines: 4, created: 4, unchanged: 0, errors: 0, atomic: 'ONE_APPEND' });
    expect(reports.map(({ receipt }) => receipt?.revision)).toEqual([1, 2, 1, 3]);
    expect(new Set(reports.map(({ receipt }) => receipt?.recordedAt)).size).toBe(1);
  });

  it('writes nothing when one line is refused, and says so of every line', async () => {
    await importLines(service, [line('o9', registration())]);
    const before = await exported(service);

    const { reports, totals } = await importLines(
      service,
      [line('o9', registration()), whole[0]!, line('o3', award('c')), 'no JSON', whole[1]!],
      { atomic: true },
    );

    expect(
      reports.map(({ line: number, outcome, problem }) => [number, problem?.['code'] ?? outcome]),
    ).toEqual([
      [1, 'UNCHANGED'],
      [2, 'NOT_WRITTEN'],
      [3, 'OFFICER_UNKNOWN'],
      [4, 'MALFORMED'],
      [5, 'NOT_WRITTEN'],
    ]);
    expect(totals).toEqual({ lines: 5, created: 0, unchanged: 1, errors: 4, atomic: 'NOTHING_WRITTEN' });
    expect(await exported(service)).toEqual(before);
  });

  it('adds nothing when it is applied again', async () => {
    await importLines(service, whole, { atomic: true });
    const before = await exported(service);

    const { totals } = await importLines(service, whole, { atomic: true });

    expect(totals).toMatchObject({ created: 0, unchanged: 4, errors: 0 });
    expect(await exported(service)).toEqual(before);
  });

  it('takes a line once that stands in the file twice', async () => {
    const { reports, totals } = await importLines(service, [...whole, whole[1]!], { atomic: true });

    expect(totals).toMatchObject({ created: 4, unchanged: 1, errors: 0, atomic: 'ONE_APPEND' });
    expect(reports[4]?.receipt).toEqual(reports[1]?.receipt);
  });

  it('writes in order what does not fit into one append, once it is judged without a fault', async () => {
    const many = Array.from({ length: 900 }, (_none, index) => [
      line(`o${index}`, registration()),
      line(`o${index}`, award('x'.repeat(400))),
    ]).flat();
    const refused = await importLines(service, [...many, line('o9999', award('a'))], { atomic: true });
    expect(refused.totals).toMatchObject({ created: 0, errors: 1801, atomic: 'NOTHING_WRITTEN' });
    expect(await exported(service)).toEqual([]);

    const { totals } = await importLines(service, many, { atomic: true });

    expect(totals).toEqual({ lines: 1800, created: 1800, unchanged: 0, errors: 0, atomic: 'IN_ORDER' });
  });

  it('writes claims in their order, since each has a time of its own', async () => {
    const claimed = whole.map((text, index) =>
      JSON.stringify({ ...(JSON.parse(text) as object), recordedAt: `2010-01-0${index + 1}T00:00:00Z` }),
    );

    const { reports, totals } = await importLines(service, claimed, { atomic: true });

    expect(totals).toMatchObject({ created: 4, atomic: 'IN_ORDER' });
    expect(reports[3]?.receipt?.recordedAt).toBe('2010-01-04T00:00:00.000000Z');
  });

  it('rehearses only in a dry run', async () => {
    const { totals } = await importLines(service, whole, { atomic: true, dryRun: true });

    expect(totals).toEqual({ lines: 4, created: 4, unchanged: 0, errors: 0 });
    expect(await exported(service)).toEqual([]);
  });
});
