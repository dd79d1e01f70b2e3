import { verifyBackup } from '@elshi/event-store';
import { holdings } from '../backed-up.js';
import { interruption } from '../terminal/interruption.js';
import { plural } from '../terminal/numbers.js';
import { Progress } from '../terminal/progress.js';

/** Holds a backup against its checksums, and tells what it holds. */
export async function verify(folder: string): Promise<void> {
  const signal = interruption();
  const progress = new Progress('Verifying', 'events');
  try {
    const manifest = await verifyBackup(folder, {
      signal,
      onProgress: (done, total) => progress.update(done, done / total),
    });
    progress.end();
    process.stdout.write(
      `The backup in ${folder} is whole: ${holdings(manifest)}; ` +
        `${plural(manifest.parts.length, 'part')}, taken at ${manifest.takenAt}.\n`,
    );
  } finally {
    progress.end();
  }
}
