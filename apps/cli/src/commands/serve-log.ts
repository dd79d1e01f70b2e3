import { EmbeddedEventStore, serveLog as serve, WireLog } from '@elshi/event-store';
import { insistOnLog } from '../place.js';
import { Failure } from '../terminal/failure.js';
import { interruption } from '../terminal/interruption.js';

export interface ServeLogOptions {
  readonly data: string;
  readonly port: string;
  readonly host: string;
  readonly writable?: true;
  readonly unguarded?: true;
}

/** Serves a log alone over the EventStoreDB protocol until a signal comes. */
export async function serveLog({ data, port, host, writable, unguarded }: ServeLogOptions): Promise<void> {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : Infinity;
  if (number > 65_535) throw new Failure('--port is a number from 0 to 65535 (0 takes any that is free).', 2);
  if (!unguarded && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host))
    throw new Failure(
      `--host ${host} lets whoever reaches it read the whole log, without a password: say --unguarded if that is meant.`,
      2,
    );
  if (!writable) insistOnLog(data);
  const stopped = interruption();
  const log = writable ? await WireLog.open(data) : await EmbeddedEventStore.open(data);
  try {
    const onFault = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
    const served = await serve(log, { port: number, host, writable: writable ?? false, onFault });
    const use = writable ? 'to be read and written' : 'to be read';
    process.stdout.write(`The log in ${data} is served ${use} at esdb://${host}:${served.port}?tls=false\n`);
    await new Promise<void>((resolve) => stopped.addEventListener('abort', () => resolve(), { once: true }));
    await served.close();
  } finally {
    await log.close();
  }
}
