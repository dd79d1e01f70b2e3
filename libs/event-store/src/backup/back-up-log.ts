import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogLock } from '../embedded/log-lock.js';
import { EventStoreError } from '../errors.js';
import { microsToInstant } from '../instant.js';
import { BackupError } from './backup-error.js';
import { insistOnRoomForBackup, strayFiles } from './backup-folder.js';
import { lineOf } from './lines.js';
import { LogPages, type PagesEnd } from './log-pages.js';
import { manifestIn, sha256, writeManifest, type BackupManifest, type BackupPart } from './manifest.js';
import { PartDraft } from './part-draft.js';

/** A part that holds so many bytes of lines is closed: the next backup leaves it as it is. */
const PART_BYTES = 16 * 1024 * 1024;

export interface BackUpOptions {
  readonly partBytes?: number;
  /** Events of this backup that are read, of so many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the work between two pages; the former backup then stands. */
  readonly signal?: AbortSignal;
}

/** What became of a backup. */
export interface BackedUp {
  readonly manifest: BackupManifest;
  /** Events that the backup did not hold before. */
  readonly added: number;
  /** Bytes of the parts that were written. */
  readonly written: number;
}

/**
 * Brings the backup in a folder up to the end of the embedded log in `data`, beside the process that writes it. A folder that is
 * missing or empty gets its first one; afterwards only what is new is written, and the last part again while it is small.
 *
 * Whatever happens, the folder holds the former backup or the new one, and neither by halves. Throws a `BackupError`, or an
 * `EventStoreError` of the log.
 */
export async function backUpLog(
  data: string,
  folder: string,
  options: BackUpOptions = {},
): Promise<BackedUp> {
  const log = LogPages.open(join(data, 'log.db'));
  try {
    insistOnRoomForBackup(folder);
    const lock = lockOf(folder);
    try {
      return await new Backup(log, folder, options).bringUp();
    } finally {
      lock.release();
    }
  } finally {
    log.close();
  }
}

/** Takes the folder, which is made for its owner alone when it is missing. */
function lockOf(folder: string): LogLock {
  const isNew = !existsSync(folder);
  try {
    const lock = LogLock.take(folder);
    if (isNew) {
      chmodSync(folder, 0o700);
    }
    return lock;
  } catch (error) {
    throw error instanceof EventStoreError && error.code === 'Locked' ? inUse(folder, error) : error;
  }
}

function inUse(folder: string, cause: unknown): BackupError {
  return new BackupError('FolderInUse', `Another backup goes into ${folder} just now.`, { cause });
}

class Backup {
  readonly #former: BackupManifest | undefined;
  readonly #end: PagesEnd;
  /** The former parts that stay as they are. */
  readonly #closed: readonly BackupPart[];
  /** The last of the former parts, where there is room in it. */
  readonly #open: BackupPart | undefined;

  constructor(
    private readonly log: LogPages,
    private readonly folder: string,
    private readonly options: BackUpOptions,
  ) {
    this.#former = manifestIn(folder);
    this.#end = log.end();
    const parts = this.#former?.parts ?? [];
    const last = parts.at(-1);
    this.#open = last && last.bytes < this.#partBytes ? last : undefined;
    this.#closed = this.#open ? parts.slice(0, -1) : parts;
  }

  async bringUp(): Promise<BackedUp> {
    this.#insistOnSameLog();
    this.#insistOnParts();
    const before = this.#former?.position ?? 0;
    const added = this.#end.position - before;
    const written = added > 0 ? await this.#write() : [];
    const parts = added > 0 ? [...this.#closed, ...written] : (this.#former?.parts ?? []);
    const { position, known, founding } = this.#end;
    const manifest = writeManifest(this.folder, {
      position,
      events: position,
      recordedAt: position === 0 ? null : microsToInstant(known),
      takenAt: new Date().toISOString(),
      founding,
      parts,
    });
    this.#tidy(manifest);
    return { manifest, added, written: written.reduce((sum, { size }) => sum + size, 0) };
  }

  get #partBytes(): number {
    return this.options.partBytes ?? PART_BYTES;
  }

  async #write(): Promise<readonly BackupPart[]> {
    const { signal, onProgress } = this.options;
    const start = this.#closed.at(-1)?.last ?? 0;
    const total = this.#end.position - start;
    const parts: BackupPart[] = [];
    let draft = new PartDraft(start + 1);
    for (const page of this.log.between(start, this.#end.position)) {
      for (const event of page) {
        draft.add(event);
        if (event.position === this.#open?.last && draft.content !== this.#open.content) {
          throw this.#otherLog(event.position);
        }
        if (draft.bytes >= this.#partBytes && event.position >= (this.#open?.last ?? 0)) {
          parts.push(draft.write(this.folder));
          draft = new PartDraft(event.position + 1);
        }
      }
      await nextTurn();
      signal?.throwIfAborted();
      onProgress?.((page.at(-1)?.position ?? start) - start, total);
    }
    return draft.events > 0 ? [...parts, draft.write(this.folder)] : parts;
  }

  /** The log that the former backup was taken of holds the same events at the ends of its parts. */
  #insistOnSameLog(): void {
    for (const { last, lastLine } of this.#former?.parts ?? []) {
      const event = this.log.at(last);
      if (!event || sha256(lineOf(event)) !== lastLine) {
        throw this.#otherLog(last);
      }
    }
  }

  /** A part that went away is found here; one that was changed, when the backup is verified. */
  #insistOnParts(): void {
    for (const { file, size } of this.#former?.parts ?? []) {
      const path = join(this.folder, file);
      if (!existsSync(path) || statSync(path).size !== size) {
        throw new BackupError(
          'BackupDamaged',
          `${path} is missing or damaged, and what is added would rest on it. Back up into another folder.`,
        );
      }
    }
  }

  #otherLog(position: number): BackupError {
    const how =
      position > this.#end.position
        ? `the log ends at position ${this.#end.position}, the backup holds position ${position}`
        : `they differ at or before position ${position}`;
    return new BackupError(
      'OtherLog',
      `The backup in ${this.folder} is of another log, or of this one before it was put back: ${how}. Back up into another folder.`,
    );
  }

  /** Removes parts that nothing needs. Those of the former manifest stay once more, for whoever still reads by it. */
  #tidy({ parts }: BackupManifest): void {
    const needed = new Set([...parts, ...(this.#former?.parts ?? [])].map(({ file }) => file));
    for (const name of strayFiles(this.folder, needed)) {
      rmSync(join(this.folder, name), { force: true });
    }
  }
}
