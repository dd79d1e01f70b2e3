import { setTimeout as sleep } from 'node:timers/promises';
import { KeyedQueue } from './keyed-queue.js';

describe('a queue by keys', () => {
  let queue: KeyedQueue;
  let done: string[];

  beforeEach(() => {
    queue = new KeyedQueue();
    done = [];
  });

  const task =
    (name: string, milliseconds = 10) =>
    async (): Promise<string> => {
      done.push(`${name} begins`);
      await sleep(milliseconds);
      done.push(`${name} ends`);
      return name;
    };

  it('lets those on one key go one after the other, in the order they came', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => queue.run({ alone: ['key'] }, task(name))));

    expect(done).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('lets those on different keys go at the same time', async () => {
    await Promise.all(['a', 'b'].map((name) => queue.run({ alone: [name] }, task(name))));

    expect(done.slice(0, 2)).toEqual(['a begins', 'b begins']);
  });

  it('keeps one with several keys waiting for all of them', async () => {
    const both = [queue.run({ alone: ['x'] }, task('a', 5)), queue.run({ alone: ['y'] }, task('b', 20))];

    await Promise.all([...both, queue.run({ alone: ['x', 'y'] }, task('c'))]);

    expect(done.indexOf('c begins')).toBeGreaterThan(done.indexOf('b ends'));
  });

  it('lets those who share a key go together, and one who wants it alone neither before nor after', async () => {
    await Promise.all([
      queue.run({ alone: [], shared: ['key'] }, task('a')),
      queue.run({ alone: [], shared: ['key'] }, task('b', 20)),
      queue.run({ alone: ['key'] }, task('alone')),
      queue.run({ alone: [], shared: ['key'] }, task('c')),
    ]);

    expect(done.slice(0, 2)).toEqual(['a begins', 'b begins']);
    expect(done.slice(-4)).toEqual(['alone begins', 'alone ends', 'c begins', 'c ends']);
  });

  it('goes on after one that failed, and says when all is done', async () => {
    const failing = queue.run({ alone: ['key'] }, () => Promise.reject(new Error('no')));
    const next = queue.run({ alone: ['key'] }, task('a'));

    await expect(failing).rejects.toThrow('no');
    await queue.settled();

    expect(done).toEqual(['a begins', 'a ends']);
    expect(await next).toBe('a');
  });
});
