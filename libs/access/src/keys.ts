import { join } from 'node:path';
import { IN_MEMORY, type SqliteFile, type SqliteRow } from '@elshi/read-models';
import type { Grant } from './grants.js';
import { openKept } from './kept-file.js';
import { fits, hashOf, mint, parseKey } from './secret.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS key (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, grants TEXT NOT NULL, hash TEXT NOT NULL,
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, expires_at INTEGER NOT NULL,
    revoked_at INTEGER, last_used_at INTEGER, follows TEXT
  ) WITHOUT ROWID;
`;
const COLUMNS =
  'id, label, grants, created_at, created_by, expires_at, revoked_at, last_used_at, follows, hash';
/** Compared with where there is no such key, so that the time of an answer does not tell. */
const NOBODYS = hashOf('');

/** A key of a machine, without its secret. Instants are milliseconds since 1970. */
export interface Key {
  readonly id: string;
  readonly label: string;
  readonly grants: readonly Grant[];
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  /** To the minute or so. */
  readonly lastUsedAt: number | null;
  /** The key that this one takes the place of. */
  readonly follows: string | null;
}

/** A key that was made just now, with the text that is shown this once. */
export interface NewKey extends Key {
  readonly text: string;
}

/** What a new key is made with. */
export interface KeyOptions {
  readonly label: string;
  readonly grants: readonly Grant[];
  readonly createdBy: string;
  readonly expiresAt: number;
}

/**
 * The keys of machines, in `access.db` of a data folder. Several processes may have it open: what the terminal changes, the
 * service sees with its next question.
 */
export class Keys {
  readonly #file: SqliteFile;
  readonly #now: () => number;
  readonly #used = new Map<string, number>();

  /** Opens the keys of a folder; `now` in milliseconds since 1970. */
  static open(folder: string, now: () => number = Date.now): Keys {
    return new Keys(join(folder, 'access.db'), now);
  }

  /** Keys that go with the process. */
  static inMemory(now: () => number = Date.now): Keys {
    return new Keys(IN_MEMORY, now);
  }

  private constructor(path: string, now: () => number) {
    this.#file = openKept({ path, tables: TABLES, edition: 1, synchronous: 'FULL' });
    this.#now = now;
  }

  /** Makes a key. */
  create(options: KeyOptions): NewKey {
    return this.#insert(options, null);
  }

  /**
   * Makes a key that takes the place of another: the same label and grants. The old one holds until `overlapEnds`, unless it
   * would have ended before. Nothing when there is no such key, or none that still holds.
   */
  rotate(
    id: string,
    next: Pick<KeyOptions, 'createdBy' | 'expiresAt'>,
    overlapEnds: number,
  ): NewKey | undefined {
    const old = this.get(id);
    if (old === undefined || !holds(old, this.#now())) return undefined;
    let made: NewKey | undefined;
    this.#file.transaction(() => {
      this.#file
        .prepare('UPDATE key SET expires_at = ? WHERE id = ?')
        .run(Math.min(old.expiresAt, overlapEnds), id);
      made = this.#insert({ label: old.label, grants: old.grants, ...next }, id);
    });
    return made;
  }

  /** Revokes a key from now on. Nothing when there is none; a key that was revoked before stays as it was. */
  revoke(id: string): Key | undefined {
    this.#file
      .prepare('UPDATE key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL')
      .run(this.#now(), id);
    return this.get(id);
  }

  /** All keys, the oldest first. */
  list(): readonly Key[] {
    return this.#file.prepare(`SELECT ${COLUMNS} FROM key ORDER BY created_at, id`).all().map(keyOf);
  }

  /** A key by its id, whether it holds or not. */
  get(id: string): Key | undefined {
    const row = this.#row(id);
    return row === undefined ? undefined : keyOf(row);
  }

  /** The key that a text is, if it holds now; it counts as used. */
  holder(text: string): Key | undefined {
    const parsed = parseKey(text);
    if (parsed === undefined) return undefined;
    const row = this.#row(parsed.id);
    const right = fits(parsed.secret, row === undefined ? NOBODYS : String(row[9]));
    if (row === undefined || !right) return undefined;
    const key = keyOf(row);
    const now = this.#now();
    if (!holds(key, now)) return undefined;
    this.#used.set(key.id, now);
    return key;
  }

  /** Whether a key holds now. */
  stillHolds(id: string): boolean {
    const key = this.get(id);
    return key !== undefined && holds(key, this.#now());
  }

  /** Writes down when keys were used last. */
  noteUse(): void {
    if (this.#used.size === 0) return;
    const used = [...this.#used];
    this.#used.clear();
    this.#file.transaction(() => {
      const note = this.#file.prepare('UPDATE key SET last_used_at = ? WHERE id = ?');
      for (const [id, at] of used) note.run(at, id);
    });
  }

  close(): void {
    this.noteUse();
    this.#file.close();
  }

  #row(id: string): SqliteRow | undefined {
    return this.#file.prepare(`SELECT ${COLUMNS} FROM key WHERE id = ?`).get(id);
  }

  #insert({ label, grants, createdBy, expiresAt }: KeyOptions, follows: string | null): NewKey {
    const { id, text, hash } = mint();
    this.#file
      .prepare(
        'INSERT INTO key (id, label, grants, hash, created_at, created_by, expires_at, follows) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(id, label, grants.join(','), hash, this.#now(), createdBy, expiresAt, follows);
    return { ...this.get(id)!, text };
  }
}

/** Whether a key holds at an instant: its end counts no more. */
function holds({ expiresAt, revokedAt }: Key, now: number): boolean {
  return revokedAt === null && now < expiresAt;
}

function keyOf(row: SqliteRow): Key {
  const [id, label, grants, createdAt, createdBy, expiresAt, revokedAt, lastUsedAt, follows] = row;
  return {
    id: String(id),
    label: String(label),
    grants: String(grants).split(',') as Grant[],
    createdAt: Number(createdAt),
    createdBy: String(createdBy),
    expiresAt: Number(expiresAt),
    revokedAt: revokedAt === null ? null : Number(revokedAt),
    lastUsedAt: lastUsedAt === null ? null : Number(lastUsedAt),
    follows: follows === null ? null : String(follows),
  };
}
