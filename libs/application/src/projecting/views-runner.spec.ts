import { ViewsError, type ViewsReader } from '@elshi/read-models';
import { KeptProgress } from '../progress.js';
import type { ProjectorRequest } from './messages.js';
import type { ProjectorListener } from './projector-channel.js';
import { ViewsRunner } from './views-runner.js';

const query = { table: 'officers', where: [], order: [], limit: 1 };

/** A runner whose projector is the test. */
function given(openReader?: () => ViewsReader) {
  const asked: ProjectorRequest[] = [];
  const faults: string[] = [];
  const closed: string[] = [];
  const progress = new KeptProgress();
  let listener!: ProjectorListener;
  let opened = 0;
  const reader = (): ViewsReader => {
    const name = `reader ${(opened += 1)}`;
    return {
      rows: () => Promise.resolve([{ stream: name }]),
      parked: () => Promise.resolve({ items: [], total: 0 }),
      parkedCounts: () => Promise.resolve(new Map([['audit', 2]])),
      close: () => closed.push(name),
    };
  };
  const runner = new ViewsRunner(
    (listening) => {
      listener = listening;
      return { post: (request) => asked.push(request) };
    },
    openReader ?? reader,
    progress,
    (sentence) => faults.push(sentence),
  );
  return { runner, progress, asked, faults, closed, listener };
}

const reached = { kind: 'progress', position: 7, known: 70, total: 9 } as const;

describe('the runner of the views', () => {
  it('reads nothing until they have been brought up to the log', async () => {
    const { runner, progress, listener } = given();
    await expect(runner.rows(query)).rejects.toMatchObject({ code: 'StoreUnavailable' });
    listener.replied({ kind: 'opened' });
    listener.replied(reached);

    expect(progress.current()).toBeUndefined();
    expect(runner.status()).toEqual({ caughtUp: false, rebuilding: { done: 7, total: 9 } });
    listener.replied({ kind: 'caught-up' });
    expect(progress.current()).toEqual({ position: 7n, known: 70 });
    expect(runner.status()).toEqual({ caughtUp: true });
    expect(await runner.rows(query)).toEqual([{ stream: 'reader 1' }]);
  });

  it('lets go of views that are made anew, and reads the new ones', async () => {
    const { runner, progress, closed, listener } = given();
    listener.replied({ kind: 'opened' });
    listener.replied({ kind: 'caught-up' });
    listener.replied({ kind: 'opened' });

    expect(closed).toEqual(['reader 1']);
    expect(progress.current()).toBeUndefined();
    listener.replied({ kind: 'caught-up' });
    expect(await runner.rows(query)).toEqual([{ stream: 'reader 2' }]);
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
    const { runner, faults, listener } = given();
    listener.replied({ kind: 'fault', sentence: 'The disk is full.', lasting: false });
    expect(runner.status().fault).toBe('The disk is full.');
    listener.replied({ kind: 'opened' });
    listener.replied({ kind: 'caught-up' });

    expect(runner.status()).toEqual({ caughtUp: true });
    expect(faults).toEqual(['The disk is full.']);
  });

  it('goes on reading what there is when the projector goes no further', async () => {
    const { runner, progress, listener } = given();
    listener.replied({ kind: 'opened' });
    listener.replied(reached);
    listener.replied({ kind: 'caught-up' });
    listener.replied({ kind: 'fault', sentence: 'The event at position 8 …', lasting: true });

    expect(await progress.reached(8n, 60_000)).toBe(false);
    expect(await runner.rows(query)).toEqual([{ stream: 'reader 1' }]);
    expect(runner.status()).toMatchObject({ fault: 'The event at position 8 …' });
  });

  it('says so when the thread of the projector dies, and is closed all the same', async () => {
    const { runner, faults, listener } = given();
    listener.replied({ kind: 'opened' });
    listener.replied({ kind: 'caught-up' });
    listener.ended(new Error('out of memory'));

    expect(faults).toEqual(['The thread that keeps the lists has died: out of memory.']);
    expect(runner.status().fault).toBe(faults[0]);
    await runner.close();
  });

  it('says so when the views that were made cannot be read', () => {
    const { runner, progress, faults, listener } = given(() => {
      throw new ViewsError('Unavailable', 'It may not be read.');
    });
    listener.replied({ kind: 'opened' });
    listener.replied({ kind: 'caught-up' });

    expect(faults).toEqual(['It may not be read.']);
    expect(runner.status()).toMatchObject({ caughtUp: false, fault: 'It may not be read.' });
    expect(progress.current()).toBeUndefined();
  });

  it('has views made anew that turn out to be broken when they are read', async () => {
    const torn = () => Promise.reject(new ViewsError('Damaged', 'Torn.'));
    const broken = { rows: torn, parked: torn, parkedCounts: torn, close: () => undefined };
    const { runner, progress, asked, listener } = given(() => broken);
    listener.replied({ kind: 'opened' });
    listener.replied({ kind: 'caught-up' });

    await expect(runner.rows(query)).rejects.toThrow('The lists cannot be read: Torn.');
    expect(asked).toEqual([{ kind: 'broken' }]);
    expect(progress.current()).toBeUndefined();
  });

  describe('asked for a retry', () => {
    const tried = [{ projection: 'audit', stream: 'officer-w1', events: 3 }];
    const served = () => {
      const views = given();
      views.listener.replied({ kind: 'opened' });
      views.listener.replied({ kind: 'caught-up' });
      return views;
    };

    it('passes it on, and answers each with what is said to its number', async () => {
      const { runner, asked, listener } = served();
      const first = runner.retry({ projection: 'audit' });
      const second = runner.retry({});
      listener.replied({ kind: 'retried', number: 2, tried: [] });
      listener.replied({ kind: 'retried', number: 1, tried });
      listener.replied({ kind: 'retried', number: 1, tried: [] });

      expect(asked).toEqual([
        { kind: 'retry', number: 1, selection: { projection: 'audit' } },
        { kind: 'retry', number: 2, selection: {} },
      ]);
      expect(await first).toEqual(tried);
      expect(await second).toEqual([]);
    });

    it('says why it cannot be done, before and after it was passed on', async () => {
      const unavailable = { code: 'StoreUnavailable' };
      await expect(given().runner.retry({})).rejects.toMatchObject(unavailable);
      const { runner, asked, listener } = served();
      const waiting = runner.retry({});
      listener.replied({ kind: 'fault', sentence: 'The disk is full.', lasting: false });
      await expect(waiting).rejects.toThrow('The disk is full.');
      await expect(runner.retry({})).rejects.toThrow('The disk is full.');

      listener.replied({ kind: 'caught-up' });
      const cutOff = runner.retry({});
      listener.ended(new Error('out of memory'));
      await expect(cutOff).rejects.toThrow('out of memory');
      await expect(runner.retry({})).rejects.toThrow('out of memory');
      expect(asked).toHaveLength(2);
    });

    it('keeps nobody waiting when it is closed', async () => {
      const { runner, listener } = served();
      const waiting = runner.retry({});
      const closing = runner.close();
      await expect(waiting).rejects.toThrow('The service is stopping.');
      await expect(runner.retry({})).rejects.toMatchObject({ code: 'StoreUnavailable' });
      listener.ended();
      await closing;
    });
  });

  it('waits for the projector to let go when it is closed, and keeps quiet about the end', async () => {
    const { runner, asked, faults, closed, listener } = given();
    listener.replied({ kind: 'opened' });
    listener.replied({ kind: 'caught-up' });
    const closing = Promise.all([runner.close(), runner.close()]);
    expect(closed).toEqual([]);
    listener.replied({ kind: 'closed' });
    listener.ended();
    await closing;
    runner.moved();
    await Promise.resolve();

    expect(asked).toEqual([{ kind: 'close' }]);
    expect(closed).toEqual(['reader 1']);
    expect(faults).toEqual([]);
  });
});
