import type { StoredEvent } from '@elshi/event-store';
import type { Checkpoint, ParkedStream, RowChange } from '@elshi/read-models';
import type { Projection } from '../views/projections.js';
import type { GrowingLedgers } from './growing-ledgers.js';
import { appendsToStream, type LogToProject } from './log-to-project.js';
import { parkedAt, type Tried } from './parking.js';
import { type Fault, isOfTheLog, reasonOf, taken } from './taking.js';

/** What a retry reads, and what it tries. */
export interface RetryTools {
  readonly log: Pick<LogToProject, 'readStream'>;
  readonly ledgers: GrowingLedgers;
  readonly projections: readonly Projection[];
}

/** A projection of the stream that is being tried, with what it has made so far. */
interface Trial {
  readonly parked: ParkedStream;
  readonly projection: Projection;
  readonly changes: RowChange[];
  stoppedAt?: { readonly first: StoredEvent; readonly fault: Fault };
}

/**
 * Tries the parked projections of one stream again: what waits is taken append by append, in the order of the log, each as
 * known at its own time, up to the checkpoint. The rows come to what they would be had the stream never been parked.
 */
export async function retried(
  parked: readonly ParkedStream[],
  { position, known }: Checkpoint,
  { log, ledgers, projections }: RetryTools,
): Promise<{ readonly changes: readonly RowChange[]; readonly tried: readonly Tried[] }> {
  const trials = parked.flatMap((each): readonly Trial[] => {
    const projection = projections.find(({ name }) => name === each.projection);
    return projection === undefined ? [] : [{ parked: each, projection, changes: [] }];
  });
  const [one] = trials;
  if (one === undefined) return { changes: [], tried: [] };
  const from = Math.min(...trials.map((trial) => trial.parked.first));
  let end = from;
  try {
    for await (const append of appendsToStream(log, one.parked.stream, from, BigInt(position))) {
      await tryAppend(trials, append, ledgers);
      end += append.length;
    }
  } catch (error) {
    if (isOfTheLog(error)) throw error;
    const reason = reasonOf(error);
    return {
      changes: [],
      tried: trials.map(({ parked: as }) => ({ ...whose(as), events: 0, parked: again(as, known, reason) })),
    };
  }
  return {
    changes: trials.flatMap(({ changes }) => changes),
    tried: trials.map((trial) => outcomeOf(trial, end, known)),
  };
}

async function tryAppend(
  trials: readonly Trial[],
  append: readonly StoredEvent[],
  ledgers: GrowingLedgers,
): Promise<void> {
  const first = append[0]!;
  const due = trials.filter(
    ({ parked, stoppedAt }) => stoppedAt === undefined && parked.first <= first.revision,
  );
  const made = await taken(
    due.map(({ projection }) => projection),
    append,
    (stream, events) => ledgers.grown(stream, events),
  );
  for (const [at, trial] of due.entries()) {
    const each = made[at]!;
    if ('fault' in each) trial.stoppedAt = { first, fault: each.fault };
    else trial.changes.push(...each.changes);
  }
}

/** `end`: how many events the stream has up to the checkpoint, `known` at this time. */
function outcomeOf({ parked, projection, stoppedAt }: Trial, end: number, known: number): Tried {
  if (stoppedAt === undefined) return { ...whose(parked), events: end - parked.first };
  const { first, fault } = stoppedAt;
  const tries = fault.event.eventId === parked.eventId ? parked.tries + 1 : 1;
  const counts = { waiting: end - first.revision, tries, triedAt: known };
  return {
    ...whose(parked),
    events: first.revision - parked.first,
    parked: parkedAt(projection.name, first, fault, counts),
  };
}

function again(parked: ParkedStream, known: number, reason: string): ParkedStream {
  return { ...parked, reason, tries: parked.tries + 1, triedAt: known };
}

function whose({ projection, stream }: ParkedStream): Pick<ParkedStream, 'projection' | 'stream'> {
  return { projection, stream };
}
