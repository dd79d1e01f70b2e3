import type { Ledger, RecordedEvent } from '@elshi/domain';
import { EventStoreError, type EventStoreErrorCode, type StoredEvent } from '@elshi/event-store';
import type { RowChange } from '@elshi/read-models';
import { decode, UnreadableEvent } from '../codec.js';
import { Growth } from '../views/growth.js';
import type { Projection } from '../views/projections.js';
import { misfit } from './fitting.js';

/** What a projection made of an append to a stream, or the event that it could not take, and why. */
export type Taken =
  | { readonly projection: Projection; readonly changes: readonly RowChange[] }
  | { readonly projection: Projection; readonly fault: Fault };

export interface Fault {
  readonly event: StoredEvent;
  readonly reason: string;
}

/** Longer than any sentence that says why. */
const LONGEST_REASON = 500;
/** Faults of one stream, and not of the log. */
const OF_ONE_STREAM: readonly EventStoreErrorCode[] = ['EventUnreadable', 'StreamTruncated', 'StreamDeleted'];

/**
 * Gives what one append brought to one stream to each of these projections. What one of them cannot take keeps it from none
 * of the others. Throws only what keeps the log itself from being read: that concerns no event.
 */
export async function taken(
  projections: readonly Projection[],
  append: readonly StoredEvent[],
  grow: (stream: string, events: readonly RecordedEvent[]) => Promise<Ledger | undefined>,
): Promise<readonly Taken[]> {
  const [first] = append;
  if (first === undefined) return [];
  const faulty = (error: unknown) =>
    projections.map((projection) => ({ projection, fault: faultOf(error, first) }));
  let events: readonly RecordedEvent[];
  try {
    events = append.map(decode);
  } catch (error) {
    return faulty(error);
  }
  const needed = projections.some(({ from }) => from === 'ledger');
  const ledger = needed ? await settled(() => grow(first.stream, events)) : () => undefined;
  const growth = new Growth(first.stream, first.known, events, ledger);
  return projections.map((projection) => madeOf(projection, growth, first));
}

/** Whether an error keeps the log as a whole from being read, and is no fault of what stands in it. */
export function isOfTheLog(error: unknown): boolean {
  return error instanceof EventStoreError && !OF_ONE_STREAM.includes(error.code);
}

async function settled(make: () => Promise<Ledger | undefined>): Promise<() => Ledger | undefined> {
  try {
    const ledger = await make();
    return () => ledger;
  } catch (error) {
    if (isOfTheLog(error)) throw error;
    return () => {
      throw error;
    };
  }
}

function madeOf(projection: Projection, growth: Growth, first: StoredEvent): Taken {
  try {
    const changes = projection.changes(growth);
    const reason = misfit(projection, growth, changes);
    return reason === undefined ? { projection, changes } : { projection, fault: { event: first, reason } };
  } catch (error) {
    return { projection, fault: faultOf(error, first) };
  }
}

/** The event of the append that an error is about: the first one, unless the error names another of them. */
function faultOf(error: unknown, first: StoredEvent): Fault {
  if (error instanceof UnreadableEvent && error.event.revision >= first.revision)
    return { event: error.event, reason: shortened(`It cannot be read: ${error.reason}.`) };
  return { event: first, reason: reasonOf(error) };
}

/** Why something could not be taken, in a sentence that can be kept. */
export function reasonOf(error: unknown): string {
  return shortened(error instanceof Error ? error.message || error.name : String(error));
}

function shortened(sentence: string): string {
  return sentence.length > LONGEST_REASON ? `${sentence.slice(0, LONGEST_REASON)}…` : sentence;
}
