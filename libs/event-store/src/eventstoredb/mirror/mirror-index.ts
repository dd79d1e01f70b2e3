import type { SqliteFile, SqliteRow, SqliteStatement } from '../../embedded/driver.js';
import { EventStoreError } from '../../errors.js';
import type { EventPlace, LogIndex } from '../../shared/ruling.js';
import type { Reserved } from '../stamp.js';

/** What the mirror knows of an event that was appended. */
export interface Landed extends EventPlace {
  /** What the append was marked with by whoever sent it. */
  readonly stamp: string | null;
  /** When the server wrote it, in milliseconds since 1970. */
  readonly created: number;
}

/** A placeholder that is open: what its stream is reserved for, and in which attempt. */
export interface Reservation extends Reserved {
  readonly attempt: string;
}

/** Where a stream ends, all as of one moment. -1 while there is no event. */
export interface StreamStanding {
  /** Number of its last event in the record. */
  readonly revision: number;
  /** Number of its last event on the server, placeholders included. */
  readonly onServer: number;
  /** What it is reserved for, by whomever: until that is settled nothing is written to it. */
  readonly reserved?: Reservation;
}

/** What an append is judged by on a node: the mirror. */
export class MirrorIndex implements LogIndex {
  readonly #stream: SqliteStatement;
  readonly #standing: SqliteStatement;
  readonly #reservations: SqliteStatement;
  readonly #order: SqliteStatement;
  readonly #place: SqliteStatement;
  readonly #size: SqliteStatement;

  constructor(file: SqliteFile) {
    this.#stream = file.prepare('SELECT revision, gone, broken FROM streams WHERE name = ?');
    this.#standing = file.prepare(
      `SELECT s.revision, s.on_server, r.order_name, r.after, r.attempt
       FROM streams s LEFT JOIN reservations r ON r.stream_id = s.id WHERE s.name = ? LIMIT 1`,
    );
    this.#reservations = file.prepare('SELECT order_name, after, attempt FROM reservations');
    this.#order = file.prepare('SELECT revision FROM orders WHERE name = ?');
    this.#place = file.prepare(
      `SELECT s.name, e.revision, e.position, e.append_end, e.known, e.stamp, e.created
       FROM events e CROSS JOIN streams s ON s.id = e.stream_id WHERE e.event_id = ? ORDER BY e.position LIMIT 1`,
    );
    this.#size = file.prepare(
      `SELECT count(*) FROM (SELECT append_end FROM events WHERE position <= ? ORDER BY position DESC LIMIT ?)
       WHERE append_end = ?`,
    );
  }

  revisionOf(stream: string): number {
    return Number(this.#stream.get(stream)?.[0] ?? -1);
  }

  standingOf(stream: string): StreamStanding {
    const [revision, onServer, ...reserved] = this.#standing.get(stream) ?? [-1, -1];
    const reservation = reservationIn(reserved);
    return {
      revision: Number(revision),
      onServer: Number(onServer),
      ...(reservation && { reserved: reservation }),
    };
  }

  /** Everything for which some stream is reserved. */
  reservations(): readonly Reservation[] {
    const found = this.#reservations.all().map(reservationIn);
    return found.filter((reservation) => reservation !== undefined);
  }

  /** Number of the last event of the stream of an order; -1 when it has none. */
  revisionOfOrder(order: string): number {
    return Number(this.#order.get(order)?.[0] ?? -1);
  }

  /** What is wrong with the stream on the server, if anything is: it was deleted, or events of it are missing. */
  faultOf(stream: string): EventStoreError | undefined {
    const [, gone, broken] = this.#stream.get(stream) ?? [];
    if (gone === 1) {
      return new EventStoreError('StreamDeleted', `Stream ${stream} was deleted on the server of the log.`);
    }
    return broken === 1
      ? new EventStoreError(
          'StreamTruncated',
          `Events of stream ${stream} are missing on the server of the log.`,
        )
      : undefined;
  }

  placeOf(eventId: string): Landed | undefined {
    const row = this.#place.get(Buffer.from(eventId, 'hex'));
    if (!row) {
      return undefined;
    }
    const [stream, revision, position, appendEnd, known, stamp, created] = row as LandedRow;
    return { stream, revision, position, appendEnd, known, stamp, created };
  }

  appendHas(events: number, end: number): boolean {
    return Number(this.#size.get(end, events + 1, end)?.[0]) === events;
  }
}

function reservationIn([order, after, attempt]: SqliteRow): Reservation | undefined {
  return typeof order === 'string' && typeof attempt === 'string'
    ? { order, after: Number(after), attempt }
    : undefined;
}

type LandedRow = readonly [string, number, number, number, number, string | null, number];
