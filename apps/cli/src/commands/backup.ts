import { backUpLog } from '@elshi/event-store';
import { constants, setPriority } from 'node:os';
import { holdings, insistOnOwnLog } from '../backed-up.js';
import { insistOnLog } from '../place.js';
import { interruption } from '../terminal/interruption.js';
import { duration, plural } from '../terminal/numbers.js';
import { Progress } from '../terminal/progress.js';

export interface BackupOptions {
  readonly data: string;
}

const MEGABYTE = 1_000_000;

/** Brings a backup up to the end of the log, beside the service, which goes before it wherever both want the processor. */
export async function backup(folder: string, { data }: BackupOptions): Promise<void> {
  insistOnOwnLog(data);
  insistOnLog(data);
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const signal = interruption();
  const progress = new Progress('Backing up', 'events');
  try {
    const { manifest, added, written } = await backUpLog(data, folder, {
      signal,
      onProgress: (done, total) => progress.update(done, done / total),
    });
    progress.end();
    const megabytes = (written / MEGABYTE).toFixed(1);
    process.stdout.write(
      `${plural(added, 'event')} added in ${duration(progress.elapsed)} (${megabytes} MB written).\n` +
        `The backup in ${folder} holds ${holdings(manifest)}.\n`,
    );
  } finally {
    progress.end();
  }
}
