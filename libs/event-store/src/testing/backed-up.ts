import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../embedded/driver.js';
import { EmbeddedEventStore } from '../embedded/embedded-event-store.js';
import type { JsonObject, StoredEvent } from '../port.js';

/** The log of a spec, held open in a folder of its own, and the paths beside it. */
export class HeldLog {
  readonly folder = mkdtempSync(join(tmpdir(), 'elshi-backup-'));
  log!: EmbeddedEventStore;

  async open(): Promise<void> {
    this.log = await EmbeddedEventStore.open(this.at('data'), { clock: () => 1_700_000_000_000_000 });
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  async remove(): Promise<void> {
    await this.log.close();
    rmSync(this.folder, { recursive: true });
  }
}

export function event(data: JsonObject) {
  return { eventId: randomUUID(), type: 'NoteTaken', data, metadata: { recordedBy: 'clerk' } };
}

export async function append(
  store: EmbeddedEventStore,
  stream: string,
  count: number,
  bodies: readonly JsonObject[] = Array.from({ length: count }, (_none, number) => ({ number })),
): Promise<void> {
  await store.append([{ stream, expectedRevision: 'none', events: bodies.map(event) }]);
}

export async function eventsOf(store: EmbeddedEventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const each of store.readAll({ after: 0n })) events.push(each);
  return events;
}

export async function eventsIn(data: string): Promise<readonly StoredEvent[]> {
  const store = await EmbeddedEventStore.open(data);
  try {
    return await eventsOf(store);
  } finally {
    await store.close();
  }
}

/** The rows byte for byte, with what an append ends at. */
export function rowsIn(data: string): readonly unknown[] {
  const file = openSqlite(join(data, 'log.db'), 'read');
  try {
    return file.prepare('SELECT * FROM events ORDER BY position').all();
  } finally {
    file.close();
  }
}

export function partsIn(backup: string): readonly string[] {
  return readdirSync(backup)
    .filter((name) => name.startsWith('events-'))
    .sort();
}
