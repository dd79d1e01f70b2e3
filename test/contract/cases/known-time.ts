import { instantToMicros, type StoredEvent } from '@elshi/event-store';
import { event, events, log, to, type OpenedStore } from '../given.js';

/** Known time: equal within an append, growing between appends. */
export function knownTimeCases(given: () => OpenedStore): void {
  it('grows with every append, however fast they come', async () => {
    const { store } = given();

    await Promise.all(
      Array.from({ length: 40 }, (_none, at) => store.append([to(`officer-${at}`, 'none', event())])),
    );

    const times = (await log(store)).map(({ known }) => known);
    expect(times.every((known, at) => at === 0 || known > (times[at - 1] ?? Infinity))).toBe(true);
  });

  it('is one for all events of an append, and the one in the answer', async () => {
    const { store } = given();

    const { known } = await store.append([to('officer-1', 'none', ...events(3))]);

    expect((await log(store)).map((stored) => stored.known)).toEqual([known, known, known]);
    expect(await store.head()).toMatchObject({ known });
  });

  it('stands in the metadata as the time of recording', async () => {
    const { store } = given();

    const { known } = await store.append([to('officer-1', 'none', event())]);

    const [stored] = await log(store);
    expect(stored?.metadata).toEqual({ recordedBy: 'clerk', recordedAt: expect.any(String) as string });
    expect(recordedAt(stored)).toBe(known);
  });

  it('is the log’s to say, not the caller’s', async () => {
    const { store } = given();
    const backdated = { ...event(), metadata: { recordedAt: '1999-12-31T00:00:00.000000Z' } };

    const { known } = await store.append([to('officer-1', 'none', backdated)]);

    expect(recordedAt((await log(store))[0])).toBe(known);
  });

  it('leads to the position, the microsecond before, at and after', async () => {
    const { store } = given();
    const first = await store.append([to('officer-1', 'none', ...events(2))]);
    const second = await store.append([to('officer-2', 'none', ...events(2))]);
    const place = ({ position, known }: typeof first): object => ({ position, known });

    expect(await store.positionAt(first.known - 1)).toEqual({ position: 0n, known: 0 });
    expect(await store.positionAt(first.known)).toEqual(place(first));
    expect(await store.positionAt(second.known - 1)).toEqual(place(first));
    expect(await store.positionAt(second.known)).toEqual(place(second));
    expect(await store.positionAt(second.known + 1)).toEqual(place(second));
  });

  it('is not before the instant that the caller names, and grows from there', async () => {
    const { store } = given();
    const later = Date.now() * 1000 + 1_000_000;

    const { known } = await store.append([to('officer-1', 'none', event())], { notBefore: later });
    const next = await store.append([to('officer-1', 0, event())], { notBefore: 1 });

    expect(known).toBe(later);
    expect(next.known).toBeGreaterThan(later);
    expect((await log(store)).map((stored) => stored.known)).toEqual([known, next.known]);
  });

  it('leads nowhere in an empty log', async () => {
    expect(await given().store.positionAt(Date.now() * 1000)).toEqual({ position: 0n, known: 0 });
  });
}

function recordedAt(stored: StoredEvent | undefined): number | undefined {
  const text = stored?.metadata['recordedAt'];
  return typeof text === 'string' ? instantToMicros(text) : undefined;
}
