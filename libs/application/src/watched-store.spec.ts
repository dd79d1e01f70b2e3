import type { EventToAppend, StreamAppend } from '@elshi/event-store';
import { FaultyStore } from './testing/faulty-store.js';
import { WatchedStore } from './watched-store.js';

const event: EventToAppend = {
  eventId: '00000000-0000-7000-8000-000000000001',
  type: 'NoteTaken',
  data: {},
  metadata: {},
};
const append: StreamAppend = { stream: 'officer-w1', expectedRevision: 'none', events: [event] };

describe('a watched log', () => {
  it('says that it has grown after each append that was written, and after no other', async () => {
    const log = new FaultyStore();
    const grown: bigint[] = [];
    const watched = new WatchedStore(log, (end) => grown.push(end));
    log.fates.push('lost');

    await expect(watched.append([append])).rejects.toMatchObject({ code: 'Timeout' });
    expect(grown).toEqual([]);
    await watched.append([append]);
    expect(grown).toEqual([1n]);
    expect((await watched.head()).position).toBe(1n);
  });

  it('tells what became of each append, and how long that took', async () => {
    const log = new FaultyStore();
    const watched = new WatchedStore(log, () => undefined);
    const told: string[] = [];
    watched.onAppend(({ outcome, seconds }) => told.push(`${outcome} ${seconds >= 0 && seconds < 30}`));
    log.fates.push('lost');

    await expect(watched.append([append])).rejects.toMatchObject({ code: 'Timeout' });
    await watched.append([append]);
    await watched.append([append]);
    expect(told).toEqual(['Timeout true', 'created true', 'replayed true']);
  });

  it('makes known after an instant what comes once an answer about it was given, though the clock is behind', async () => {
    const log = new FaultyStore();
    const watched = new WatchedStore(log, () => undefined);
    const answered = Date.UTC(2026, 0, 1, 12) * 1000;

    await watched.knownBy(answered);
    await watched.knownBy(answered - 5);
    const { known } = await watched.append([append]);

    expect(known).toBe(answered + 1);
  });

  it('is not read as long as nothing of it is known here', async () => {
    const mirror = Object.assign(new FaultyStore(), { filled: false });
    const watched = new WatchedStore(mirror, () => undefined);
    const nothing = 'The mirror of the log has never been filled.';

    await expect(watched.head()).rejects.toMatchObject({ code: 'StoreUnavailable', message: nothing });
    expect(() => watched.readAll({ after: 0n })).toThrow(nothing);
    expect(() => watched.readStream('officer-w1')).toThrow(nothing);
    mirror.filled = true;
    expect((await watched.head()).position).toBe(0n);
  });

  it('is settled when what was under way has been written, or has failed', async () => {
    const log = new FaultyStore();
    const watched = new WatchedStore(log, () => undefined);
    log.fates.push('held', 'unavailable');
    const held = watched.append([append]);
    const failed = watched.append([append]);
    let settled = false;
    const settling = watched.settled().then(() => (settled = true));

    await expect(failed).rejects.toMatchObject({ code: 'StoreUnavailable' });
    expect(settled).toBe(false);
    log.release();
    await held;
    await settling;
    await watched.settled();
  });
});
