import { BackupError } from './backup-error.js';
import { namesIn, UNFINISHED } from './files.js';
import { MANIFEST } from './manifest.js';
import { PART_FILE } from './part-draft.js';

/** What a file system or a lock puts into a folder that is empty otherwise. */
const NOTHING = /^(lost[+]found|lock[.](db|db-journal|json))$/;

/** Insists that a folder is missing or empty, or holds a backup, or what a first one left that broke off. */
export function insistOnRoomForBackup(folder: string): void {
  const names = namesIn(folder);
  const other = names.find((name) => !isOurs(name) && !NOTHING.test(name));
  if (other !== undefined) {
    throw new BackupError(
      'FolderInUse',
      `${folder} holds ${other}: a backup goes into an empty folder, or into one that holds a backup.`,
    );
  }
}

/** Insists that there is nothing in a folder but what is named, so that a log can be restored there. */
export function insistOnEmpty(folder: string, ...leftovers: readonly string[]): void {
  const other = namesIn(folder).find((name) => !NOTHING.test(name) && !leftovers.includes(name));
  if (other !== undefined) {
    throw new BackupError(
      'FolderInUse',
      `${folder} holds ${other}: a log is restored into an empty folder only.`,
    );
  }
}

/** The files of parts that nobody needs, and those that were never finished. */
export function strayFiles(folder: string, needed: ReadonlySet<string>): readonly string[] {
  return namesIn(folder).filter(
    (name) => name !== MANIFEST && isOurs(name) && (name.endsWith(UNFINISHED) || !needed.has(name)),
  );
}

function isOurs(name: string): boolean {
  const whole = name.endsWith(UNFINISHED) ? name.slice(0, -UNFINISHED.length) : name;
  return whole === MANIFEST || PART_FILE.test(whole);
}
