import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { folderUnavailable } from './backup-error.js';

/** What a file that is not whole yet is called after its name. */
export const UNFINISHED = '.part';

/**
 * Writes a file that appears under its name only when all of it is on disk, in place of one that was there.
 * Only its owner may read it.
 */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}${UNFINISHED}`;
  try {
    writeAll(unfinished, bytes);
    renameSync(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw folderUnavailable(path, error);
  }
}

/** Brings the names of a folder to disk. */
export function syncFolder(folder: string): void {
  syncFile(folder);
}

/** Brings a file to disk that was written by someone else. */
export function syncFile(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The names in a folder; none where it is missing. */
export function namesIn(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw folderUnavailable(folder, error);
  }
}

function writeAll(path: string, bytes: Uint8Array): void {
  const opened = openSync(path, 'w', 0o600);
  try {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(opened, bytes, written);
    }
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
