import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPolicies } from '@elshi/law';
import { openApplication, rebuildViews, rollBackViews } from './open.js';
import type { Place } from './place.js';
import type { RebuildOptions, RebuildProgress } from './projecting/rebuild.js';
import { Folders } from './testing/folders.js';
import { RandomActs } from './testing/random-acts.js';
import { career, registered, Service } from './testing/service.js';

const ON = '2021-01-01';
const page = { limit: 10 };
const options: RebuildOptions = { onProgress: () => undefined, signal: new AbortController().signal };

describe('an application in a folder', () => {
  const folders = new Folders();
  let place: Place & { kind: 'embedded' };

  beforeEach(() => {
    place = { kind: 'embedded', folder: folders.make() };
  });

  afterAll(() => folders.remove());

  const opened = (): Promise<Service> => Service.open(place);
  const views = (): readonly string[] =>
    readdirSync(place.folder).filter((name) => /^views.*[.]db$/.test(name));
  const files = (): readonly string[] => readdirSync(place.folder);

  it('records, reads and lists, and has it all when it is opened again', async () => {
    const first = await opened();
    await first.record('w1', ...career('2020-03-15'));
    const asked = await first.now(ON);
    const before = await first.app.lists.officers({ q: 'aigerim' }, asked, page);
    await first.app.close();

    const second = await opened();
    expect(before).toMatchObject({ outcome: 'found', body: { items: [{ officerId: 'w1' }] } });
    expect(await second.app.lists.officers({ q: 'aigerim' }, await second.now(ON), page)).toEqual(before);
    expect(await second.app.officers.term('w1', await second.now(ON), defaultPolicies)).toMatchObject({
      outcome: 'found',
      revision: 4,
    });
    await second.app.close();
  });

  it('is locked to everyone else, and free once it is closed', async () => {
    const service = await opened();
    await expect(openApplication(place)).rejects.toMatchObject({ code: 'Locked' });
    await expect(rebuildViews(place, options)).rejects.toMatchObject({ code: 'Locked' });
    await Promise.all([service.app.close(), service.app.close()]);

    await (await opened()).app.close();
  });

  it('says how it stands', async () => {
    const service = await opened();
    await service.record('w1', registered('2020-01-01'));
    await service.app.lists.officers({}, await service.now(ON), page);

    expect(await service.app.runtime.status()).toEqual({
      ready: true,
      head: '1',
      projected: '1',
      lag: 0,
      lagSeconds: 0,
      parts: { views: { lag: 0, lagSeconds: 0 } },
      log: 'embedded',
      parked: 0,
    });
    await service.app.close();
    expect(await service.app.runtime.status()).toMatchObject({ ready: false, fault: 'The log is closed.' });
  });

  it('is open before the lists are, which are not answered until then', async () => {
    const first = await opened();
    for (let at = 0; at < 300; at += 1) await first.submit(`o${at}`, registered('2020-01-01'));
    await first.app.close();
    for (const name of views()) rmSync(join(place.folder, name));

    const second = await opened();
    expect(await second.app.runtime.status()).toMatchObject({
      ready: false,
      lag: 300,
      rebuilding: { done: 0 },
    });
    expect(await second.app.officers.serviceRecord('o7', await second.now(ON))).toMatchObject({
      outcome: 'found',
    });
    const list = await second.app.lists.officers({}, await second.now(ON), { limit: 500 });
    expect(list.outcome === 'found' && list.body.items).toHaveLength(300);
    await second.app.close();
  }, 30_000);

  it('tells of a fault that keeps it from the lists, and goes on with everything else', async () => {
    const faults: string[] = [];
    const first = await opened();
    await first.record('w1', registered('2020-01-01'));
    await first.app.close();
    for (const name of views()) {
      rmSync(join(place.folder, `${name}-wal`), { force: true });
      mkdirSync(join(place.folder, `${name}-wal`));
    }

    const second = await Service.open(place, { onFault: (sentence) => faults.push(sentence) });
    expect(await second.app.lists.officers({}, await second.now(ON), page)).toEqual({
      outcome: 'not-caught-up',
    });
    expect(faults[0]).toMatch(/views-.*cannot be read or written/);
    expect(await second.app.runtime.status()).toMatchObject({ ready: false, fault: faults[0] });
    await second.record('w2', ...career('2020-03-15'));
    expect(await second.app.officers.serviceRecord('w2', await second.now(ON))).toMatchObject({
      outcome: 'found',
    });
    await second.app.close();
  }, 20_000);

  describe('rebuilt', () => {
    beforeEach(async () => {
      const service = await opened();
      await new RandomActs(service, { seed: 3, officers: 5 }).post(120);
      await service.app.lists.officers({}, await service.now(ON), page);
      await service.app.close();
    });

    it('comes to the same rows, any number of times, and says how far it is', async () => {
      const said: RebuildProgress[] = [];
      const first = await rebuildViews(place, {
        ...options,
        onProgress: (progress) => said.push(progress),
      });
      const second = await rebuildViews(place, options);

      expect(first.before).toBe(first.digest);
      expect(second).toEqual(first);
      expect(first.events).toBeGreaterThan(20);
      expect(said[0]).toEqual({ from: 0, done: 0, total: first.events });
      expect(said.at(-1)).toEqual({ from: 0, done: first.events, total: first.events });
      expect(views()).toHaveLength(2);
    });

    it('serves the new rows', async () => {
      const { digest } = await rebuildViews(place, options);
      const service = await opened();
      expect(await service.app.lists.officers({}, await service.now(ON), page)).toMatchObject({
        outcome: 'found',
      });
      await service.app.close();
      expect((await rebuildViews(place, options)).before).toBe(digest);
    });

    it('says that there were no rows to compare with', async () => {
      for (const name of views()) writeFileSync(join(place.folder, name), 'damaged'.repeat(1000));
      const rebuilt = await rebuildViews(place, options);

      expect(rebuilt.before).toBeNull();
      expect((await rebuildViews(place, options)).before).toBe(rebuilt.digest);
    });

    it('leaves everything as it was when it is broken off', async () => {
      const before = files();
      const stop = new AbortController();
      stop.abort(new Error('enough'));

      await expect(rebuildViews(place, { ...options, signal: stop.signal })).rejects.toThrow('enough');
      expect(files()).toEqual(before);
      await (await opened()).app.close();
    });

    it('goes on from where it was broken off, unless it is to begin anew', async () => {
      const stop = new AbortController();
      const brokenOff = rebuildViews(place, {
        onProgress: () => stop.abort(new Error('enough')),
        signal: stop.signal,
      });
      await expect(brokenOff).rejects.toThrow('enough');
      expect(views()).toHaveLength(2);
      // The service leaves it alone.
      await (await opened()).app.close();
      const resumed = await rebuildViews(place, options);

      expect(resumed.resumedFrom).toBe(resumed.events);
      expect(resumed.before).toBe(resumed.digest);
      expect((await rebuildViews(place, { ...options, fresh: true })).resumedFrom).toBe(0);
      expect(views()).toHaveLength(2);
    });

    it('can be rolled back to the views before it, which are brought up to the log', async () => {
      expect(await rollBackViews(place, options)).toBe(false);
      const { digest } = await rebuildViews(place, options);
      const service = await opened();
      await service.record('w9', ...career('2020-03-15'));
      await service.app.lists.officers({}, await service.now(ON), page);
      await service.app.close();

      expect(await rollBackViews(place, options)).toBe(true);
      const again = await opened();
      const list = await again.app.lists.officers({}, await again.now(ON), page);
      expect(list.outcome === 'found' && list.body.items.at(-1)).toMatchObject({ officerId: 'w9' });
      await again.app.close();
      const after = await rebuildViews(place, options);
      expect(after.before).toBe(after.digest);
      expect(after.digest).not.toBe(digest);
    });
  });

  it('rebuilds a log in memory, which is empty', async () => {
    expect(await rebuildViews({ kind: 'memory' }, options)).toMatchObject({
      events: 0,
      before: null,
    });
  });
});
