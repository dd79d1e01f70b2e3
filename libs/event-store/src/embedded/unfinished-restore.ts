import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreError } from '../errors.js';

/** What the log is called while it is restored from a backup. */
export const RESTORING = 'log.db.restoring';

/** Keeps a new log from being begun where the restore of an old one broke off. */
export function insistOnNoUnfinishedRestore(folder: string): void {
  if (existsSync(join(folder, RESTORING))) {
    throw new EventStoreError(
      'StoreUnavailable',
      `A restore into ${folder} broke off. Run it again, or empty the folder.`,
    );
  }
}
