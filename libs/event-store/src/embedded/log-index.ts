import type { EventPlace, LogEnd, LogIndex } from '../shared/ruling.js';
import type { PreparedEvent } from '../shared/prepared-append.js';
import type { SqliteFile, SqliteStatement } from './driver.js';

/** The writer's statements, prepared once. */
export class SqliteLogIndex implements LogIndex {
  readonly #last: SqliteStatement;
  readonly #founding: SqliteStatement;
  readonly #saveFounding: SqliteStatement;
  readonly #stream: SqliteStatement;
  readonly #addStream: SqliteStatement;
  readonly #moveStream: SqliteStatement;
  readonly #place: SqliteStatement;
  readonly #appendEnd: SqliteStatement;
  readonly #addEvent: SqliteStatement;

  constructor(file: SqliteFile) {
    this.#last = file.prepare('SELECT position, known FROM events ORDER BY position DESC LIMIT 1');
    this.#founding = file.prepare('SELECT open, last_claim FROM founding');
    this.#saveFounding = file.prepare('UPDATE founding SET open = ?, last_claim = ?');
    this.#stream = file.prepare('SELECT revision, id FROM streams WHERE name = ?');
    this.#addStream = file.prepare('INSERT INTO streams (name, revision) VALUES (?, ?)');
    this.#moveStream = file.prepare('UPDATE streams SET revision = ? WHERE id = ?');
    this.#place = file.prepare(
      `SELECT s.name, e.revision, e.position, e.append_end, e.known
       FROM events e CROSS JOIN streams s ON s.id = e.stream_id WHERE e.event_id = ?`,
    );
    this.#appendEnd = file.prepare('SELECT append_end FROM events WHERE position = ?');
    this.#addEvent = file.prepare(
      `INSERT INTO events (position, append_end, stream_id, revision, event_id, type, data, metadata, known)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  end(): LogEnd {
    const [position, known] = this.#last.get() ?? [];
    const [open, lastClaim] = this.#founding.get() ?? [];
    const end = { position: Number(position ?? 0), known: Number(known ?? 0), founding: open === 1 };
    return typeof lastClaim === 'number' ? { ...end, lastClaim } : end;
  }

  revisionOf(stream: string): number {
    return Number(this.#stream.get(stream)?.[0] ?? -1);
  }

  placeOf(eventId: string): EventPlace | undefined {
    const row = this.#place.get(Buffer.from(eventId, 'hex'));
    if (!row) {
      return undefined;
    }
    const [stream, revision, position, appendEnd, known] = row as readonly [
      string,
      number,
      number,
      number,
      number,
    ];
    return { stream, revision, position, appendEnd, known };
  }

  appendHas(events: number, end: number): boolean {
    const before = end - events;
    return before >= 0 && Number(this.#appendEnd.get(before)?.[0] ?? 0) === before;
  }

  /** Moves the stream to its new revision, making it when it is new, and gives its number. */
  advance(stream: string, revision: number): number {
    const id = this.#stream.get(stream)?.[1];
    if (typeof id !== 'number') {
      return this.#addStream.run(stream, revision);
    }
    this.#moveStream.run(revision, id);
    return id;
  }

  add(event: PreparedEvent, place: Omit<EventPlace, 'stream'>, streamId: number, metadata: string): void {
    const { position, appendEnd, revision, known } = place;
    const id = Buffer.from(event.id, 'hex');
    this.#addEvent.run(position, appendEnd, streamId, revision, id, event.type, event.data, metadata, known);
  }

  saveFounding({ founding, lastClaim }: LogEnd): void {
    this.#saveFounding.run(founding ? 1 : 0, lastClaim ?? null);
  }
}
