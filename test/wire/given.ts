import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, type JSONEventType } from '@eventstore/db-client';
import { serveLog, WireLog, type ServedLog, type ServeOptions } from '@elshi/event-store';

// A busy machine takes its time.
jest.setTimeout(60_000);

export type Note = JSONEventType<string, { readonly n: number }>;
export type NoteEvent = ReturnType<typeof jsonEvent<Note>>;

/** A log of its own that is served to be written, and a client of it. */
export interface OpenDoor {
  readonly folder: string;
  readonly log: WireLog;
  readonly served: ServedLog;
  readonly client: EventStoreDBClient;
  /** What the server found wrong with itself. */
  readonly faults: readonly unknown[];
  readonly dispose: () => Promise<void>;
}

export async function openDoor(options: Partial<ServeOptions> = {}, folder = newFolder()): Promise<OpenDoor> {
  const log = await WireLog.open(folder);
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const served = await serveLog(log, { port: 0, writable: true, onFault, ...options });
  const client = clientOf(served.port);
  const dispose = async (): Promise<void> => {
    await client.dispose();
    await served.close();
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, log, served, client, faults, dispose };
}

export function clientOf(port: number): EventStoreDBClient {
  return EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'elshi-wire-'));
}

export function note(n: number, type = 'NoteTaken'): NoteEvent {
  return jsonEvent<Note>({ type, data: { n } });
}

export function notes(count: number, type = 'NoteTaken'): NoteEvent[] {
  return Array.from({ length: count }, (_none, n) => note(n, type));
}

/** Everything that comes, or so many. */
export async function collect<Item>(items: AsyncIterable<Item>, limit = Infinity): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) {
    collected.push(item);
    if (collected.length >= limit) {
      break;
    }
  }
  return collected;
}

/** The kind of error with which a promise fails, as the client names it; `none` when it does not. */
export async function failure(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'none';
  } catch (error) {
    return error instanceof Error && 'type' in error ? String(error.type) : String(error);
  }
}

/** Waits until something holds, for some seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>, millis = 30_000): Promise<void> {
  const end = Date.now() + millis;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error('It did not come to hold in time.');
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
