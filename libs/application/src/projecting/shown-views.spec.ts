import { ViewsError } from '@elshi/read-models';
import { caughtUp, given, own, query, reached, until, readingOf } from '../testing/given-runner.js';
import { StartedProjector } from './started-projector.js';

const old = { kind: 'stand-in', name: 'old', edition: 'before', position: 5, known: 50 } as const;

describe('views of another edition', () => {
  it('answer where they are while those of this edition are made, and no longer', async () => {
    const { runner, progress, closed, say, rows } = given();
    say(old, own, reached);

    expect(await rows()).toEqual([{ stream: 'old' }]);
    expect(progress.current()).toEqual({ position: 5n, known: 50 });
    expect(progress.reachedSoFar).toEqual({ position: 5n, known: 50 });
    expect(await progress.reached(6n, 60_000)).toBe(false);
    expect(runner.status()).toEqual({
      caughtUp: false,
      rebuilding: { done: 7, total: 9 },
      standIn: { edition: 'before', position: '5' },
    });
    expect(runner.read).toEqual({ name: 'old', edition: 'before' });
    expect(runner.serving).toBeUndefined();

    say(caughtUp);
    expect(await rows()).toEqual([{ stream: 'own' }]);
    expect(progress.current()).toEqual({ position: 7n, known: 70 });
    expect(runner.status()).toEqual({ caughtUp: true });
    expect(closed).toEqual(['old']);
  });

  it('go on answering when the thread that makes the others dies', async () => {
    const { progress, listeners, tasks, say, rows } = given();
    say(old, own, reached);
    listeners[0]!.ended(new Error('out of memory'));
    await until(() => listeners.length === 2);
    say(old, own, reached);

    expect(await rows()).toEqual([{ stream: 'old' }]);
    expect(progress.current()).toEqual({ position: 5n, known: 50 });
    expect(tasks).toEqual([{ kind: 'keep' }, { kind: 'keep' }]);
  });

  it('are let go when they turn out to be damaged', async () => {
    const torn = readingOf(() => Promise.reject(new ViewsError('Damaged', 'Torn.')));
    const fine = readingOf(() => Promise.resolve([{ stream: 'own' }]));
    const { runner, progress, asked, say, rows } = given((name) => (name === 'old' ? torn : fine));
    say(old, own, reached);

    await expect(rows()).rejects.toThrow('Torn.');
    expect(progress.current()).toBeUndefined();
    expect(asked).toEqual([]);
    say(caughtUp);
    expect(await rows()).toEqual([{ stream: 'own' }]);
    expect(runner.status()).toEqual({ caughtUp: true });
  });

  it('are done without when they cannot be opened', () => {
    const { runner, faults, say } = given(() => {
      throw new ViewsError('Unavailable', 'It may not be read.');
    });
    say(old, own);

    expect(runner.status()).toEqual({ caughtUp: false, rebuilding: { done: 0, total: 0 } });
    expect(faults).toEqual([]);
  });
});

describe('views that take the place of others', () => {
  const task = { kind: 'rebuild', beside: 'own', fresh: false } as const;
  const took = { kind: 'took-over', name: 'next', position: 8, known: 80 } as const;
  const nobody = { replied: () => undefined, ended: () => undefined };

  it('are read from there on, and kept by whoever made them', async () => {
    const { runner, progress, start, asked, closed, listeners, say, rows } = given();
    say(own, reached, caughtUp);
    const successor = new StartedProjector(start, task, nobody);
    const held = runner.hold();
    listeners[0]!.replied({ kind: 'held', position: 7 });
    expect(await held).toBe(7);

    const leaving = runner.adopt(successor, took);
    expect(await rows()).toEqual([{ stream: 'next' }]);
    expect(progress.current()).toEqual({ position: 8n, known: 80 });
    expect(closed).toEqual(['own']);
    expect(asked).toEqual([
      { kind: 'hold' },
      { kind: 'close', replaced: true },
      // What the log has grown by meanwhile was told to the one before.
      { kind: 'moved' },
    ]);
    listeners[0]!.ended();
    await leaving;
    expect(runner.deaths).toBe(0);
    listeners[1]!.replied({ kind: 'progress', position: 9, known: 90, total: 9 });
    expect(progress.current()).toEqual({ position: 9n, known: 90 });
  });

  it('leave everything as it was when they cannot be read', async () => {
    const fine = readingOf(() => Promise.resolve([{ stream: 'own' }]));
    const { runner, start, asked, say, rows } = given((name) => {
      if (name === 'own') return fine;
      throw new ViewsError('Unavailable', 'It may not be read.');
    });
    say(own, reached, caughtUp);
    void runner.hold();

    expect(() => runner.adopt(new StartedProjector(start, task, nobody), took)).toThrow('may not be read');
    runner.goOn();
    expect(await rows()).toEqual([{ stream: 'own' }]);
    expect(runner.serving).toBe('own');
    expect(asked).toEqual([{ kind: 'hold' }, { kind: 'go-on' }]);
  });

  it('let whoever has begun to read those before read them to the end', async () => {
    const { runner, start, closed, say, rows } = given();
    say(own, reached, caughtUp);
    const reading = runner.pin();
    void runner.adopt(new StartedProjector(start, task, nobody), took);

    expect(await reading.rows(query)).toEqual([{ stream: 'own' }]);
    expect(await rows()).toEqual([{ stream: 'next' }]);
    expect(closed).toEqual([]);
    reading.release();
    reading.release();
    expect(closed).toEqual(['own']);
  });

  it('wait for a projector that died while it was to stand still', async () => {
    const { runner, asked, listeners, say } = given();
    say(own, reached, caughtUp);
    const held = runner.hold();
    listeners[0]!.ended(new Error('out of memory'));
    await until(() => listeners.length === 2);
    say(own, { kind: 'held', position: 7 });

    expect(await held).toBe(7);
    expect(asked).toEqual([{ kind: 'hold' }, { kind: 'hold' }]);
  });
});
