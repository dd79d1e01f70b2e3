import type { SqliteFile, SqliteStatement } from '../../embedded/driver.js';
import type { Reserved } from '../stamp.js';
import { movedStream, type MovedStream } from './mirror-tables.js';

/**
 * What the mirror keeps of appends to several streams that the server takes one stream at a time.
 *
 * All of it follows from the log in its order: a placeholder is open when the stream of its order ends just where the append
 * is to be written, and whatever is written there next decides about it.
 */
export class OrderTables {
  readonly #revision: SqliteStatement;
  readonly #advance: SqliteStatement;
  readonly #hold: SqliteStatement;
  readonly #reserve: SqliteStatement;
  readonly #take: SqliteStatement;
  readonly #fill: SqliteStatement;
  readonly #settle: SqliteStatement;

  constructor(file: SqliteFile) {
    this.#revision = file.prepare('SELECT revision FROM orders WHERE name = ?');
    this.#advance = file.prepare(
      'INSERT INTO orders VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET revision = excluded.revision',
    );
    this.#hold = file.prepare(
      `INSERT INTO streams (name, revision, on_server, broken) VALUES (?1, ?2 - 1, ?2, ?2 <> 0)
       ON CONFLICT (name) DO UPDATE SET
         revision = revision + excluded.on_server - on_server - 1, on_server = excluded.on_server,
         broken = broken OR excluded.on_server <> on_server + 1
       RETURNING id, revision`,
    );
    this.#reserve = file.prepare('INSERT OR REPLACE INTO reservations VALUES (?, ?, ?, ?)');
    this.#take = file.prepare(
      `DELETE FROM reservations WHERE attempt = ?2 AND stream_id = (SELECT id FROM streams WHERE name = ?1)
       RETURNING stream_id`,
    );
    this.#fill = file.prepare(
      `INSERT INTO streams (name, revision, on_server, broken) VALUES (?1, ?2 + ?3 - 1, -1, ?3)
       ON CONFLICT (name) DO UPDATE SET revision = revision + ?2 + ?3, broken = broken OR ?3
       RETURNING id, revision`,
    );
    this.#settle = file.prepare('DELETE FROM reservations WHERE order_name = ? AND after < ?');
  }

  /** A placeholder came: the stream has an event more on the server, and none in the record. */
  reserve(stream: string, onServer: number, attempt: string, { order, after }: Reserved): void {
    const { id } = movedStream(this.#hold.get(stream, onServer));
    if (Number(this.#revision.get(order)?.[0] ?? -1) === after) {
      this.#reserve.run(id, attempt, order, after);
    }
  }

  /**
   * The events for which a stream was reserved came, in the stream of an order. Where there was no placeholder, it is missing
   * from the log, and the stream counts as broken.
   */
  fill(stream: string, attempt: string, events: number): MovedStream {
    const isMissing = this.#take.get(stream, attempt) === undefined;
    return movedStream(this.#fill.get(stream, events, isMissing ? 1 : 0));
  }

  /** Something was written to the stream of an order: what was reserved for a place before it is free again. */
  settle(order: string, revision: number): void {
    this.#advance.run(order, revision);
    this.#settle.run(order, revision);
  }
}
