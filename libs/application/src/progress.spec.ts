import { KeptProgress } from './progress.js';

const at = (position: bigint) => ({ position, known: Number(position) * 100 });

describe('the progress of the views', () => {
  it('is nothing that can be read until they serve', () => {
    const progress = new KeptProgress();
    progress.advance(at(3n));

    expect(progress.current()).toBeUndefined();
    expect(progress.reachedSoFar).toEqual(at(3n));
    progress.serve();
    expect(progress.current()).toEqual(at(3n));
    progress.pause();
    expect(progress.current()).toBeUndefined();
  });

  it('never goes back while it can be read', () => {
    const progress = new KeptProgress();
    progress.advance(at(3n));
    progress.advance(at(1n));
    expect(progress.reachedSoFar).toEqual(at(1n));
    progress.serve();
    progress.advance(at(3n));
    progress.advance(at(2n));
    expect(progress.current()).toEqual(at(3n));
    progress.stop();
    progress.advance(at(2n));
    expect(progress.current()).toEqual(at(3n));
  });

  it('wakes each who waits when it gets there, and no sooner', async () => {
    const progress = new KeptProgress();
    progress.serve();
    const reached: bigint[] = [];
    const waiting = [2n, 1n, 3n].map(async (position) => {
      if (await progress.reached(position, 1000)) reached.push(position);
    });
    progress.advance(at(2n));
    await Promise.all(waiting.slice(0, 2));
    expect(reached.toSorted()).toEqual([1n, 2n]);
    progress.advance(at(3n));
    await Promise.all(waiting);
    expect(reached).toContain(3n);
  });

  it('keeps nobody waiting for longer than he will', async () => {
    const progress = new KeptProgress();
    expect(await progress.reached(0n, 5)).toBe(false);
    progress.serve();
    expect(await progress.reached(0n, 5)).toBe(true);
    expect(await progress.reached(1n, 5)).toBe(false);
  });

  it('keeps nobody waiting once it has stopped', async () => {
    const progress = new KeptProgress();
    progress.serve();
    progress.advance(at(1n));
    const waiting = progress.reached(2n, 60_000);
    progress.stop();

    expect(await waiting).toBe(false);
    expect(await progress.reached(2n, 60_000)).toBe(false);
    expect(await progress.reached(1n, 60_000)).toBe(true);
    expect(progress.current()).toEqual(at(1n));
  });
});
