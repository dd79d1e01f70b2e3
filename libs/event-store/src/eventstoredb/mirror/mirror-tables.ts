import type { SqliteFile, SqliteStatement } from '../../embedded/driver.js';
import type { Micros } from '../../port.js';
import type { LogEnd } from '../../shared/ruling.js';
import type { ArrivedEvent } from '../arrival.js';
import type { ServerPosition } from '../client/log-client.js';

/** How far the log of the server was mirrored. */
export interface MirrorEnd extends LogEnd {
  /** Behind what the mirror holds, on the server; absent while it holds nothing. */
  readonly checkpoint?: ServerPosition;
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
      `INSERT INTO streams (name, revision, broken) VALUES (?1, ?2, ?2 <> ?3 - 1)
       ON CONFLICT (name) DO UPDATE SET
         revision = excluded.revision, broken = broken OR excluded.revision <> streams.revision + ?3
       RETURNING id`,
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

  /** Moves a stream by some events to its last revision, making it when it is new, and gives its number. */
  advance(stream: string, events: number, revision: number): number {
    return Number(this.#advance.get(stream, revision, events)?.[0]);
  }

  add(event: ArrivedEvent, streamId: number, appendEnd: number, known: Micros): void {
    const { revision, position, id, type, data, metadata, stamp, created } = event;
    this.#addEvent.run(
      ...[Number(position.commit), appendEnd, streamId, revision],
      ...[Buffer.from(id, 'hex'), type, data, metadata, known, stamp?.id ?? null, created],
    );
  }
}
