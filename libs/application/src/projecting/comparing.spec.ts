import type { ViewsWriter } from '@elshi/read-models';
import { readdirSync } from 'node:fs';
import { Folders } from '../testing/folders.js';
import { bodyOf, officerIds } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { rebuilt } from '../testing/rebuilding.js';
import { digestOfFold } from '../testing/reference-views.js';
import { career, Service } from '../testing/service.js';
import { viewsEdition } from '../views/edition.js';
import { officers } from '../views/tables.js';
import { servingViews } from './standing.js';
import { ViewsInFolder } from './views-place.js';

const ON = '2021-01-01';
const page = { limit: 500 };
const usual = { fresh: false, swap: 'ALWAYS' } as const;

describe('views in a folder that are compared with those made anew', () => {
  const folders = new Folders();
  let folder: string;
  let service: Service;
  let faults: string[];

  beforeEach(async () => {
    faults = [];
    folder = folders.make();
    service = await Service.open(
      { kind: 'embedded', folder },
      { onFault: (sentence) => faults.push(sentence) },
    );
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w2', ...career('2020-03-15'));
    await listed();
  });

  afterEach(() => service.app.close());
  afterAll(() => folders.remove());

  const listed = async (): Promise<readonly unknown[]> =>
    officerIds(bodyOf(await service.app.lists.officers({}, await service.now(ON), page)));
  const files = (): readonly string[] => readdirSync(folder).filter((name) => /^views.*[.]db$/.test(name));

  /** Spoils the views that serve: an officer is no longer in the list. */
  const spoil = (): void => {
    const place = new ViewsInFolder(folder, viewsEdition());
    const { name } = servingViews(place.kept(), viewsEdition())!;
    const views: ViewsWriter = place.openWriter(name);
    const checkpoint = views.checkpoint!;
    const change = { table: officers.name, stream: 'officer-w1', known: checkpoint.known, rows: [] };
    views.commit([{ kind: 'replace', ...change }], checkpoint);
    views.close();
  };

  it('that differ from the log are told, and replaced by those that are made from it', async () => {
    spoil();
    expect(await listed()).toEqual(['w2']);
    const last = await rebuilt(service);

    expect(last).toMatchObject({ outcome: 'SWAPPED', comparison: { equal: false, position: '8' } });
    expect(await listed()).toEqual(['w1', 'w2']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/differ at position 8 .*They have taken their place\.$/);
  });

  it('that differ stay where they are when only equal ones may replace them', async () => {
    spoil();
    const last = await rebuilt(service, { fresh: false, swap: 'IF_EQUAL' });

    expect(last).toMatchObject({ outcome: 'DIFFERENT', comparison: { equal: false } });
    expect(await listed()).toEqual(['w2']);
    expect(faults[0]).toMatch(/Those that serve were left in their place\.$/);
    expect(service.app.views.report()).toMatchObject({ unfinished: { position: '8' }, former: [] });
    expect(await rebuilt(service)).toMatchObject({ outcome: 'SWAPPED' });
    expect(await listed()).toEqual(['w1', 'w2']);
  });

  it('that are equal may be replaced', async () => {
    expect(await rebuilt(service, { fresh: false, swap: 'IF_EQUAL' })).toMatchObject({ outcome: 'SWAPPED' });
  });

  it('are gone on with from where a rebuild was broken off, unless fresh ones are wanted', async () => {
    service.app.views.rebuild(usual);
    service.app.views.cancel();
    expect(await rebuilt.ended(service)).toMatchObject({ outcome: 'CANCELLED', fault: null });
    expect(service.app.views.report().unfinished).toMatchObject({ edition: viewsEdition() });
    expect(files()).toHaveLength(2);

    // What was begun is further by the time it is left aside.
    spoil();
    await rebuilt(service, { fresh: false, swap: 'IF_EQUAL' });
    const places: number[] = [];
    for (const fresh of [false, true]) {
      service.app.views.rebuild({ fresh, swap: 'IF_EQUAL' });
      const last = await rebuilt.ended(service, ({ from }) => places.push(from));
      expect(last).toMatchObject({ outcome: 'DIFFERENT', done: 8 });
      expect(files()).toHaveLength(2);
    }
    expect(places).toContain(8);
    expect(places.at(-1)).toBe(0);
  });

  it('serve after a restart as those that took the place', async () => {
    spoil();
    await rebuilt(service);
    await service.app.close();
    service = await Service.open({ kind: 'embedded', folder });

    expect(await listed()).toEqual(['w1', 'w2']);
    expect(service.app.views.report()).toMatchObject({ former: [{ canServe: true }] });
    expect(files()).toHaveLength(2);
  });

  it('come to what a fold of the log comes to', async () => {
    const other = Service.over();
    await new RandomActs(other, { seed: 5, officers: 4 }).post(80);
    await other.now(ON).then((clocks) => other.app.lists.officers({}, clocks, page));
    const last = await rebuilt(other);

    expect(last.comparison?.digest).toBe(await digestOfFold(other.log));
    await other.app.close();
  });
});
