import { event, events, failure, log, to, type OpenedStore } from '../given.js';

/** A lost answer is settled by asking again. */
export function idempotenceCases(given: () => OpenedStore): void {
  it('answers as it did the first time, and writes nothing', async () => {
    const { store } = given();
    const append = [to('officer-1', 'none', ...events(3))];
    const first = await store.append(append);

    const again = await store.append(append);

    expect(again).toEqual({ ...first, outcome: 'replayed' });
    expect(await log(store)).toHaveLength(3);
  });

  it('answers so also after the stream has moved on', async () => {
    const { store } = given();
    const append = [to('officer-1', 'none', event())];
    const first = await store.append(append);
    await store.append([to('officer-1', 0, event())]);

    expect(await store.append(append)).toEqual({ ...first, outcome: 'replayed' });
  });

  it('writes once when both tries are under way together', async () => {
    const { store } = given();
    const append = [to('officer-1', 'none', event())];

    const both = await Promise.all([store.append(append), store.append(append)]);

    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['created', 'replayed']);
    expect(new Set(both.map(({ known }) => known)).size).toBe(1);
  });

  it('holds for several streams', async () => {
    const { store } = given();
    const append = [to('officer-1', 'none', event()), to('office-1', 'none', event())];
    const first = await store.append(append);

    expect(await store.append(append)).toEqual({ ...first, outcome: 'replayed' });
  });

  it('ignores the case of an id', async () => {
    const { store } = given();
    const id = '018F3C2A-7B1D-7000-8000-00000000ABCD';
    await store.append([to('officer-1', 'none', event({}, id))]);

    const { outcome } = await store.append([to('officer-1', 'none', event({}, id.toLowerCase()))]);

    expect(outcome).toBe('replayed');
    expect((await log(store))[0]?.eventId).toBe(id.toLowerCase());
  });

  describe('is another append, and a conflict,', () => {
    const [first, second] = [event(), event()];

    it.each([
      ['when it expects another revision', [to('officer-1', 1, first, second)]],
      ['when it holds only the beginning', [to('officer-1', 'none', first)]],
      ['when it holds only the end', [to('officer-1', 0, second)]],
      ['when it holds one event more', [to('officer-1', 'none', first, second, event())]],
      ['when the events are in another order', [to('officer-1', 'none', second, first)]],
      ['when it is for another stream', [to('officer-2', 'none', first, second)]],
      ['when a new event goes before', [to('officer-1', 1, event(), first)]],
    ])('%s', async (_title, append) => {
      const { store } = given();
      await store.append([to('officer-1', 'none', first, second)]);

      expect(await failure(store.append(append))).toBe('WrongExpectedRevision');
      expect(await log(store)).toHaveLength(2);
    });
  });

  it('is a conflict when it joins two appends into one', async () => {
    const { store } = given();
    const [first, second] = [event(), event()];
    await store.append([to('officer-1', 'none', first)]);
    await store.append([to('officer-1', 0, second)]);

    expect(await failure(store.append([to('officer-1', 'none', first, second)]))).toBe(
      'WrongExpectedRevision',
    );
  });
}
