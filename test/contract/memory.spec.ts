import { MemoryEventStore } from '@elshi/event-store';
import { event, log, to } from './given.js';
import { eventStoreContract } from './event-store-contract.js';

eventStoreContract('memory', async () => {
  const store = new MemoryEventStore();
  return { store, dispose: () => store.close() };
});

describe('the log in memory', () => {
  it('keeps known time growing when the clock runs backwards', async () => {
    const times = [500, 400, 400, 900];
    const store = new MemoryEventStore({ clock: () => times.shift() ?? 0 });

    for (const stream of ['officer-1', 'officer-2', 'officer-3', 'officer-4']) {
      await store.append([to(stream, 'none', event())]);
    }

    expect((await log(store)).map(({ known }) => known)).toEqual([500, 501, 502, 900]);
  });
});
