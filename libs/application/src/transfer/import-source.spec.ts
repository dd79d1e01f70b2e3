import { officer } from '@elshi/domain';
import type { Body } from '../messages.js';
import { award, exported, importLines, line, registration } from '../testing/importing.js';
import { digestOfFold } from '../testing/reference-views.js';
import { Service } from '../testing/service.js';

const FILE = '0f'.repeat(32);
const OTHER = 'e1'.repeat(32);

describe('the source of an imported act', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  const sources = async (officerId: string, { app } = service): Promise<readonly unknown[]> => {
    const read = await app.subjects.acts(officer(officerId), { asOf: '2026-01-01' as never }, 'all');
    if (read.outcome !== 'found') throw new Error(read.outcome);
    return read.body.items.map(({ source }) => source);
  };

  it.each([{ atomic: false }, { atomic: true }])(
    'is the file and the line there, empty lines counted (atomic: $atomic)',
    async ({ atomic }) => {
      const lines = [line('o1', registration()), '', line('o1', award('a')), '{', line('o1', award('b'))];
      const file = atomic ? lines.map((text) => (text === '{' ? '' : text)) : lines;

      await importLines(service, file, { sha256: FILE, atomic });

      expect(await sources('o1')).toEqual([1, 3, 5].map((number) => ({ sha256: FILE, line: number })));
    },
  );

  it('is that of the first import: the same file, or another with the same lines, adds nothing', async () => {
    const lines = [line('o1', registration()), line('o1', award('a'), { key: 'k' })];
    await importLines(service, lines, { sha256: FILE });
    const { head } = await service.app.runtime.status();

    const again = await importLines(service, lines, { sha256: FILE });
    const elsewhere = await importLines(service, ['', ...lines], { sha256: OTHER });
    const nameless = await importLines(service, lines);

    for (const { totals } of [again, elsewhere, nameless])
      expect(totals).toEqual({ lines: 2, created: 0, unchanged: 2, errors: 0 });
    expect((await service.app.runtime.status()).head).toBe(head);
    expect(await sources('o1')).toEqual([1, 2].map((number) => ({ sha256: FILE, line: number })));
  });

  it('is what a line says of itself, before the file that it comes in; none where nobody names one', async () => {
    const own = { sha256: OTHER, line: 12 };
    await importLines(service, [line('o1', registration(), { source: own })], { sha256: FILE });
    await importLines(service, [line('o1', award('a'), { source: own }), line('o1', award('b'))]);

    expect(await sources('o1')).toEqual([own, own, null]);
  });

  it('goes with every event of an act, into the feeds too', async () => {
    await importLines(service, [line('o1', registration())], { sha256: FILE });
    const clocks = { asOf: '2026-01-01' as never };
    const feed = await service.app.feed.read({ after: { position: 0n }, limit: 10, filter: {}, clocks });
    if (feed.outcome !== 'found') throw new Error(feed.outcome);

    expect(feed.body.items).toMatchObject([{ source: '/v1/events', sourcesha256: FILE, sourceline: 1 }]);
  });

  it('survives export and import, and no act gets that of the file that moves it', async () => {
    const recordedAt = '2015-06-01T08:30:00.000000Z';
    await importLines(service, [line('o1', registration(), { recordedAt })], { sha256: FILE });
    await importLines(service, [line('o1', award('a'))]);
    const target = Service.over();
    try {
      const lines = await exported(service);
      expect((JSON.parse(lines[0]!) as Body)['source']).toEqual({ sha256: FILE, line: 1 });
      expect((await importLines(target, lines, { sha256: OTHER })).totals).toMatchObject({ created: 2 });

      expect(await exported(target)).toEqual(lines);
      expect(await sources('o1', target)).toEqual([{ sha256: FILE, line: 1 }, null]);
      expect(await digestOfFold(target.log)).toBe(await digestOfFold(service.log));
    } finally {
      await target.app.close();
    }
  });
});
