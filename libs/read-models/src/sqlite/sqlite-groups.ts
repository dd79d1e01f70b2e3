import { renameSync, rmSync } from 'node:fs';
import { ViewsError } from '../errors.js';
import { IN_MEMORY, SqliteFile, type SqliteRow, type SqliteValue } from './driver.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS consumer_group (
    name TEXT PRIMARY KEY, body TEXT NOT NULL, checkpoint INTEGER NOT NULL, seen INTEGER NOT NULL, seen_event TEXT
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS stream (
    owner TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, position INTEGER NOT NULL,
    body TEXT, PRIMARY KEY (owner, name)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS stream_by_state ON stream (owner, state, position);
  CREATE TABLE IF NOT EXISTS skipped (number INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS skipped_of_owner ON skipped (owner, number);
`;

/** The last event that a group had come by when it was saved; without an id where there was none yet. */
export interface SeenEvent {
  readonly position: number;
  readonly eventId?: string;
}

/** A group of consumers as it is kept. */
export interface KeptGroup {
  readonly name: string;
  /** How it was made, as plain JSON. */
  readonly body: unknown;
  /** Everything up to this position is settled, but for what the streams say. */
  readonly checkpoint: number;
  readonly seen: SeenEvent;
}

/** How far a group has come in one stream, where that is not what its checkpoint says. */
export interface KeptStream {
  readonly name: string;
  /**
   * `settled`: up to `revision`, which lies at `position`. `parked`: all before `revision`, and the event there could not be taken.
   * `open`: all before `revision`, and that one is to be given out, wherever the checkpoint is.
   */
  readonly state: 'settled' | 'parked' | 'open';
  readonly revision: number;
  readonly position: number;
  /** About what is parked, as plain JSON. */
  readonly body?: unknown;
}

/** What is saved of a group in one transaction. */
export interface GroupProgress {
  readonly checkpoint: number;
  readonly seen: SeenEvent;
  readonly streams: Iterable<KeptStream>;
  /** Events that were left out, as plain JSON. */
  readonly skipped: readonly unknown[];
}

/** A part of a list in the order of numbers that grow. */
export interface NumberedPage {
  /** Only those behind this number. */
  readonly after: number;
  readonly limit: number;
}

/** What groups of consumers have settled, parked and left out. It cannot be made from the log again. */
export class SqliteGroups {
  readonly #file: SqliteFile;

  /** Opens the groups in a file, and makes it where there is none. One that is damaged is set aside, and told. */
  static open(path: string, tell: (sentence: string) => void): SqliteGroups {
    try {
      return new SqliteGroups(SqliteFile.open(path, 'write'));
    } catch (error) {
      if (!(error instanceof ViewsError) || error.code !== 'Damaged') throw error;
      for (const part of ['-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
      renameSync(path, `${path}.damaged`);
      tell(`${path} was damaged and is kept as ${path}.damaged: consumer groups have to be made anew.`);
      return new SqliteGroups(SqliteFile.open(path, 'write'));
    }
  }

  /** Groups that go with the process. */
  static inMemory(): SqliteGroups {
    return new SqliteGroups(SqliteFile.open(IN_MEMORY, 'write'));
  }

  private constructor(file: SqliteFile) {
    this.#file = file;
    try {
      file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      file.exec(TABLES);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** All groups, by name. */
  groups(): readonly KeptGroup[] {
    return this.#all('SELECT name, body, checkpoint, seen, seen_event FROM consumer_group ORDER BY name').map(
      ([name, body, checkpoint, seen, seenEvent]) => ({
        name: String(name),
        body: parsed(body),
        checkpoint: Number(checkpoint),
        seen: { position: Number(seen), ...(seenEvent !== null && { eventId: String(seenEvent) }) },
      }),
    );
  }

  /** Keeps a group that there was not. */
  make({ name, body, checkpoint, seen }: KeptGroup): void {
    this.#run(
      'INSERT INTO consumer_group VALUES (?, ?, ?, ?, ?)',
      ...[name, JSON.stringify(body), checkpoint, seen.position, seen.eventId ?? null],
    );
  }

  /** Forgets a group, and all that is kept of it. */
  remove(group: string): void {
    this.#file.transaction(() => {
      this.#run('DELETE FROM consumer_group WHERE name = ?', group);
      this.#run('DELETE FROM stream WHERE owner = ?', group);
      this.#run('DELETE FROM skipped WHERE owner = ?', group);
    });
  }

  /** What is kept of a stream; nothing where the checkpoint says all. */
  stream(group: string, name: string): KeptStream | undefined {
    const [row] = this.#all(`${STREAMS} WHERE owner = ? AND name = ?`, group, name);
    return row && keptStream(row);
  }

  /** Streams in a state, in the order of their positions. */
  streams(group: string, state: KeptStream['state'], { after, limit }: NumberedPage): readonly KeptStream[] {
    const sql = `${STREAMS} WHERE owner = ? AND state = ? AND position > ? ORDER BY position LIMIT ?`;
    return this.#all(sql, group, state, after, limit).map(keptStream);
  }

  /** How many streams are in a state. */
  count(group: string, state: KeptStream['state']): number {
    const sql = 'SELECT count(*) FROM stream WHERE owner = ? AND state = ?';
    return Number(this.#all(sql, group, state)[0]?.[0]);
  }

  /** Lets all that is parked, or one stream of it, be given out again. How many streams those are. */
  reopen(group: string, name?: string): number {
    const which = name === undefined ? '' : ' AND name = ?';
    const values = [group, ...(name === undefined ? [] : [name])];
    let reopened = 0;
    this.#file.transaction(() => {
      const where = `WHERE owner = ? AND state = 'parked'${which}`;
      reopened = Number(this.#all(`SELECT count(*) FROM stream ${where}`, ...values)[0]?.[0]);
      this.#run(`UPDATE stream SET state = 'open', body = NULL ${where}`, ...values);
    });
    return reopened;
  }

  /** Keeps how far a group has come, all of it or nothing. What its checkpoint says of streams is no longer kept for each. */
  save(group: string, { checkpoint, seen, streams, skipped }: GroupProgress): void {
    this.#file.transaction(() => {
      for (const { name, state, revision, position, body } of streams)
        this.#run(
          `INSERT INTO stream VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
             state = excluded.state, revision = excluded.revision, position = excluded.position, body = excluded.body`,
          ...[group, name, state, revision, position, body === undefined ? null : JSON.stringify(body)],
        );
      for (const each of skipped)
        this.#run('INSERT INTO skipped (owner, body) VALUES (?, ?)', group, JSON.stringify(each));
      this.#run(
        'UPDATE consumer_group SET checkpoint = ?, seen = ?, seen_event = ? WHERE name = ?',
        ...[checkpoint, seen.position, seen.eventId ?? null, group],
      );
      this.#run(
        `DELETE FROM stream WHERE owner = ? AND state = 'settled' AND position <= ?`,
        group,
        checkpoint,
      );
    });
  }

  /** Events that were left out, with numbers that grow. */
  skipped(
    group: string,
    { after, limit }: NumberedPage,
  ): readonly { readonly number: number; readonly body: unknown }[] {
    return this.#all(
      'SELECT number, body FROM skipped WHERE owner = ? AND number > ? ORDER BY number LIMIT ?',
      ...[group, after, limit],
    ).map(([number, body]) => ({ number: Number(number), body: parsed(body) }));
  }

  /** How many events were left out. */
  countSkipped(group: string): number {
    return Number(this.#all('SELECT count(*) FROM skipped WHERE owner = ?', group)[0]?.[0]);
  }

  close(): void {
    this.#file.close();
  }

  #all(sql: string, ...values: readonly SqliteValue[]): readonly SqliteRow[] {
    return this.#file.prepare(sql).all(...values);
  }

  #run(sql: string, ...values: readonly SqliteValue[]): void {
    this.#file.prepare(sql).run(...values);
  }
}

const STREAMS = 'SELECT name, state, revision, position, body FROM stream';

function keptStream([name, state, revision, position, body]: SqliteRow): KeptStream {
  return {
    name: String(name),
    state: state as KeptStream['state'],
    revision: Number(revision),
    position: Number(position),
    ...(body !== null && { body: parsed(body) }),
  };
}

function parsed(body: SqliteValue | undefined): unknown {
  return JSON.parse(String(body));
}
