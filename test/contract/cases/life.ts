import { all, event, events, failure, log, to, type OpenedStore } from '../given.js';

/** Closing, and what is there afterwards. */
export function lifeCases(given: () => OpenedStore): void {
  it('finishes what is under way when it closes', async () => {
    const { store } = given();
    const underWay = Array.from({ length: 20 }, (_none, at) =>
      failure(store.append([to(`officer-${at}`, 'none', event())])),
    );

    await store.close();

    expect(new Set(await Promise.all(underWay))).toEqual(new Set(['none']));
  });

  it('says that it is closed to whoever comes later', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())]);
    await store.close();

    expect(await failure(store.append([to('officer-1', 0, event())]))).toBe('Closed');
    expect(await failure(store.head())).toBe('Closed');
    expect(await failure((async () => all(store.readStream('officer-1')))())).toBe('Closed');
    expect(await failure((async () => log(store))())).toBe('Closed');
  });

  it('can be closed twice', async () => {
    const { store } = given();
    await store.close();

    await expect(store.close()).resolves.toBeUndefined();
  });

  it('holds after it is opened again what it acknowledged before', async () => {
    const { store, reopen } = given();
    const append = [to('officer-1', 'none', ...events(3))];
    const first = await store.append(append);
    const before = await log(store);

    const again = (await reopen?.()) ?? store;

    expect(await log(again)).toEqual(before);
    expect(await again.append(append)).toEqual({ ...first, outcome: 'replayed' });
    const { known, position } = await again.append([to('officer-1', 2, event())]);
    expect(known).toBeGreaterThan(first.known);
    expect(position).toBeGreaterThan(first.position);
  });
}
