import { ViewsError } from '@elshi/read-models';
import { caughtUp, given, own, reached, until } from '../testing/given-runner.js';
import { StartedProjector } from './started-projector.js';

describe('the runner of the views', () => {
  it('reads nothing until they have been brought up to the log', async () => {
    const { runner, progress, say, rows } = given();
    await expect(rows()).rejects.toMatchObject({ code: 'StoreUnavailable' });
    say(own, reached);

    expect(progress.current()).toBeUndefined();
    expect(runner.status()).toEqual({ caughtUp: false, rebuilding: { done: 7, total: 9 } });
    say(caughtUp);
    expect(progress.current()).toEqual({ position: 7n, known: 70 });
    expect(runner.status()).toEqual({ caughtUp: true });
    expect(await rows()).toEqual([{ stream: 'own' }]);
  });

  it('lets go of views that are made anew, and reads the new ones', async () => {
    const { progress, closed, say, rows } = given();
    say(own, caughtUp, { kind: 'opened', name: 'anew' });

    expect(closed).toEqual(['own']);
    expect(progress.current()).toBeUndefined();
    say(caughtUp);
    expect(await rows()).toEqual([{ stream: 'anew' }]);
  });

  it('goes on reading views that were only opened again', async () => {
    const { progress, closed, say, rows } = given();
    say(own, reached, caughtUp, own);

    expect(closed).toEqual([]);
    expect(progress.current()).toEqual({ position: 7n, known: 70 });
    expect(await rows()).toEqual([{ stream: 'own' }]);
  });

  it('tells the projector once of what grew at once', async () => {
    const { runner, asked } = given();
    runner.moved();
    runner.moved();
    await Promise.resolve();
    runner.moved();
    await Promise.resolve();

    expect(asked).toEqual([{ kind: 'moved' }, { kind: 'moved' }]);
  });

  it('forgets a fault that has passed', () => {
    const { runner, faults, say } = given();
    say({ kind: 'fault', sentence: 'The disk is full.', lasting: false });
    expect(runner.status().fault).toBe('The disk is full.');
    say(own, caughtUp);

    expect(runner.status()).toEqual({ caughtUp: true });
    expect(faults).toEqual(['The disk is full.']);
  });

  it('goes on reading what there is when the projector goes no further', async () => {
    const { runner, progress, say, rows } = given();
    say(own, reached, caughtUp, { kind: 'fault', sentence: 'The event at position 8 …', lasting: true });

    expect(await progress.reached(8n, 60_000)).toBe(false);
    expect(await rows()).toEqual([{ stream: 'own' }]);
    expect(runner.status()).toMatchObject({ fault: 'The event at position 8 …' });
  });

  it('starts the thread of a projector again that has died, waits longer each time, and reads on meanwhile', async () => {
    const { runner, progress, faults, tasks, listeners, say, rows } = given();
    say(own, reached, caughtUp);
    listeners[0]!.ended(new Error('out of memory'));
    expect(runner.status().fault).toBe(faults[0]);
    expect(await progress.reached(8n, 60_000)).toBe(false);
    expect(await rows()).toEqual([{ stream: 'own' }]);
    await until(() => listeners.length === 2);
    listeners[1]!.ended();
    await until(() => listeners.length === 3);
    say(own);
    expect(await rows()).toEqual([{ stream: 'own' }]);
    expect(progress.current()).toEqual({ position: 7n, known: 70 });
    say(caughtUp);

    expect(runner.status()).toEqual({ caughtUp: true });
    expect(runner.deaths).toBe(2);
    expect(faults).toEqual([
      'The thread that keeps the lists has died: out of memory. It is started again in 0 s.',
      'The thread that keeps the lists has died: it ended without a word. It is started again in 0.001 s.',
    ]);
    expect(tasks).toEqual([{ kind: 'keep' }, { kind: 'keep', name: 'own' }, { kind: 'keep', name: 'own' }]);
  });

  it('passes on each sign of work, also of a projector that took the place of another', () => {
    const { runner, start, listeners, say, signs } = given();
    say(own, { kind: 'reading' }, reached, caughtUp);
    expect(signs()).toBe(4);

    const listener = { replied: () => undefined, ended: () => undefined };
    const other = new StartedProjector(start, { kind: 'rebuild', beside: 'own', fresh: false }, listener);
    say({ kind: 'reading' });
    expect(signs()).toBe(4);
    void runner.adopt(other, { kind: 'took-over', name: 'anew', position: 7, known: 70 });
    say({ kind: 'reading' }, reached);
    listeners[0]!.replied({ kind: 'reading' });

    expect(signs()).toBe(6);
  });

  it('starts a projector again over the views that took the place of others', async () => {
    const { runner, start, tasks, listeners, say } = given();
    say(own, reached, caughtUp);
    const listener = { replied: () => undefined, ended: () => undefined };
    const other = new StartedProjector(start, { kind: 'roll-back', to: 'anew' }, listener);
    void runner.adopt(other, { kind: 'took-over', name: 'anew', position: 7, known: 70 });
    listeners[1]!.ended(new Error('out of memory'));
    await until(() => tasks.length === 3);

    expect(tasks.at(-1)).toEqual({ kind: 'keep', name: 'anew' });
  });

  it('is closed also while a projector that died has not been started again', async () => {
    const { runner, listeners } = given();
    listeners[0]!.ended(new Error('out of memory'));
    await runner.close();
    await new Promise((resolve) => setTimeout(resolve, 5));

    expect(listeners).toHaveLength(1);
  });

  it('says so when the views that were made cannot be read', () => {
    const { runner, progress, faults, say } = given(() => {
      throw new ViewsError('Unavailable', 'It may not be read.');
    });
    say(own, caughtUp);

    expect(faults).toEqual(['It may not be read.']);
    expect(runner.status()).toMatchObject({ caughtUp: false, fault: 'It may not be read.' });
    expect(progress.current()).toBeUndefined();
  });

  it('has views made anew that turn out to be broken when they are read', async () => {
    const torn = () => Promise.reject(new ViewsError('Damaged', 'Torn.'));
    const broken = { rows: torn, counts: torn, parked: torn, parkedCounts: torn, close: () => undefined };
    const { progress, asked, say, rows } = given(() => broken);
    say(own, caughtUp);

    await expect(rows()).rejects.toThrow('The lists cannot be read: Torn.');
    expect(asked).toEqual([{ kind: 'broken' }]);
    expect(progress.current()).toBeUndefined();
  });

  it('waits for the projector to let go when it is closed, and keeps quiet about the end', async () => {
    const { runner, asked, faults, closed, listeners, say } = given();
    say(own, caughtUp);
    const closing = Promise.all([runner.close(), runner.close()]);
    expect(closed).toEqual([]);
    say({ kind: 'closed' });
    listeners[0]!.ended();
    await closing;
    runner.moved();
    await Promise.resolve();

    expect(asked).toEqual([{ kind: 'close', replaced: false }]);
    expect(closed).toEqual(['own']);
    expect(faults).toEqual([]);
  });
});
