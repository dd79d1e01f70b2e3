import { MemoryEventStore, type StoredEvent } from '@elshi/event-store';
import { career, growingClock, Service } from '../testing/service.js';
import { readAloud } from './read-aloud.js';

describe('a log that is read aloud', () => {
  let now: number;
  let said: number;
  let log: MemoryEventStore;

  beforeEach(async () => {
    now = 0;
    said = 0;
    log = new MemoryEventStore({ clock: growingClock() });
    const service = Service.over(log);
    await service.record('w1', ...career('2020-03-15'));
  });

  async function all(events: AsyncIterable<StoredEvent>, takes: number): Promise<readonly StoredEvent[]> {
    const read: StoredEvent[] = [];
    for await (const event of events) {
      now += takes;
      read.push(event);
    }
    return read;
  }

  const aloud = () =>
    readAloud(
      log,
      () => (said += 1),
      () => now,
    );

  it('holds what the log holds', async () => {
    const read = aloud();

    expect(await all(read.readAll({ after: 0n }), 0)).toEqual(await all(log.readAll({ after: 0n }), 0));
    expect(await all(read.readStream('officer-w1', 1), 0)).toHaveLength(3);
    expect(await read.head()).toEqual(await log.head());
    expect(await read.readPositions([2n])).toEqual(await log.readPositions([2n]));
  });

  it('says that it is read, every second while it is', async () => {
    const read = aloud();
    expect(said).toBe(0);
    await all(read.readAll({ after: 0n }), 400);
    expect(said).toBe(2);

    await all(read.readStream('officer-w1'), 5000);
    expect(said).toBe(5);
  });
});
