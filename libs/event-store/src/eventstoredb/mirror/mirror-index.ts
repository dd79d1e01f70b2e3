import type { SqliteFile, SqliteStatement } from '../../embedded/driver.js';
import { EventStoreError } from '../../errors.js';
import type { EventPlace, LogIndex } from '../../shared/ruling.js';

/** What the mirror knows of an event that was appended. */
export interface Landed extends EventPlace {
  /** What the append was marked with by whoever sent it. */
  readonly stamp: string | null;
  /** When the server wrote it, in milliseconds since 1970. */
  readonly created: number;
}

/** What an append is judged by on a node: the mirror. */
export class MirrorIndex implements LogIndex {
  readonly #stream: SqliteStatement;
  readonly #place: SqliteStatement;
  readonly #size: SqliteStatement;

  constructor(file: SqliteFile) {
    this.#stream = file.prepare('SELECT revision, gone, broken FROM streams WHERE name = ?');
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

type LandedRow = readonly [string, number, number, number, number, string | null, number];
