import { until } from './interruption.js';

async function* numbers(): AsyncGenerator<number> {
  for (let number = 1; ; number += 1) yield number;
}

describe('what is taken until a signal', () => {
  it('ends with the signal', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const number of until(stop.signal, numbers())) {
      seen.push(number);
      if (number === 3) stop.abort();
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('ends also while nothing comes', async () => {
    const stop = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    setTimeout(() => stop.abort(), 5);

    expect(await until(stop.signal, silent).next()).toEqual({ done: true, value: undefined });
  });

  it('throws the reason where a part will not do', async () => {
    const stop = new AbortController();
    const all = until(stop.signal, numbers(), { whole: true });
    expect(await all.next()).toEqual({ done: false, value: 1 });

    stop.abort(new Error('Stopped on request.'));

    await expect(all.next()).rejects.toThrow('Stopped on request.');
  });

  it('ends with its source, and passes a fault on', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error('broke off');
    }
    const reading = until(new AbortController().signal, broken());

    expect(await reading.next()).toEqual({ done: false, value: 1 });
    await expect(reading.next()).rejects.toThrow('broke off');
  });
});
