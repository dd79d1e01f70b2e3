import { type AppendOptions, EventStoreError, MemoryEventStore, type StreamAppend } from '@elshi/event-store';
import { Ledgers } from '../ledgers.js';
import type { ImportReport } from '../messages.js';
import type { ImportTotals } from '../services.js';
import { award, line, registration } from '../testing/importing.js';
import { growingClock } from '../testing/service.js';
import { noLinks } from '../reacting/links.js';
import { Careers } from '../writing/careers.js';
import { LogExporter } from './exporter.js';
import { ActImporter } from './importer.js';

/** A log whose disk is full for some of its appends. */
class FullNowAndThen extends MemoryEventStore {
  readonly #fails: (append: number) => boolean;
  #appends = 0;

  constructor(fails: (append: number) => boolean) {
    super({ clock: growingClock() });
    this.#fails = fails;
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions) {
    this.#appends += 1;
    if (this.#fails(this.#appends)) throw new EventStoreError('StoreUnavailable', 'The disk is full.');
    return super.append(appends, options);
  }
}

const lines = Array.from({ length: 600 }, (_none, index) =>
  index < 20 ? line(`o${index}`, registration()) : line(`o${index % 20}`, award(`a${index}`)),
);

/** The same lines, each of which claims a later time than the one before. */
const claimed = lines.map((text, index) => {
  const at = new Date(Date.UTC(2010, 0, 1) + index * 1000).toISOString();
  return JSON.stringify({ ...(JSON.parse(text) as object), recordedAt: at });
});

async function imported(store: MemoryEventStore, texts: readonly string[], atomic = false) {
  const ledgers = new Ledgers(store);
  const importer = new ActImporter(store, {
    ...{ careers: new Careers(store, ledgers), ledgers, links: noLinks },
    now: () => Date.now() * 1000,
  });
  async function* each() {
    yield* texts;
  }
  const context = { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' };
  const reports: ImportReport[] = [];
  let totals: ImportTotals | undefined;
  for await (const answer of importer.import(each(), { dryRun: false, atomic, context })) {
    if ('totals' in answer) totals = answer.totals;
    else reports.push(answer);
  }
  return { reports, totals };
}

/** The acts about each officer, in the order of recording. */
async function careers(store: MemoryEventStore): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, unknown[]> = {};
  for await (const { subject, act } of new LogExporter(store).lines())
    (found[String(subject)] ??= []).push(act);
  return found;
}

/** The log as it is exported: acts, ids, times and order. */
async function whole(store: MemoryEventStore): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const line of new LogExporter(store).lines()) found.push(line);
  return found;
}

describe('an import into a log that can no longer be written', () => {
  it('stops, and says why and where', async () => {
    const { reports, totals } = await imported(new FullNowAndThen((append) => append > 300), lines);

    expect(totals?.stopped).toEqual({ code: 'STORE_UNAVAILABLE', detail: 'The disk is full.' });
    expect(totals).toMatchObject({ created: 300 });
    expect(reports.length).toBeLessThan(lines.length);
    expect(reports.map(({ line: number }) => number)).toEqual(reports.map((_report, index) => index + 1));
  });

  it('keeps the order of each career for the next run, also when the log recovers at once', async () => {
    const disturbed = new FullNowAndThen((append) => append === 200);
    const undisturbed = new MemoryEventStore({ clock: growingClock() });

    const first = await imported(disturbed, lines);
    const second = await imported(disturbed, lines);
    await imported(undisturbed, lines);

    expect(first.totals?.stopped).toBeDefined();
    expect(second.totals).toMatchObject({ lines: 600, errors: 0 });
    expect(await careers(disturbed)).toEqual(await careers(undisturbed));
  });

  it('does the same with lines that claim earlier times', async () => {
    const disturbed = new FullNowAndThen((append) => append >= 200 && append < 900);

    const first = await imported(disturbed, claimed);
    expect(first.totals).toMatchObject({ created: 199, stopped: { code: 'STORE_UNAVAILABLE' } });
  });

  it.each([1, 2, 200, 255, 256, 257, 400])(
    'takes no line that claims a later time before one that failed: the log fails at append %i',
    async (failing) => {
      const disturbed = new FullNowAndThen((append) => append === failing);
      const undisturbed = new MemoryEventStore({ clock: growingClock() });

      const { totals } = await imported(disturbed, claimed);
      await imported(undisturbed, claimed);

      expect(totals).toEqual({ lines: 600, created: 600, unchanged: 0, errors: 0 });
      expect(await whole(disturbed)).toEqual(await whole(undisturbed));
    },
  );

  it('goes on with lines that claim earlier times where the log failed for longer', async () => {
    const disturbed = new FullNowAndThen((append) => append >= 300 && append < 600);
    const undisturbed = new MemoryEventStore({ clock: growingClock() });

    const first = await imported(disturbed, claimed);
    const second = await imported(disturbed, claimed);
    await imported(undisturbed, claimed);

    expect(first.totals).toMatchObject({ created: 299, stopped: { code: 'STORE_UNAVAILABLE' } });
    expect(second.totals).toEqual({ lines: 600, created: 301, unchanged: 299, errors: 0 });
    expect(await whole(disturbed)).toEqual(await whole(undisturbed));
  });

  it('writes nothing of an import of all or nothing', async () => {
    const store = new FullNowAndThen(() => true);

    const { totals } = await imported(store, lines.slice(0, 40), true);

    expect(totals).toMatchObject({ created: 0, errors: 40, atomic: 'NOTHING_WRITTEN' });
    expect(totals?.stopped?.code).toBe('STORE_UNAVAILABLE');
    expect((await store.head()).position).toBe(0n);
  });
});
