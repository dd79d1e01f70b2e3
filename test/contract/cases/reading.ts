import { all, event, events, log, places, to, type OpenedStore } from '../given.js';

/** Streams, the whole log, and single positions. */
export function readingCases(given: () => OpenedStore): void {
  it('gives nothing for a stream that is not there', async () => {
    expect(await all(given().store.readStream('officer-1'))).toEqual([]);
  });

  it('reads a stream from a revision on', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', ...events(4))]);

    expect(places(await all(store.readStream('officer-1', 2)))).toEqual(['officer-1@2', 'officer-1@3']);
    expect(await all(store.readStream('officer-1', 4))).toEqual([]);
  });

  it('gives back what was written, in every script', async () => {
    const { store } = given();
    const data = {
      name: 'Әбілқасым Қожа-Ахмет',
      note: 'NUL \u0000, quote " and \\, 😀, line\nbreak, lone \ud800 half',
      nested: { list: [1, 0.5, -3, true, null, { deep: '' }] },
    };
    const written = { ...event(data), type: 'Жазба', metadata: { recordedBy: 'тіркеуші' } };
    await store.append([to('officer-Ұлы ☕', 'none', written)]);

    const [stored] = await all(store.readStream('officer-Ұлы ☕'));

    expect(stored).toMatchObject({
      stream: 'officer-Ұлы ☕',
      eventId: written.eventId,
      type: 'Жазба',
      metadata: { recordedBy: 'тіркеуші' },
    });
    expect(stored?.data).toEqual(data);
  });

  it('does not notice what the caller does to an event afterwards', async () => {
    const { store } = given();
    const data = { note: 'as it was' };
    await store.append([to('officer-1', 'none', event(data))]);

    data.note = 'changed';

    expect((await log(store))[0]?.data).toEqual({ note: 'as it was' });
  });

  it('reads a log of several pages in its one order', async () => {
    const { store } = given();
    for (let at = 0; at < 4; at += 1) {
      await store.append([to(`officer-${at}`, 'none', ...events(300))]);
    }

    const stored = await log(store);

    expect(stored).toHaveLength(1200);
    expect(stored.every(({ position }, at) => at === 0 || position > (stored[at - 1]?.position ?? 0n))).toBe(
      true,
    );
    expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_event, at) => at % 300));
  });

  it('reads a stream of several pages', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', ...events(700))]);
    await store.append([to('officer-1', 699, ...events(700))]);

    const revisions = (await all(store.readStream('officer-1', 1))).map(({ revision }) => revision);

    expect(revisions).toEqual(Array.from({ length: 1399 }, (_none, at) => at + 1));
  });

  it('reads the log after one position and up to another', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', ...events(5))]);
    const positions = (await log(store)).map(({ position }) => position);

    const middle = store.readAll({ after: positions[0] ?? 0n, upTo: positions[3] ?? 0n });

    expect(places(await all(middle))).toEqual(['officer-1@1', 'officer-1@2', 'officer-1@3']);
  });

  it('reads up to the head as of the call', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())]);
    const reading = store.readAll({ after: 0n });
    await store.append([to('officer-1', 0, event())]);

    expect(await all(reading)).toHaveLength(1);
  });

  it('reads only the streams whose names begin as asked', async () => {
    const { store } = given();
    for (const stream of ['officer-1', 'office-1', 'proposal-1', 'officer-2', 'off_cer-1']) {
      await store.append([to(stream, 'none', event())]);
    }
    const names = async (...streamPrefixes: string[]): Promise<readonly string[]> =>
      (await all(store.readAll({ after: 0n, filter: { streamPrefixes } }))).map(({ stream }) => stream);

    expect(await names('officer-')).toEqual(['officer-1', 'officer-2']);
    expect(await names('proposal-', 'office-')).toEqual(['office-1', 'proposal-1']);
    expect(await names('off_')).toEqual(['off_cer-1']);
    expect(await names('nothing-')).toEqual([]);
  });

  it('gives the events at positions, in the order asked, without those that are not there', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', ...events(3))]);
    const [first, , third] = (await log(store)).map(({ position }) => position);

    const stored = await store.readPositions([third ?? 0n, 999_999n, first ?? 0n, 0n]);

    expect(places(stored)).toEqual(['officer-1@2', 'officer-1@0']);
    expect(await store.readPositions([])).toEqual([]);
  });

  it('gives an event by its id, in whatever letters it is written', async () => {
    const { store } = given();
    const [first, second] = events(2);
    await store.append([to('officer-1', 'none', first!, second!)]);

    expect(await store.readEvent(second!.eventId)).toEqual((await log(store))[1]);
    expect((await store.readEvent(first!.eventId.toUpperCase()))?.revision).toBe(0);
    expect(await store.readEvent(event().eventId)).toBeUndefined();
  });

  it('counts the events after one position, up to another, however many', async () => {
    const { store } = given();
    for (let at = 0; at < 5; at += 1) {
      await store.append([to(`officer-${at}`, 'none', ...events(500))]);
    }
    const positions = (await log(store)).map(({ position }) => position);
    const [first = 0n, last = 0n] = [positions[0], positions.at(-1)];

    expect(await store.countBetween(0n, last)).toBe(2500);
    expect(await store.countBetween(0n, last + 999_999n)).toBe(2500);
    expect(await store.countBetween(first, last)).toBe(2499);
    expect(await store.countBetween(first, positions[7] ?? 0n)).toBe(7);
    expect(await store.countBetween(last, last)).toBe(0);
    expect(await store.countBetween(last, first)).toBe(0);
  });

  it('says where the log ends', async () => {
    const { store } = given();
    expect(await store.head()).toEqual({ position: 0n, known: 0, founding: true });

    const { position, known } = await store.append([to('officer-1', 'none', event())]);

    expect(await store.head()).toEqual({ position, known, founding: false });
  });
}
