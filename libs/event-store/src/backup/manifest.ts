import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, folderUnavailable } from './backup-error.js';
import { writeDurably } from './files.js';

/** What a backup is known by: the folder holds one when it holds this file. */
export const MANIFEST = 'manifest.json';
/** Raised with every change of the manifest or of the parts. */
const EDITION = 1;

/** What a backup holds. */
export interface BackupManifest {
  /** The edition of this format. */
  readonly edition: number;
  /** Position of the last event; 0 where the log was empty. */
  readonly position: number;
  readonly events: number;
  /** When the last event was recorded, as RFC 3339 text; null where the log was empty. */
  readonly recordedAt: string | null;
  /** When the backup was brought to this position, by the clock of the machine. */
  readonly takenAt: string;
  readonly founding: Founding;
  /** In the order of the log, without holes. */
  readonly parts: readonly BackupPart[];
}

/** Whether the log still took claims of earlier recorded times, and the last one, in microseconds. */
export interface Founding {
  readonly open: boolean;
  readonly lastClaim: number | null;
}

/** A file with the events of a range of positions, which never changes once it is in a manifest. */
export interface BackupPart {
  readonly file: string;
  readonly first: number;
  readonly last: number;
  readonly recordedAt: string;
  /** Of the file, in bytes, and SHA-256. */
  readonly size: number;
  readonly sha256: string;
  /** Of the lines in it, in bytes, and SHA-256. */
  readonly bytes: number;
  readonly content: string;
  /** SHA-256 of its last line, by which the log is known again. */
  readonly lastLine: string;
}

/** Puts a manifest in the place of the former one. From here on the backup is the new one. */
export function writeManifest(folder: string, manifest: Omit<BackupManifest, 'edition'>): BackupManifest {
  const body: BackupManifest = { edition: EDITION, ...manifest };
  const text = JSON.stringify({ ...body, sha256: sha256(JSON.stringify(body)) }, null, 1);
  writeDurably(join(folder, MANIFEST), Buffer.from(`${text}\n`));
  return body;
}

/** The manifest of a backup; `NoBackup` where the folder has none. */
export function readManifest(folder: string): BackupManifest {
  const manifest = manifestIn(folder);
  if (!manifest) {
    throw new BackupError('NoBackup', `There is no backup in ${folder}.`);
  }
  return manifest;
}

/** The manifest of a backup; nothing where the folder has none. */
export function manifestIn(folder: string): BackupManifest | undefined {
  const path = join(folder, MANIFEST);
  const text = textOf(path);
  return text === undefined ? undefined : manifestOf(folder, text);
}

/** When a backup was last brought up to its log, in milliseconds since 1970; nothing where the folder has none that can be read. */
export async function backupTakenAt(folder: string): Promise<number | undefined> {
  try {
    const text = await readFile(join(folder, MANIFEST), 'utf8');
    return Date.parse(manifestOf(folder, text).takenAt);
  } catch {
    return undefined;
  }
}

function manifestOf(folder: string, text: string): BackupManifest {
  const path = join(folder, MANIFEST);
  const { sha256: written, ...body } = parsed(path, text);
  if (typeof body.edition === 'number' && body.edition > EDITION) {
    throw new BackupError(
      'BackupTooNew',
      `The backup in ${folder} was written by a newer version (${body.edition}) than this one can read (${EDITION}).`,
    );
  }
  if (written !== sha256(JSON.stringify(body))) {
    throw damagedManifest(path);
  }
  return body;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw folderUnavailable(path, error);
  }
}

function parsed(path: string, text: string): BackupManifest & { readonly sha256?: string } {
  try {
    return JSON.parse(text) as BackupManifest & { readonly sha256?: string };
  } catch (cause) {
    throw damagedManifest(path, cause);
  }
}

function damagedManifest(path: string, cause?: unknown): BackupError {
  return new BackupError('BackupDamaged', `${path} is damaged.`, { cause });
}
