import { caughtUp, given, own } from '../testing/given-runner.js';

describe('the runner of the views', () => {
  describe('asked for a retry', () => {
    const tried = [{ projection: 'audit', stream: 'officer-w1', events: 3 }];
    const served = () => {
      const views = given();
      views.say(own, caughtUp);
      return views;
    };

    it('passes it on, and answers each with what is said to its number', async () => {
      const { runner, asked, say } = served();
      const first = runner.retry({ projection: 'audit' });
      const second = runner.retry({});
      say({ kind: 'retried', number: 2, tried: [] });
      say({ kind: 'retried', number: 1, tried });
      say({ kind: 'retried', number: 1, tried: [] });

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
      const { runner, asked, listeners, say } = served();
      const waiting = runner.retry({});
      say({ kind: 'fault', sentence: 'The disk is full.', lasting: false });
      await expect(waiting).rejects.toThrow('The disk is full.');
      await expect(runner.retry({})).rejects.toThrow('The disk is full.');

      say({ kind: 'caught-up' });
      const cutOff = runner.retry({});
      listeners.at(-1)!.ended(new Error('out of memory'));
      await expect(cutOff).rejects.toThrow('out of memory');
      await expect(runner.retry({})).rejects.toThrow('out of memory');
      expect(asked).toHaveLength(2);
    });

    it('keeps nobody waiting when it is closed', async () => {
      const { runner, listeners } = served();
      const waiting = runner.retry({});
      const closing = runner.close();
      await expect(waiting).rejects.toThrow('The service is stopping.');
      await expect(runner.retry({})).rejects.toMatchObject({ code: 'StoreUnavailable' });
      listeners.at(-1)!.ended();
      await closing;
    });
  });
});
