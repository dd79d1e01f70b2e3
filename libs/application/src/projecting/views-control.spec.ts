import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Place } from '../place.js';
import { Folders } from '../testing/folders.js';
import { bodyOf, officerIds } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { career, registered, Service } from '../testing/service.js';
import { rebuilt, rolledBack } from '../testing/rebuilding.js';
import { viewsEdition } from '../views/edition.js';

const ON = '2021-01-01';
const page = { limit: 500 };
const usual = { fresh: false, swap: 'ALWAYS' } as const;

describe.each(['folder', 'memory'] as const)('views in a %s that are rebuilt while they serve', (kind) => {
  const folders = new Folders();
  let place: Place;
  let service: Service;
  let faults: string[];

  beforeEach(async () => {
    faults = [];
    place = kind === 'memory' ? { kind } : { kind: 'embedded', folder: folders.make() };
    service = await Service.open(place, { onFault: (sentence) => faults.push(sentence) });
    await service.record('w1', ...career('2020-03-15'));
    await listed();
  });

  afterEach(() => service.app.close());
  afterAll(() => folders.remove());

  const listed = async (): Promise<readonly unknown[]> =>
    officerIds(bodyOf(await service.app.lists.officers({}, await service.now(ON), page)));

  it('come to the same rows, take their place, and keep the former ones', async () => {
    const last = await rebuilt(service);

    expect(last).toMatchObject({ kind: 'REBUILD', outcome: 'SWAPPED', done: 4, fault: null });
    expect(last.comparison).toMatchObject({ position: '4', equal: true });
    expect(last.heldMilliseconds).toBeGreaterThanOrEqual(0);
    expect(faults).toEqual([]);
    const report = service.app.views.report();
    const edition = viewsEdition();
    expect(report).toMatchObject({
      edition,
      serving: { edition, position: '4' },
      caughtUp: true,
      making: null,
      comparison: last.comparison,
      former: [{ edition, position: '4', canServe: true }],
      unfinished: null,
      running: null,
    });
    expect(await listed()).toEqual(['w1']);
    await service.record('w2', ...career('2020-03-16'));
    expect(await listed()).toEqual(['w1', 'w2']);
  });

  it('are rebuilt any number of times, with one former kept', async () => {
    for (let round = 0; round < 3; round += 1) {
      await service.record(`o${round}`, registered('2020-01-01'));
      expect(await rebuilt(service)).toMatchObject({ outcome: 'SWAPPED', comparison: { equal: true } });
    }
    expect(service.app.views.report().former).toMatchObject([{ position: '7' }]);
    expect(await listed()).toEqual(['o0', 'o1', 'o2', 'w1']);
  });

  it('are one rebuild at a time', async () => {
    expect(service.app.views.cancel()).toBe(false);
    expect(service.app.views.rebuild(usual)).toBe('started');
    expect(service.app.views.report().running).toMatchObject({ kind: 'REBUILD', phase: 'FILLING' });
    expect(service.app.views.rebuild(usual)).toBe('under-way');
    expect(service.app.views.rollBack()).toBe('under-way');
    await rebuilt.ended(service);
    expect(service.app.views.rebuild(usual)).toBe('started');
    await rebuilt.ended(service);
  });

  it('can be rolled back, which brings the former ones up to the log, and back again', async () => {
    expect(service.app.views.rollBack()).toBe('no-former');
    await rebuilt(service);
    await service.record('w2', ...career('2020-03-16'));
    await listed();

    for (let turn = 0; turn < 2; turn += 1) {
      expect(await rolledBack(service)).toMatchObject({
        kind: 'ROLLBACK',
        outcome: 'SWAPPED',
        comparison: null,
      });
      expect(await listed()).toEqual(['w1', 'w2']);
      expect(service.app.views.report().former).toHaveLength(1);
    }
    const last = await rebuilt(service);
    expect(last.comparison).toMatchObject({ equal: true, position: '8' });
  });

  it('are broken off when the service is closed, and closed with it', async () => {
    service.app.views.rebuild(usual);
    await service.app.close();

    expect(faults).toEqual([]);
    expect(service.app.views.report()).toMatchObject({ running: null, last: { outcome: 'CANCELLED' } });
    expect(service.app.views.rebuild(usual)).not.toBe('started');
  });

  it('never go back, and answer each moment alike, whatever is recorded meanwhile', async () => {
    const acts = new RandomActs(service, { seed: 7, officers: 6 });
    await acts.post(60);
    const asked = await service.now(ON);
    const then = bodyOf(await service.app.lists.officers({}, asked, page));
    const clocks = {
      ...asked,
      knownAt: Date.parse(then.meta.knownAt) * 1000 + Number(then.meta.knownAt.slice(23, 26)),
    };
    const over = new AbortController();
    const recording = (async () => {
      for (; !over.signal.aborted; await nextTurn()) await acts.post(3);
    })();
    const positions: bigint[] = [];
    const reading = (async () => {
      while (!over.signal.aborted) {
        const { meta } = bodyOf(await service.app.lists.officers({}, { asOf: asked.asOf }, page));
        positions.push(BigInt(meta.position));
        await nextTurn();
        expect(bodyOf(await service.app.lists.officers({}, clocks, page)).items).toEqual(then.items);
      }
    })();
    for (let round = 0; round < 3; round += 1) {
      expect(await rebuilt(service)).toMatchObject({ outcome: 'SWAPPED', comparison: { equal: true } });
      expect(await rolledBack(service)).toMatchObject({ outcome: 'SWAPPED' });
    }
    over.abort();
    await Promise.all([recording, reading]);

    expect(positions.toSorted((one, other) => Number(one - other))).toEqual(positions);
    expect(faults).toEqual([]);
    await listed();
    expect(await rebuilt(service)).toMatchObject({ comparison: { equal: true } });
  }, 60_000);
});
