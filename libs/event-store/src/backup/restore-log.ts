import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogLock } from '../embedded/log-lock.js';
import { RESTORING } from '../embedded/unfinished-restore.js';
import { BackupError, folderUnavailable } from './backup-error.js';
import { insistOnEmpty } from './backup-folder.js';
import { syncFile, syncFolder } from './files.js';
import { RestoredFile, type RestoredLog } from './restored-file.js';
import { readManifest, type BackupManifest, type Founding } from './manifest.js';
import { partsOf } from './read-parts.js';

/** The files that a restore which broke off leaves behind. */
const LEFTOVERS = [RESTORING, `${RESTORING}-wal`, `${RESTORING}-shm`, `${RESTORING}-journal`];

export interface RestoreOptions {
  /** Only whole appends up to this position; left out, all. */
  readonly position?: number;
  /** Only what was known by then, in microseconds; left out, all. */
  readonly known?: number;
  /** Events that are restored, of so many in the backup. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the work between two parts; nothing is restored then. */
  readonly signal?: AbortSignal;
}

/**
 * Makes the log of a backup again in a folder that is missing or empty, at the same positions, under the same ids and times. Each part is held
 * against its checksums before it is copied, and the log appears only when it is whole; until then no log can be opened there.
 *
 * Throws a `BackupError`; `StoreUnavailable` when the disk is full.
 */
export async function restoreLog(
  backup: string,
  data: string,
  options: RestoreOptions = {},
): Promise<RestoredLog> {
  const manifest = readManifest(backup);
  insistOnPosition(manifest, backup, options.position);
  insistOnEmpty(data, ...LEFTOVERS);
  const lock = LogLock.take(data);
  try {
    removeLeftovers(data);
    const restored = await madeAgain(backup, data, manifest, options);
    named(data);
    return restored;
  } catch (error) {
    removeLeftovers(data);
    throw error;
  } finally {
    lock.release();
  }
}

function insistOnPosition({ position: last }: BackupManifest, backup: string, position = last): void {
  if (position > last) {
    throw new BackupError('NotInBackup', `The backup in ${backup} ends at position ${last}.`);
  }
}

async function madeAgain(
  backup: string,
  data: string,
  manifest: BackupManifest,
  { position = Infinity, known = Infinity, onProgress, signal }: RestoreOptions,
): Promise<RestoredLog> {
  const writing = RestoredFile.begin(join(data, RESTORING));
  try {
    for (const events of partsOf(backup, manifest)) {
      const wanted = events.filter((event) => event.appendEnd <= position && event.known <= known);
      writing.add(wanted);
      if (wanted.length < events.length) break;
      onProgress?.(writing.end.position, manifest.position);
      await nextTurn();
      signal?.throwIfAborted();
    }
    return writing.finish(foundingAt(writing.end, manifest));
  } finally {
    writing.close();
  }
}

/** Where less than all is restored, claims go on after the last event; a log that was sealed in the end stays so. */
function foundingAt(end: RestoredLog, { position, founding }: BackupManifest): Founding {
  const partly = end.position > 0 && end.position < position;
  return partly && founding.open ? { open: true, lastClaim: end.known } : founding;
}

/** Gives the log its name, once it is on disk. */
function named(data: string): void {
  const unfinished = join(data, RESTORING);
  try {
    syncFile(unfinished);
    renameSync(unfinished, join(data, 'log.db'));
    syncFolder(data);
  } catch (error) {
    throw folderUnavailable(unfinished, error);
  }
}

function removeLeftovers(data: string): void {
  for (const name of LEFTOVERS) {
    rmSync(join(data, name), { force: true });
  }
}
