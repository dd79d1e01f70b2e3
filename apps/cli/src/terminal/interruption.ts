import { Failure } from './failure.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * A signal that fires on the first Ctrl-C, so that what is under way can be finished. The second one ends the program
 * at once.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort(new Failure('Stopped on request.'));
    });
  }
  return controller.signal;
}

/** What comes until the signal fires, also while nothing comes. It ends there, or (`whole`) throws the reason of the signal. */
export async function* until<T>(
  signal: AbortSignal,
  source: AsyncIterable<T>,
  { whole = false }: { readonly whole?: boolean } = {},
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const stopped = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => undefined);
      const arrived = await Promise.race([stopped, next]);
      if (arrived === undefined && whole) throw signal.reason;
      if (arrived === undefined || arrived.done) return;
      yield arrived.value;
    }
  } finally {
    void iterator.return?.().catch(() => undefined);
  }
}
