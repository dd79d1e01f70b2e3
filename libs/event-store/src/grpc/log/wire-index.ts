import type { SqliteFile, SqliteStatement } from '../../embedded/driver.js';
import { limitsOf } from '../stream-limits.js';
import { metastreamOf } from '../wire-rows.js';
import type { KnownEvents, StreamFound } from './check-version.js';
import { FIRST_POSITION, roomOf } from './kind.js';
import type { ProposedEvent } from './wire-write.js';

/** Where the log goes on. */
export interface WireEnd {
  /** Where the next event will lie. */
  readonly next: number;
  /** When the last event was created. */
  readonly created: number;
}

/** The writer's statements, prepared once. */
export class WireIndex implements KnownEvents {
  readonly #last: SqliteStatement;
  readonly #stream: SqliteStatement;
  readonly #addStream: SqliteStatement;
  readonly #moveStream: SqliteStatement;
  readonly #revision: SqliteStatement;
  readonly #event: SqliteStatement;
  readonly #data: SqliteStatement;
  readonly #add: SqliteStatement;

  constructor(file: SqliteFile) {
    const ofStream = 'stream_id = (SELECT id FROM streams WHERE name = ?)';
    this.#last = file.prepare(
      'SELECT position, length(data), length(metadata), created FROM events ORDER BY position DESC LIMIT 1',
    );
    this.#stream = file.prepare('SELECT last, id FROM streams WHERE name = ?');
    this.#addStream = file.prepare('INSERT INTO streams (name, last) VALUES (?, ?)');
    this.#moveStream = file.prepare('UPDATE streams SET last = ? WHERE id = ?');
    this.#revision = file.prepare(`SELECT max(revision) FROM events WHERE event_id = ? AND ${ofStream}`);
    this.#event = file.prepare(
      `SELECT lower(hex(event_id)), position FROM events WHERE ${ofStream} AND revision = ?`,
    );
    this.#data = file.prepare(
      `SELECT e.data FROM events e JOIN streams s ON s.id = e.stream_id
       WHERE s.name = ? AND e.revision = s.last AND e.json = 1`,
    );
    this.#add = file.prepare(
      `INSERT INTO events (position, stream_id, revision, event_id, type, json, data, metadata, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  end(): WireEnd {
    const [position, data, metadata, created] = (this.#last.get() ?? []) as readonly number[];
    return position === undefined
      ? { next: FIRST_POSITION, created: 0 }
      : { next: position + roomOf(data ?? 0, metadata ?? 0), created: created ?? 0 };
  }

  /** The stream, with what its metadata says. */
  stream(name: string): StreamFound {
    const metastream = metastreamOf(name);
    const hasMetadata = this.lastOf(metastream) >= 0;
    const metadata = hasMetadata ? this.lastData(metastream) : undefined;
    return { name, last: this.lastOf(name), limits: limitsOf(metadata), hasMetadata };
  }

  /** Number of the stream's last event; -1 when there is no such stream. */
  lastOf(stream: string): number {
    return Number(this.#stream.get(stream)?.[0] ?? -1);
  }

  /** The data of the stream's last event, if that is JSON. */
  lastData(stream: string): Uint8Array | undefined {
    return this.#data.get(stream)?.[0] as Buffer | undefined;
  }

  revisionOf(stream: string, eventId: string): number | undefined {
    const revision = this.#revision.get(Buffer.from(eventId, 'hex'), stream)?.[0];
    return typeof revision === 'number' ? revision : undefined;
  }

  idAt(stream: string, revision: number): string | undefined {
    return this.#event.get(stream, revision)?.[0] as string | undefined;
  }

  positionAt(stream: string, revision: number): number | undefined {
    return this.#event.get(stream, revision)?.[1] as number | undefined;
  }

  /** Moves the stream to its new end, making it when it is new, and gives its number. */
  advance(stream: string, last: number): number {
    const id = this.#stream.get(stream)?.[1];
    if (typeof id !== 'number') {
      return this.#addStream.run(stream, last);
    }
    this.#moveStream.run(last, id);
    return id;
  }

  /** Writes an event, and says where the next one will lie. */
  add(event: ProposedEvent, streamId: number, revision: number, { next, created }: WireEnd): WireEnd {
    const { id, type, json, data, metadata } = event;
    this.#add.run(
      next,
      streamId,
      revision,
      Buffer.from(id, 'hex'),
      type,
      json ? 1 : 0,
      bufferOf(data),
      bufferOf(metadata),
      created,
    );
    return { next: next + roomOf(data.length, metadata.length), created };
  }
}

function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
