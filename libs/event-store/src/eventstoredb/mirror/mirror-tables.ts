import type { SqliteFile, SqliteRow, SqliteStatement } from '../../embedded/driver.js';
import type { Micros } from '../../port.js';
import type { LogEnd } from '../../shared/ruling.js';
import type { ArrivedEvent } from '../arrival.js';
import type { ServerPosition } from '../client/log-client.js';

/** How far the log of the server was mirrored. */
export interface MirrorEnd extends LogEnd {
  /** Behind what the mirror holds, on the server; absent while it holds nothing. */
  readonly checkpoint?: ServerPosition;
}

/** A stream that was moved on. */
export interface MovedStream {
  readonly id: number;
  /** The number of its last event in the record. */
  readonly revision: number;
}

/** Where a row goes. */
export interface RowPlace {
  readonly streamId: number;
  readonly revision: number;
  readonly appendEnd: number;
}

export function movedStream(row: SqliteRow | undefined): MovedStream {
  return { id: Number(row?.[0]), revision: Number(row?.[1]) };
}

/** The statements of the mirror's writer, prepared once. */
export class MirrorTables {
  readonly #last: SqliteStatement;
  readonly #founding: SqliteStatement;
  readonly #saveFounding: SqliteStatement;
  readonly #mirror: SqliteStatement;
  readonly #saveCheckpoint: SqliteStatement;
  readonly #savePrefix: SqliteStatement;
  readonly #whole: SqliteStatement;
  readonly #setWhole: SqliteStatement;
  readonly #setGone: SqliteStatement;
  readonly #advance: SqliteStatement;
  readonly #addEvent: SqliteStatement;

  constructor(file: SqliteFile) {
    this.#last = file.prepare(
      'SELECT position, known, hex(event_id) FROM events ORDER BY position DESC LIMIT 1',
    );
    this.#founding = file.prepare('SELECT open, last_claim FROM founding');
    this.#saveFounding = file.prepare('UPDATE founding SET open = ?, last_claim = ?');
    this.#mirror = file.prepare('SELECT prefix, commits, prepare FROM mirror');
    this.#saveCheckpoint = file.prepare('UPDATE mirror SET commits = ?, prepare = ?');
    this.#savePrefix = file.prepare('UPDATE mirror SET prefix = ?');
    this.#whole = file.prepare('SELECT id FROM whole');
    this.#setWhole = file.prepare('INSERT OR IGNORE INTO whole VALUES (1)');
    this.#setGone = file.prepare('UPDATE streams SET gone = ? WHERE name = ?');
    this.#advance = file.prepare(
      `INSERT INTO streams (name, revision, on_server, broken) VALUES (?1, ?2, ?2, ?2 <> ?3 - 1)
       ON CONFLICT (name) DO UPDATE SET
         revision = revision + excluded.on_server - on_server, on_server = excluded.on_server,
         broken = broken OR excluded.on_server <> on_server + ?3
       RETURNING id, revision`,
    );
    this.#addEvent = file.prepare(
      `INSERT INTO events
         (position, append_end, stream_id, revision, event_id, type, data, metadata, known, stamp, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  end(): MirrorEnd {
    const [position, known] = this.#last.get() ?? [];
    const [open, lastClaim] = this.#founding.get() ?? [];
    const [, commit, prepare] = this.#mirror.get() ?? [];
    return {
      position: Number(position ?? 0),
      known: Number(known ?? 0),
      founding: open === 1,
      ...(typeof lastClaim === 'number' && { lastClaim }),
      ...(typeof commit === 'number' && {
        checkpoint: { commit: BigInt(commit), prepare: BigInt(Number(prepare)) },
      }),
    };
  }

  saveEnd({ founding, lastClaim, checkpoint }: MirrorEnd): void {
    this.#saveFounding.run(founding ? 1 : 0, lastClaim ?? null);
    if (checkpoint) {
      this.#saveCheckpoint.run(Number(checkpoint.commit), Number(checkpoint.prepare));
    }
  }

  lastEvent(): { readonly id: string; readonly position: ServerPosition } | undefined {
    const row = this.#last.get();
    if (!row) {
      return undefined;
    }
    const commit = BigInt(Number(row[0]));
    return { id: String(row[2]).toLowerCase(), position: { commit, prepare: commit } };
  }

  prefix(): string | undefined {
    const prefix = this.#mirror.get()?.[0];
    return typeof prefix === 'string' ? prefix : undefined;
  }

  savePrefix(prefix: string): void {
    this.#savePrefix.run(prefix);
  }

  get whole(): boolean {
    return this.#whole.get() !== undefined;
  }

  setWhole(): void {
    this.#setWhole.run();
  }

  setGone(stream: string, gone: boolean): void {
    this.#setGone.run(gone ? 1 : 0, stream);
  }

  /** Moves a stream by some events, the last of them of this number on the server, making it when it is new. */
  advance(stream: string, events: number, onServer: number): MovedStream {
    return movedStream(this.#advance.get(stream, onServer, events));
  }

  add(event: ArrivedEvent, place: RowPlace, known: Micros): void {
    const { position, id, type, data, metadata, stamp, created } = event;
    this.#addEvent.run(
      ...[Number(position.commit), place.appendEnd, place.streamId, place.revision],
      ...[Buffer.from(id, 'hex'), type, data, metadata, known, stamp?.id ?? null, created],
    );
  }
}
