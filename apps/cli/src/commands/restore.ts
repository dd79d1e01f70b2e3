import { microsToInstant, restoreLog } from '@elshi/event-store';
import { insistOnOwnLog } from '../backed-up.js';
import { knownAtGiven } from '../reading.js';
import { Failure } from '../terminal/failure.js';
import { interruption } from '../terminal/interruption.js';
import { duration, plural } from '../terminal/numbers.js';
import { Progress } from '../terminal/progress.js';

export interface RestoreOptions {
  readonly data: string;
  readonly position?: string;
  readonly knownAt?: string;
}

/** Makes the log of a backup again in an empty folder. */
export async function restore(folder: string, options: RestoreOptions): Promise<void> {
  const { data } = options;
  const upTo = upToGiven(options);
  insistOnOwnLog(data);
  const signal = interruption();
  const progress = new Progress('Restoring', 'events');
  try {
    const { position, known } = await restoreLog(folder, data, {
      ...upTo,
      signal,
      onProgress: (done, total) => progress.update(done, done / total),
    });
    progress.end();
    const until = position === 0 ? '' : `, the last one recorded at ${microsToInstant(known)}`;
    process.stdout.write(
      `${plural(position, 'event')} restored into ${data} in ${duration(progress.elapsed)}${until}.\n`,
    );
  } finally {
    progress.end();
  }
}

function upToGiven({ position, knownAt }: RestoreOptions): {
  readonly position?: number;
  readonly known?: number;
} {
  const { knownAt: known } = knownAtGiven(knownAt);
  if (position === undefined) return known === undefined ? {} : { known };
  if (known !== undefined) throw new Failure('--position and --known-at do not go together.', 2);
  if (/^\d{1,15}$/.test(position)) return { position: Number(position) };
  throw new Failure(`--position is a position of the log, a whole number, not ${position}.`, 2);
}
