import { codeOf, openSqlite, unavailable, type SqliteFile } from '../../embedded/driver.js';
import { prepareForWriting } from '../../embedded/schema.js';
import { EventStoreError } from '../../errors.js';
import { AppendAssembler } from '../append-assembler.js';
import type { Arrival, ArrivedEvent } from '../arrival.js';
import type { ServerPosition } from '../client/log-client.js';
import { isOrderStream } from '../stamp.js';
import { byStream } from './by-stream.js';
import { MIRROR } from './kind.js';
import { knownTimeOf } from './known-time.js';
import { MirrorTables, type MirrorEnd, type MovedStream } from './mirror-tables.js';
import { bringUp } from './older-mirror.js';
import { OrderTables } from './order-tables.js';

/** The one connection that writes the mirror. Computes known time, append by append, in the order of the log. */
export class MirrorWriter {
  readonly #tables: MirrorTables;
  readonly #orders: OrderTables;
  readonly #assembler = new AppendAssembler();
  #end: MirrorEnd;
  #added = 0;

  /** Opens the mirror of the streams with a prefix, and makes it when there is none. */
  static open(path: string, prefix: string): MirrorWriter {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'write');
      prepareForWriting(file, MIRROR);
      bringUp(file);
      // What a power failure takes away here is fetched again, so a flush may wait until much has come.
      file.exec('PRAGMA synchronous = NORMAL');
      file.exec('PRAGMA wal_autocheckpoint = 8192');
      return new MirrorWriter(file, prefix);
    } catch (error) {
      file?.close();
      throw error instanceof EventStoreError ? error : unavailable(path, error);
    }
  }

  private constructor(
    private readonly file: SqliteFile,
    prefix: string,
  ) {
    this.#tables = new MirrorTables(file);
    this.#orders = new OrderTables(file);
    this.#insistOnPrefix(prefix);
    this.#end = this.#tables.end();
  }

  get end(): MirrorEnd {
    return this.#end;
  }

  /** Whether the mirror has ever held all that the server had. */
  get whole(): boolean {
    return this.#tables.whole;
  }

  /** It does now. */
  becomesWhole(): void {
    this.#tables.setWhole();
  }

  /** Events that were added since it was opened. */
  get added(): number {
    return this.#added;
  }

  /** The last place that was gone through, what waits for the rest of its append included. */
  get seen(): ServerPosition | undefined {
    return this.#assembler.last?.position ?? this.#end.checkpoint;
  }

  /** The id of the last event that the mirror holds, 32 hexadecimal digits, and where. */
  lastEvent(): { readonly id: string; readonly position: ServerPosition } | undefined {
    return this.#tables.lastEvent();
  }

  /**
   * Adds what came, in one transaction, and gives the new end. An append of which a part is still to come waits in memory;
   * what came before is not added again.
   */
  take(arrivals: readonly Arrival[]): MirrorEnd {
    const added = this.#added;
    try {
      this.file.exec('BEGIN IMMEDIATE');
      const before = this.#end;
      const end = arrivals.reduce((sofar, arrival) => this.#takeOne(arrival, sofar), before);
      if (end !== before) {
        this.#tables.saveEnd(end);
      }
      this.file.exec('COMMIT');
      this.#end = end;
      return end;
    } catch (error) {
      this.#added = added;
      this.#undo();
      throw codeOf(error).startsWith('SQLITE_CONSTRAINT')
        ? contradiction(this.file.path)
        : unavailable(this.file.path, error);
    }
  }

  /** Forgets what waits in memory: the subscription begins anew at the end. */
  restart(): void {
    this.#assembler.forget();
  }

  close(): void {
    try {
      this.file.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } finally {
      this.file.close();
    }
  }

  #takeOne(arrival: Arrival, end: MirrorEnd): MirrorEnd {
    const { position } = arrival.kind === 'event' ? arrival.event : arrival;
    const last = this.#assembler.last?.position ?? end.checkpoint;
    if (last && position.commit <= last.commit) {
      return end;
    }
    if (arrival.kind === 'event') {
      return this.#writeAll(this.#assembler.add(arrival.event), end);
    }
    const flushed = this.#writeAll(this.#assembler.flush(), end);
    if (arrival.kind === 'standing') {
      this.#tables.setGone(arrival.stream, arrival.gone);
    }
    return { ...flushed, checkpoint: arrival.position };
  }

  #writeAll(appends: readonly (readonly ArrivedEvent[])[], end: MirrorEnd): MirrorEnd {
    return appends.reduce((sofar, events) => this.#write(events, sofar), end);
  }

  #write(events: readonly ArrivedEvent[], before: MirrorEnd): MirrorEnd {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) {
      return before;
    }
    this.#added += events.length;
    const checkpoint = last.position;
    if (isOrderStream(first.stream)) {
      return { ...this.#writeOrder(first, events, before), checkpoint };
    }
    if (first.stamp?.reserves) {
      this.#orders.reserve(first.stream, first.revision, first.stamp.id, first.stamp.reserves);
      return { ...before, checkpoint };
    }
    const streams = new Map(
      [...byStream(events, ({ stream }) => stream)].map(([stream, ofStream]) => [
        stream,
        this.#tables.advance(stream, ofStream.length, ofStream.at(-1)?.revision ?? 0),
      ]),
    );
    return { ...this.#addAll(events, ({ stream }) => stream, streams, before), checkpoint };
  }

  /** What stands in the stream of an order: the events of others for which they are reserved, or that they are free again. */
  #writeOrder(first: ArrivedEvent, events: readonly ArrivedEvent[], before: MirrorEnd): MirrorEnd {
    const ofRecord = events.filter(({ stamp }) => stamp?.belongs !== undefined);
    const belongs = ({ stamp }: ArrivedEvent): string => stamp?.belongs ?? '';
    const streams = new Map(
      [...byStream(ofRecord, belongs)].map(([stream, ofStream]) => [
        stream,
        this.#orders.fill(stream, first.stamp?.id ?? '', ofStream.length),
      ]),
    );
    this.#orders.settle(first.stream, events.at(-1)?.revision ?? first.revision);
    return this.#addAll(ofRecord, belongs, streams, before);
  }

  /** Adds the events of an append, each as the next of its stream, which was moved on by all of them. */
  #addAll(
    events: readonly ArrivedEvent[],
    streamOf: (event: ArrivedEvent) => string,
    streams: ReadonlyMap<string, MovedStream>,
    before: MirrorEnd,
  ): MirrorEnd {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) {
      return before;
    }
    const position = Number(last.position.commit);
    const end = { ...before, ...knownTimeOf(first, before), position };
    for (const [stream, ofStream] of byStream(events, streamOf)) {
      const { id: streamId, revision } = streams.get(stream) ?? { id: 0, revision: 0 };
      ofStream.forEach((event, at) => {
        const place = { streamId, revision: revision - ofStream.length + 1 + at, appendEnd: position };
        this.#tables.add(event, place, end.known);
      });
    }
    return end;
  }

  #insistOnPrefix(prefix: string): void {
    const found = this.#tables.prefix();
    if (found === undefined) {
      this.#tables.savePrefix(prefix);
    } else if (found !== prefix) {
      throw new EventStoreError(
        'StoreUnavailable',
        `${this.file.path} mirrors streams with the prefix ${JSON.stringify(found)}, not ${JSON.stringify(prefix)}. ` +
          `Give each prefix a folder of its own.`,
      );
    }
  }

  #undo(): void {
    this.#assembler.forget();
    try {
      if (this.file.inTransaction()) {
        this.file.exec('ROLLBACK');
      }
    } catch {
      // SQLite rolls back by itself when a rollback fails.
    }
  }
}

function contradiction(path: string): EventStoreError {
  return new EventStoreError(
    'StoreUnavailable',
    `${path} contradicts what the server sends: it is the mirror of another log. Remove it to have it made anew.`,
  );
}
