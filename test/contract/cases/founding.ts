import { event, failure, log, to, type OpenedStore } from '../given.js';

const CLAIM = 1_000_000_000_000_000;

/** Claims of an older register are taken until the first append without one. */
export function foundingCases(given: () => OpenedStore): void {
  it('takes a claim as the time it was known', async () => {
    const { store } = given();

    const { known } = await store.append([to('officer-1', 'none', event())], { claimedAt: CLAIM });

    expect(known).toBe(CLAIM);
    expect((await log(store))[0]?.metadata['recordedAt']).toBe('2001-09-09T01:46:40.000000Z');
    expect(await store.head()).toMatchObject({ known: CLAIM, founding: true });
  });

  it('takes equal claims, each a microsecond later', async () => {
    const { store } = given();
    const times: number[] = [];
    for (const stream of ['officer-1', 'officer-2', 'officer-3']) {
      times.push((await store.append([to(stream, 'none', event())], { claimedAt: CLAIM })).known);
    }

    expect(times).toEqual([CLAIM, CLAIM + 1, CLAIM + 2]);
  });

  it('takes an append after the one that it follows, and after no other', async () => {
    const { store } = given();
    const append = (stream: string, follows: number) =>
      store.append([to(stream, 'none', event())], { claimedAt: CLAIM, follows });

    const first = await append('officer-1', 0);
    await expect(append('officer-2', 0)).rejects.toMatchObject({ code: 'WrongExpectedRevision' });
    await expect(append('officer-2', first.known + 1)).rejects.toMatchObject({
      code: 'WrongExpectedRevision',
    });
    const second = await append('officer-2', first.known);

    expect([first.known, second.known]).toEqual([CLAIM, CLAIM + 1]);
    expect((await store.head()).known).toBe(CLAIM + 1);
  });

  it('takes no append of several that are handed over when the one before is refused', async () => {
    const { store } = given();
    const append = (stream: string, revision: 'none' | number, place: number) =>
      store.append([to(stream, revision, event())], {
        claimedAt: CLAIM,
        follows: place === 0 ? 0 : CLAIM + place - 1,
      });

    const outcomes = await Promise.allSettled([
      append('officer-1', 'none', 0),
      append('officer-2', 'none', 1),
      append('officer-2', 'none', 2),
      append('officer-3', 'none', 3),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  });

  it('answers an append again that follows another, whatever has come since', async () => {
    const { store } = given();
    const append = [to('officer-1', 'none', event())];
    const first = await store.append(append, { claimedAt: CLAIM, follows: 0 });
    await store.append([to('officer-2', 'none', event())], { claimedAt: CLAIM });

    expect(await store.append(append, { claimedAt: CLAIM, follows: 0 })).toEqual({
      ...first,
      outcome: 'replayed',
    });
  });

  it('refuses a claim earlier than the last', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())], { claimedAt: CLAIM });

    const attempt = store.append([to('officer-2', 'none', event())], { claimedAt: CLAIM - 1 });

    expect(await failure(attempt)).toBe('LogSealed');
    expect(await log(store)).toHaveLength(1);
  });

  it('is sealed by the first append without a claim', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())], { claimedAt: CLAIM });
    await store.append([to('officer-2', 'none', event())]);

    const attempt = store.append([to('officer-3', 'none', event())], { claimedAt: CLAIM + 1 });

    expect(await failure(attempt)).toBe('LogSealed');
    expect(await store.head()).toMatchObject({ founding: false });
  });

  it('is not sealed by an append that was refused', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())], { claimedAt: CLAIM });

    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe('WrongExpectedRevision');

    expect(await store.head()).toMatchObject({ founding: true });
  });

  it('answers a claim again after it is sealed', async () => {
    const { store } = given();
    const append = [to('officer-1', 'none', event())];
    const first = await store.append(append, { claimedAt: CLAIM });
    await store.append([to('officer-2', 'none', event())]);

    expect(await store.append(append, { claimedAt: CLAIM })).toEqual({ ...first, outcome: 'replayed' });
  });

  it('stays sealed, and keeps the order of claims, over a restart', async () => {
    const { store, reopen } = given();
    await store.append([to('officer-1', 'none', event())], { claimedAt: CLAIM });
    const founding = (await reopen?.()) ?? store;
    const early = founding.append([to('officer-2', 'none', event())], { claimedAt: CLAIM - 1 });
    expect(await failure(early)).toBe('LogSealed');
    await founding.append([to('officer-2', 'none', event())]);

    const sealed = (await reopen?.()) ?? founding;

    expect((await sealed.head()).founding).toBe(false);
    const late = sealed.append([to('officer-3', 'none', event())], { claimedAt: CLAIM + 9 });
    expect(await failure(late)).toBe('LogSealed');
  });
}
