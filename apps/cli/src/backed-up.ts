import type { BackupManifest } from '@elshi/event-store';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './terminal/failure.js';
import { plural } from './terminal/numbers.js';

const SERVER = /^(esdb|kurrentdb|kdb|kurrent|eventstore)([+]discover)?:/;

/** Insists that the log is a file of ours: what a server keeps, the server backs up. */
export function insistOnOwnLog(data: string): void {
  const mirrored = existsSync(join(data, 'mirror.db')) && !existsSync(join(data, 'log.db'));
  if (mirrored || SERVER.test(process.env['EVENT_STORE'] ?? ''))
    throw new Failure(
      'This log is kept by EventStoreDB or KurrentDB, and so backed up and restored by the means of that server; ' +
        'docs/operations.md says how.',
    );
}

/** What a backup holds, in a sentence. */
export function holdings({ events, position, recordedAt }: BackupManifest): string {
  return recordedAt === null
    ? 'no events'
    : `${plural(events, 'event')}, up to position ${position}, recorded at ${recordedAt}`;
}
