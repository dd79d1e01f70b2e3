import { importLines, line, registration } from '../testing/importing.js';
import { growingClock, Service } from '../testing/service.js';

describe('a dry run of a file with good, bad and known lines', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.open({ kind: 'memory' }, { now: growingClock() });
    await importLines(service, [line('o1', registration())]);
  });

  afterEach(() => service.app.close());

  it('says of each what would become of it, by line and column, and writes nothing', async () => {
    const { head } = await service.app.runtime.status();
    const twice = line('o2', registration()).replace('"category"', '"category":"EMPLOYEE","category"');
    const broken = line('o3', registration()).replace('"data":', '"data",');

    const { reports, totals } = await importLines(
      service,
      [line('o1', registration()), line('o2', registration()), broken, '{"Әріп":', '[[[', twice],
      { dryRun: true },
    );

    const told = reports.map(({ line: number, column, outcome, problem }) => [
      ...[number, column, outcome],
      (problem?.['violations'] as readonly { pointer: string }[] | undefined)?.map(({ pointer }) => pointer),
    ]);
    expect(told).toEqual([
      [1, undefined, 'UNCHANGED', undefined],
      [2, undefined, 'CREATED', undefined],
      [3, broken.indexOf('"data",') + '"data"'.length + 1, 'ERROR', undefined],
      [4, 9, 'ERROR', undefined],
      [5, 4, 'ERROR', undefined],
      [6, undefined, 'ERROR', ['/act/data/category']],
    ]);
    expect(totals).toEqual({ lines: 6, created: 1, unchanged: 1, errors: 4 });
    expect((await service.app.runtime.status()).head).toBe(head);
  });

  it('refuses a line that is nested deeper than any act, and one that would change what an object is', async () => {
    const deep = line('o2', registration()).replace(
      '"category":',
      `"more":${'['.repeat(40)}${']'.repeat(40)},"category":`,
    );
    const strange = line('o2', registration()).replace('"category":', '"__proto__":{},"category":');

    const { reports } = await importLines(service, [deep, strange], { dryRun: true });

    const codes = reports.map(({ column, problem }) => [
      column,
      (problem?.['violations'] as readonly { code: string }[]).map(({ code }) => code),
    ]);
    expect(codes).toEqual([
      [undefined, ['NESTING']],
      [undefined, ['UNKNOWN_MEMBER']],
    ]);
  });
});
