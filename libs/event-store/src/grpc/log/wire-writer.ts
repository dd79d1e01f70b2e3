import { randomUUID } from 'node:crypto';
import { openSqlite, unavailable, type SqliteFile } from '../../embedded/driver.js';
import { prepareForWriting } from '../../embedded/schema.js';
import type { GroupWriter } from '../../embedded/writer-host.js';
import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import { SOFTLY_DELETED, truncatedBefore } from '../stream-limits.js';
import { TOMBSTONE } from '../wire-event.js';
import { metastreamOf, originalOf } from '../wire-rows.js';
import { checkVersion, type StreamFound } from './check-version.js';
import { LOG_STREAM, WIRE_LOG } from './kind.js';
import { WireIndex, type WireEnd } from './wire-index.js';
import type { ProposedEvent, WireResult, WireWrite } from './wire-write.js';

/** The one connection that writes a log of the wire's own. Synchronous: it runs in a thread of its own. */
export class WireWriter implements GroupWriter<WireWrite, WireResult> {
  readonly #index: WireIndex;
  /** The end as of the last write; read again from the file after a failure. */
  #end: WireEnd | undefined;

  /** Opens the log for writing, and makes it when there is none. A new log begins with a system event, as real ones do. */
  static open(path: string, clock: () => Micros): WireWriter {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'write');
      prepareForWriting(file, WIRE_LOG);
      const writer = new WireWriter(file, clock);
      writer.#begin();
      return writer;
    } catch (error) {
      file?.close();
      throw error instanceof EventStoreError ? error : unavailable(path, error);
    }
  }

  /** Writes to a file that is ready for it. */
  constructor(
    private readonly file: SqliteFile,
    private readonly clock: () => Micros,
  ) {
    this.#index = new WireIndex(file);
  }

  /**
   * Commits a group with one flush. Each write is judged by what stands before it, also in the group: one that is refused fails
   * alone. When the commit fails, all fail and nothing was written.
   */
  commit(group: readonly WireWrite[]): { readonly results: readonly WireResult[]; readonly grew: boolean } {
    try {
      this.file.exec('BEGIN IMMEDIATE');
      const { next, created } = this.#index.end();
      const now = this.clock();
      this.#end = { next, created: Math.max(now, created) };
      const results = group.map((write) => this.#take(write, now / 1000));
      this.file.exec('COMMIT');
      return { results, grew: results.some((result) => result.kind === 'done' && result.grew) };
    } catch (error) {
      this.#undo();
      const sentence = unavailable(this.file.path, error).message;
      return { results: group.map(() => ({ kind: 'failed', sentence })), grew: false };
    }
  }

  /** Moves everything into the main file and lets go of it. */
  close(): void {
    try {
      this.file.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } finally {
      this.file.close();
    }
  }

  #begin(): void {
    if (this.#index.lastOf(LOG_STREAM) < 0) {
      const events = [systemEvent('$LogCreated', '{}')];
      const [result] = this.commit([
        { kind: 'append', stream: LOG_STREAM, expected: 'none', events, bytes: 0 },
      ]).results;
      if (result?.kind === 'failed') {
        throw new EventStoreError('StoreUnavailable', result.sentence);
      }
    }
  }

  #take(write: WireWrite, now: number): WireResult {
    if (write.deadline !== undefined && write.deadline < now) {
      return { kind: 'expired' };
    }
    const stream = this.#index.stream(write.stream);
    const original = originalOf(write.stream);
    const found = original === undefined ? undefined : this.#index.stream(original);
    if (stream.last === TOMBSTONE || found?.last === TOMBSTONE) {
      return { kind: 'deleted' };
    }
    const check = checkVersion(stream, write.expected, write.events, this.#index);
    switch (check.kind) {
      case 'deleted':
        return check;
      case 'wrong-version':
        return { kind: 'wrong-version', actual: stream.last };
      case 'known':
        return this.#known(stream, check.revision);
      case 'write':
        return this.#write(write, stream, found);
    }
  }

  /** What the first answer said; without the position while the stream is deleted, as the real server. */
  #known({ name, limits }: StreamFound, revision: number): WireResult {
    const position = limits.deleted ? undefined : this.#index.positionAt(name, revision);
    return { kind: 'done', revision, grew: false, ...(position !== undefined && { position }) };
  }

  #write(write: WireWrite, stream: StreamFound, original: StreamFound | undefined): WireResult {
    switch (write.kind) {
      case 'append':
        return this.#append(write.events, stream, original);
      case 'tombstone':
        return this.#add(stream.name, TOMBSTONE - 1, [{ ...systemEvent('$streamDeleted', ''), json: false }]);
      case 'delete':
        return stream.last < 0
          ? { kind: 'wrong-version', actual: -1 }
          : this.#setMetadata(stream.name, SOFTLY_DELETED);
    }
  }

  #append(
    events: readonly ProposedEvent[],
    stream: StreamFound,
    original: StreamFound | undefined,
  ): WireResult {
    if (events.length === 0) {
      const position = stream.last < 0 ? this.#end?.next : this.#index.positionAt(stream.name, stream.last);
      return {
        kind: 'done',
        revision: stream.last,
        grew: false,
        ...(position !== undefined && { position }),
      };
    }
    const result = this.#add(stream.name, stream.last, events);
    this.#revive(stream.limits.deleted ? stream : original?.limits.deleted ? original : undefined);
    return result;
  }

  /** A stream deleted softly, and its metadata, begin anew with what is written: what was before stays hidden. */
  #revive(stream: StreamFound | undefined): void {
    if (stream) {
      const metadata = this.#index.lastData(metastreamOf(stream.name));
      this.#setMetadata(stream.name, truncatedBefore(metadata, stream.last + 1));
    }
  }

  #setMetadata(stream: string, metadata: string): WireResult {
    const metastream = metastreamOf(stream);
    return this.#add(metastream, this.#index.lastOf(metastream), [systemEvent('$metadata', metadata)]);
  }

  #add(stream: string, last: number, events: readonly ProposedEvent[]): WireResult {
    const revision = last + events.length;
    const streamId = this.#index.advance(stream, revision);
    let end = this.#end ?? this.#index.end();
    let position = end.next;
    events.forEach((event, at) => {
      position = end.next;
      end = this.#index.add(event, streamId, last + 1 + at, end);
    });
    this.#end = end;
    return { kind: 'done', revision, position, grew: true };
  }

  #undo(): void {
    try {
      if (this.file.inTransaction()) {
        this.file.exec('ROLLBACK');
      }
    } catch {
      // SQLite rolls back by itself when a rollback fails; the end is read again before each commit.
    }
  }
}

function systemEvent(type: string, json: string): ProposedEvent {
  const id = randomUUID().replaceAll('-', '');
  return { id, type, json: true, data: Buffer.from(json), metadata: new Uint8Array() };
}
