import { ViewsError } from '../errors.js';
import type { Standing, ViewsDescription } from '../port.js';
import { SqliteFile } from './driver.js';
import { isOurs, savedCheckpoint, waitForOthers } from './schema.js';

/**
 * What the views in a file say of themselves, of whatever edition; nothing when it holds no views that can say it. `Unavailable` when
 * the file cannot be read just now.
 */
export function describeViews(path: string): ViewsDescription | undefined {
  let file: SqliteFile | undefined;
  try {
    file = SqliteFile.open(path, 'read');
    waitForOthers(file);
    return isOurs(file) ? descriptionOf(file) : undefined;
  } catch (error) {
    if (error instanceof ViewsError && error.code === 'Damaged') return undefined;
    throw error;
  } finally {
    file?.close();
  }
}

/** What open views of ours say of themselves. */
export function descriptionOf(file: SqliteFile): ViewsDescription {
  const row = file.prepare('SELECT edition, shape, standing, turn FROM state').get();
  if (row === undefined) throw new ViewsError('Damaged', 'The views have lost their state.');
  const [edition, shape, standing, turn] = row;
  return {
    edition: String(edition),
    shape: String(shape),
    standing: standing as Standing,
    turn: Number(turn),
    checkpoint: savedCheckpoint(file),
  };
}
