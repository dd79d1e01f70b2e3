import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { microsToInstant } from '../instant.js';
import { BackupError, folderUnavailable } from './backup-error.js';
import { eventOf, type LoggedEvent } from './lines.js';
import { readManifest, sha256, type BackupManifest, type BackupPart } from './manifest.js';

/**
 * The events of a backup, a part at a time, each held against its checksums and against the part before it before anything of it is given.
 * `BackupDamaged` names the first part that is not what was written.
 */
export function* partsOf(folder: string, manifest: BackupManifest): Generator<readonly LoggedEvent[]> {
  let after = 0;
  let known = 0;
  for (const part of manifest.parts) {
    const events = eventsOf(folder, part);
    insist(follows(events, after, known) && events.length === part.last - after, folder, part.file);
    after = part.last;
    known = events.at(-1)?.known ?? known;
    yield events;
  }
  const recordedAt = after === 0 ? null : microsToInstant(known);
  insist(after === manifest.position && recordedAt === manifest.recordedAt, folder, 'manifest.json');
}

/**
 * Reads a whole backup and holds it against its checksums; resolves with what it holds. Needs neither a log nor a service.
 * `NoBackup`, or `BackupDamaged` with the name of the first file that is not what was written.
 */
export async function verifyBackup(
  folder: string,
  options: {
    readonly onProgress?: (done: number, total: number) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<BackupManifest> {
  const manifest = readManifest(folder);
  for (const events of partsOf(folder, manifest)) {
    options.onProgress?.(events.at(-1)?.position ?? 0, manifest.position);
    await new Promise(setImmediate);
    options.signal?.throwIfAborted();
  }
  return manifest;
}

function eventsOf(folder: string, { file, sha256: expected, content }: BackupPart): readonly LoggedEvent[] {
  const packed = bytesOf(join(folder, file));
  insist(sha256(packed) === expected, folder, file);
  const lines = gunzipSync(packed);
  insist(sha256(lines) === content, folder, file);
  return lines.toString('utf8').trimEnd().split('\n').map(eventOf);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new BackupError('BackupDamaged', `${path} is missing from the backup.`);
    }
    throw folderUnavailable(path, error);
  }
}

/** Positions without holes, known times that never go back. */
function follows(events: readonly LoggedEvent[], after: number, known: number): boolean {
  return events.every(
    (event, at) => event.position === after + at + 1 && event.known >= (events[at - 1]?.known ?? known),
  );
}

function insist(whole: boolean, folder: string, file: string): void {
  if (!whole) {
    throw new BackupError('BackupDamaged', `${join(folder, file)} is damaged.`);
  }
}
