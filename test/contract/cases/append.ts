import { appendBytes, MAX_APPEND_BYTES, WrongExpectedRevisionError } from '@elshi/event-store';
import { all, event, events, failure, log, places, to, type OpenedStore } from '../given.js';

/** Expected revisions, several streams at once, and limits. */
export function appendCases(given: () => OpenedStore): void {
  it('numbers the events of a new stream from 0', async () => {
    const { store } = given();

    const appended = await store.append([to('officer-1', 'none', event(), event())]);

    expect(appended).toMatchObject({
      outcome: 'created',
      streams: [{ stream: 'officer-1', revision: 1 }],
      position: (await store.head()).position,
    });
    expect(places(await all(store.readStream('officer-1')))).toEqual(['officer-1@0', 'officer-1@1']);
  });

  it('goes on from the expected revision', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())]);

    const { streams } = await store.append([to('officer-1', 0, event())]);

    expect(streams).toEqual([{ stream: 'officer-1', revision: 1 }]);
  });

  it.each([
    ['a stream that is there already', 'none' as const, 1],
    ['a revision of the past', 0, 1],
    ['a revision that is not there yet', 2, 1],
  ])('refuses %s and writes nothing', async (_title, expected, actual) => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event(), event())]);

    const attempt = store.append([to('officer-1', expected, event())]);

    await expect(attempt).rejects.toBeInstanceOf(WrongExpectedRevisionError);
    await expect(attempt).rejects.toMatchObject({
      code: 'WrongExpectedRevision',
      stream: 'officer-1',
      expected,
      actual,
    });
    expect(await log(store)).toHaveLength(2);
  });

  it('says that a stream expected to be there has no events', async () => {
    const attempt = given().store.append([to('officer-1', 0, event())]);

    await expect(attempt).rejects.toMatchObject({ code: 'WrongExpectedRevision', actual: 'none' });
  });

  it('takes one of 50 writers at the same revision, round after round', async () => {
    const { store } = given();
    for (const expected of ['none', 0, 1] as const) {
      const attempts = Array.from({ length: 50 }, () => store.append([to('officer-1', expected, event())]));

      const outcomes = await Promise.all(attempts.map(failure));

      expect(outcomes.filter((code) => code === 'none')).toHaveLength(1);
      expect(outcomes.filter((code) => code === 'WrongExpectedRevision')).toHaveLength(49);
    }
    expect(await all(store.readStream('officer-1'))).toHaveLength(3);
  });

  it('takes 50 writers to streams of their own', async () => {
    const { store } = given();

    await Promise.all(
      Array.from({ length: 50 }, (_none, at) => store.append([to(`officer-${at}`, 'none', event())])),
    );

    const stored = await log(store);
    expect(new Set(stored.map(({ stream }) => stream)).size).toBe(50);
    expect(stored.map(({ position }) => position)).toEqual(
      [...stored].map(({ position }) => position).sort((a, b) => Number(a - b)),
    );
  });

  it('keeps an append of exactly 1 MiB and refuses one byte more', async () => {
    const { store } = given();
    const room = MAX_APPEND_BYTES - appendBytes([event({ text: '' })]);

    const taken = failure(store.append([to('officer-1', 'none', event({ text: 'x'.repeat(room) }))]));
    const refused = failure(store.append([to('officer-2', 'none', event({ text: 'x'.repeat(room + 1) }))]));

    expect(await taken).toBe('none');
    expect(await refused).toBe('AppendTooLarge');
    expect(places(await log(store))).toEqual(['officer-1@0']);
  });

  it('counts an append in bytes, over all its events', async () => {
    const { store } = given();
    const quarter = (): ReturnType<typeof event> => event({ text: 'ә'.repeat(MAX_APPEND_BYTES / 8) });

    const attempt = store.append([to('officer-1', 'none', quarter(), quarter(), quarter(), quarter())]);

    expect(await failure(attempt)).toBe('AppendTooLarge');
    expect(await log(store)).toHaveLength(0);
  });

  it.each([
    ['no streams', []],
    ['no events', [to('officer-1', 'none')]],
    ['one stream twice', [to('officer-1', 'none', event()), to('officer-1', 'none', event())]],
    ['a name of no length', [to('', 'none', event())]],
    ['an id that is not a UUID', [to('officer-1', 'none', event({}, 'seven'))]],
    ['a negative revision', [to('officer-1', -1, event())]],
  ])('takes an append with %s for a mistake of the caller', async (_title, appends) => {
    await expect(given().store.append(appends)).rejects.toBeInstanceOf(TypeError);
  });

  it('takes the same id twice in one append for a mistake of the caller', async () => {
    const same = event();

    await expect(given().store.append([to('officer-1', 'none', same, same)])).rejects.toThrow(TypeError);
  });

  it('writes to several streams at once, in the order given', async () => {
    const { store } = given();
    await store.append([to('office-1', 'none', event())]);

    const { streams } = await store.append([
      to('officer-1', 'none', ...events(2)),
      to('office-1', 0, event()),
    ]);

    expect(streams).toEqual([
      { stream: 'officer-1', revision: 1 },
      { stream: 'office-1', revision: 1 },
    ]);
    expect(places(await log(store))).toEqual(['office-1@0', 'officer-1@0', 'officer-1@1', 'office-1@1']);
  });

  it('writes to none of several streams when one stands elsewhere', async () => {
    const { store } = given();
    await store.append([to('office-1', 'none', event())]);

    const attempt = store.append([to('officer-1', 'none', event()), to('office-1', 'none', event())]);

    await expect(attempt).rejects.toMatchObject({ code: 'WrongExpectedRevision', stream: 'office-1' });
    expect(places(await log(store))).toEqual(['office-1@0']);
    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe('none');
  });
}
