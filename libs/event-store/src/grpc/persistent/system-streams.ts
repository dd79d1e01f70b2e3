import { randomUUID } from 'node:crypto';
import { EventStoreError } from '../../errors.js';
import { LOG_STREAM } from '../log/kind.js';
import type { WireLog } from '../log/wire-log.js';
import type { ProposedEvent } from '../log/wire-write.js';
import type { GroupName } from './group-refusals.js';

/** What stands for the whole log where a stream is named. */
export const ALL = '$all';
const PREFIX = '$persistentsubscription-';
/** Where the groups are written down. */
export const BOOK = '$persistentSubscriptionConfig';

/** Where a group says how far it has come. */
export function checkpointStreamOf({ stream, group }: GroupName): string {
  return `${PREFIX}${stream}::${group}-checkpoint`;
}

/** Where a group puts events that none of its consumers could take. */
export function parkedStreamOf({ stream, group }: GroupName): string {
  return `${PREFIX}${stream}::${group}-parked`;
}

/** Whether a stream is one of the groups' own: a group over the whole log does not go over them. */
export function isOfGroups(stream: string): boolean {
  return [PREFIX, `$$${PREFIX}`, BOOK, `$$${BOOK}`].some((prefix) => stream.startsWith(prefix));
}

/** Whether a stream is one that the server alone writes. */
export function isOurs(stream: string): boolean {
  return isOfGroups(stream) || [LOG_STREAM, ALL].some((name) => stream === name || stream === `$$${name}`);
}

/** Writes an event of our own behind whatever the stream holds. */
export async function note(log: WireLog, stream: string, event: ProposedEvent): Promise<void> {
  const result = await log.write({ kind: 'append', stream, expected: 'any', events: [event], bytes: 0 });
  if (result.kind !== 'done') {
    const why = result.kind === 'failed' ? result.sentence : `Stream ${stream} cannot be written.`;
    throw new EventStoreError('StoreUnavailable', why);
  }
}

/** Forgets a stream of our own, if there is one. */
export async function forget(log: WireLog, stream: string): Promise<void> {
  await log.write({ kind: 'delete', stream, expected: 'any', events: [], bytes: 0 });
}

export function jsonEvent(type: string, data: unknown): ProposedEvent {
  return bytesEvent(type, Buffer.from(JSON.stringify(data)), undefined, true);
}

export function bytesEvent(type: string, data: Buffer, metadata?: unknown, json = false): ProposedEvent {
  const id = randomUUID().replaceAll('-', '');
  const kept = metadata === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(metadata));
  return { id, type, json, data, metadata: kept };
}
