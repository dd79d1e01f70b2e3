import type { EventStore } from '@elshi/event-store';
import { ViewsLag } from './views-lag.js';

/** A log of events that stand at every tenth position, and how many of them were looked at to count them. */
class Sparse {
  looked = 0;

  async countBetween(after: bigint, upTo: bigint): Promise<number> {
    const events = Math.max(0, Number(upTo / 10n - after / 10n));
    this.looked += events;
    return events;
  }
}

describe('how far the views are behind the log', () => {
  let now: number;
  let reached: bigint;

  beforeEach(() => {
    now = 0;
    reached = 0n;
  });

  const over = (log: Pick<EventStore, 'countBetween'>): ViewsLag =>
    new ViewsLag(
      log,
      () => ({ position: reached, known: 0 }),
      () => now,
    );

  it('is told in events, though positions are none', async () => {
    const lag = over(new Sparse());
    expect(await lag.events(0n)).toBe(0);
    expect(await lag.events(500n)).toBe(50);

    reached = 300n;
    expect(await lag.events(500n)).toBe(20);
    expect(await lag.events(700n)).toBe(40);
    reached = 700n;
    expect(await lag.events(700n)).toBe(0);
  });

  it('counts no event again and again while much waits', async () => {
    const log = new Sparse();
    const lag = over(log);
    for (let end = 0n; end < 100_000n; end += 1000n) {
      reached = (end / 2n / 10n) * 10n;
      expect(await lag.events(end)).toBe(Number((end - reached) / 10n));
    }
    expect(log.looked).toBeLessThanOrEqual(2 * 10_000);
  });

  it('counts anew when the views begin anew, or have gone beyond what was counted', async () => {
    const lag = over(new Sparse());
    reached = 100n;
    expect(await lag.events(200n)).toBe(10);
    reached = 0n;
    expect(await lag.events(200n)).toBe(20);
    reached = 500n;
    expect(await lag.events(600n)).toBe(10);
  });

  it('gives the same answer to all who ask at once', async () => {
    const lag = over(new Sparse());
    reached = 100n;
    await lag.events(500n);
    reached = 200n;

    expect(await Promise.all([lag.events(600n), lag.events(600n), lag.events(600n)])).toEqual([40, 40, 40]);
    expect(await lag.events(600n)).toBe(40);
  });

  it('is told in seconds since it came here, whatever the time of its recording', async () => {
    const lag = over(new Sparse());
    lag.grows(10n);
    now = 4000;
    expect([lag.seconds, lag.still]).toEqual([4, 4]);

    lag.stirs();
    expect([lag.seconds, lag.still]).toEqual([4, 0]);
    reached = 10n;
    expect([lag.seconds, lag.still]).toEqual([0, 0]);
  });
});
