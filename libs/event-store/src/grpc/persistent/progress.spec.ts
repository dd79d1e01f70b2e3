import { Progress } from './progress.js';

describe('the progress of a group', () => {
  it('ends before the first event that is not settled', () => {
    const progress = new Progress(undefined);
    [3, 5, 8].forEach((place) => progress.take(place));
    expect(progress.checkpoint()).toBeUndefined();

    progress.settle(5);
    expect(progress.checkpoint()).toBeUndefined();
    progress.settle(3);
    expect(progress.checkpoint()).toBe(5);
    progress.settle(8);
    expect(progress.checkpoint()).toBe(8);
  });

  it('counts what is settled once, and is saved when it has moved', () => {
    const progress = new Progress(2);
    [3, 4].forEach((place) => progress.take(place));
    [4, 4, 9].forEach((place) => progress.settle(place));

    expect(progress.unsaved).toBe(1);
    expect(progress.toSave()).toBeUndefined();
    progress.settle(3);
    expect([progress.toSave(), progress.toSave()]).toEqual([4, undefined]);
    expect([progress.saved, progress.unsaved]).toEqual([4, 0]);
  });
});
