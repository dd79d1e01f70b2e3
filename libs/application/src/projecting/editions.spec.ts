import { SqliteViewsWriter } from '@elshi/read-models';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { assembled } from '../open.js';
import { Folders } from '../testing/folders.js';
import { GatedLog } from '../testing/gated-log.js';
import { Hosted } from '../testing/hosted-projector.js';
import { bodyOf, officerIds } from '../testing/lists.js';
import { rebuilt } from '../testing/rebuilding.js';
import { career, registered, Service } from '../testing/service.js';
import { viewsEdition } from '../views/edition.js';
import { viewTables } from '../views/tables.js';
import { servingViews } from './standing.js';
import { ViewsInFolder } from './views-place.js';

const ON = '2021-01-01';
const page = { limit: 500 };

describe('views that another edition of the service has left', () => {
  const folders = new Folders();
  let folder: string;
  let log: GatedLog;
  let service: Service;

  /** w1 is in the views of the other edition, w2 was recorded after it. */
  beforeEach(async () => {
    folder = folders.make();
    log = new GatedLog();
    const first = Service.over(log);
    await first.record('w1', ...career('2020-03-15'));
    await ranBy('before');
    await first.record('w2', ...career('2020-03-16'));
  });

  afterEach(async () => {
    log.open();
    await Hosted.closeAll();
    await service.app.close();
  });
  afterAll(() => folders.remove());

  const place = (edition: string): ViewsInFolder => new ViewsInFolder(folder, edition);
  const files = (): readonly string[] =>
    readdirSync(folder).filter((name) => name.startsWith('views') && name.endsWith('.db'));
  /** The service of an edition has run, and kept its views. */
  const ranBy = async (edition: string): Promise<void> => {
    const host = new Hosted(log, place(edition));
    await host.until('caught-up');
    await host.close();
  };
  const start = (): void => {
    const now = (): number => Number.MAX_SAFE_INTEGER;
    service = new Service(assembled({ kind: 'embedded', folder }, log, { now }), log);
  };
  const list = async (more = {}) =>
    service.app.lists.officers({}, { ...(await service.now(ON)), minPosition: 0n, ...more }, page);
  const caughtUp = async () => {
    while (!service.app.views.report().caughtUp) await nextTurn();
    return list({ ...(await service.now(ON)) });
  };

  it('answer at their position until those of this edition are made, and are kept then', async () => {
    log.shutAfter(0n);
    start();
    const meanwhile = bodyOf(await list());
    expect(officerIds(meanwhile)).toEqual(['w1']);
    expect(meanwhile.meta.position).toBe('4');
    expect(await list({ minPosition: 5n })).toEqual({ outcome: 'not-caught-up' });
    await service.record('w3', registered('2020-01-01'));
    expect(bodyOf(await list())).toEqual(meanwhile);
    expect(await service.app.runtime.status()).toMatchObject({
      ready: true,
      head: '9',
      projected: '4',
      lag: 5,
      log: 'embedded',
      rebuilding: { done: 0, total: 8 },
      standIn: { edition: 'before', position: '4' },
    });
    expect(service.app.views.report()).toMatchObject({
      edition: viewsEdition(),
      serving: { edition: 'before', position: '4' },
      caughtUp: false,
      making: { done: 0, total: 8 },
      former: [],
    });
    expect(service.app.views.rebuild({ fresh: false, swap: 'ALWAYS' })).toBe('not-caught-up');
    expect(service.app.views.rollBack()).toBe('not-caught-up');

    log.open();
    expect(officerIds(bodyOf(await caughtUp()))).toEqual(['w1', 'w2', 'w3']);
    expect(await service.app.runtime.status()).not.toHaveProperty('standIn');
    expect(service.app.views.report()).toMatchObject({
      serving: { edition: viewsEdition(), position: '9' },
      caughtUp: true,
      former: [{ edition: 'before', position: '4', canServe: false }],
    });
    expect(service.app.views.rollBack()).toBe('other-edition');
    expect(files()).toHaveLength(2);
  });

  it('answer again after a crash in the middle, and the others are gone on with', async () => {
    log.shutAfter(6n);
    const killed = new Hosted(log, place(viewsEdition()));
    await killed.until('opened');
    const stopped = killed.close();
    log.open();
    await stopped;
    const begun = place(viewsEdition()).kept();
    expect(begun.find(({ edition }) => edition === viewsEdition())).toMatchObject({ standing: 'made' });
    await Service.over(log).record('w3', registered('2020-01-01'));

    log.shutAfter(0n);
    start();
    expect(officerIds(bodyOf(await list()))).toEqual(['w1']);
    log.open();
    expect(officerIds(bodyOf(await caughtUp()))).toEqual(['w1', 'w2', 'w3']);
    expect(files()).toHaveLength(2);
  });

  it('are found and only caught up by the service that made them, when it runs again', async () => {
    start();
    await service.record('w3', registered('2020-01-01'));
    await caughtUp();
    await service.app.close();
    log.shutAfter(8n);
    const back = new Hosted(log, place('before'));
    const said = await back.until('progress');
    // Those of the later edition are further, and stand in.
    expect(said.find(({ kind }) => kind === 'stand-in')).toMatchObject({
      edition: viewsEdition(),
      position: 9,
    });
    expect(said.find(({ kind }) => kind === 'progress')).toMatchObject({ position: 4 });
    log.open();
    await back.until('caught-up');
    await back.close();

    const kept = place('before').kept();
    const [own, other] = ['before', viewsEdition()].map((edition) => servingViews(kept, edition)!);
    expect(own!.turn).toBeGreaterThan(other!.turn);
    expect(kept).toHaveLength(2);
  });

  it('give way in the end to the former ones of this edition', async () => {
    start();
    await caughtUp();
    await rebuilt(service);

    expect(service.app.views.report().former).toMatchObject([{ edition: viewsEdition(), canServe: true }]);
    expect(files()).toHaveLength(2);
  });

  describe('are of no use', () => {
    const expectNone = async (): Promise<void> => {
      log.shutAfter(0n);
      start();
      expect(await list()).toEqual({ outcome: 'not-caught-up' });
      expect(await service.app.runtime.status()).toMatchObject({ ready: false });
      log.open();
      expect(officerIds(bodyOf(await caughtUp()))).toEqual(['w1', 'w2']);
    };

    it('when they were made from another log', async () => {
      const first = Service.over((log = new GatedLog()));
      await first.record('w1', ...career('2020-03-15'));
      await first.record('w2', ...career('2020-03-16'));
      await expectNone();
    });

    it('when their tables have another shape', async () => {
      const { name, checkpoint } = place('before').kept()[0]!;
      place('before').discard(name);
      const [one, ...rest] = viewTables;
      const narrower = [{ ...one!, columns: { latin: 'text', text: 'text' } } as const, ...rest];
      const other = SqliteViewsWriter.open(join(folder, name), narrower, 'before');
      other.commit([], checkpoint!);
      other.stand('serving', 1);
      other.close();
      await expectNone();
    });
  });
});
