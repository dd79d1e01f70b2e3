import { type AppendOptions, EventStoreError, MAX_APPEND_BYTES, type StreamAppend } from '@elshi/event-store';
import { UnreadableEvent } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Submission } from '../messages.js';
import type { Links } from '../reacting/links.js';
import { actsPath, requestHash } from '../request-hash.js';
import { answerOf } from '../writing/answers.js';
import { exportLine } from './exporter.js';
import { type Report, reportOf, reportOfFault } from './import-line.js';
import type { Pending } from './pending.js';
import type { Recording } from './recording.js';
import type { ActLog } from './rehearsal.js';
import { appendsOf, bytesOf, isFine, outcomeOf, type Supposed, Supposing } from './supposing.js';

/** A line that claims an earlier time, with its report to come. */
export interface Claimed {
  readonly pending: Pending;
  readonly submission: Submission;
}

/** Records an act by itself, judged by what stands. */
type RecordOne = (submission: Submission) => Promise<Report>;

interface Judged extends Supposed {
  readonly pending: Pending;
}

/** Acts that are written in one append, and whether they were. */
interface Sent {
  readonly acts: readonly Judged[];
  readonly done: Promise<boolean>;
}

/**
 * Records lines that claim earlier times, in their order.
 *
 * Each is judged as if those before it were recorded, and all are handed to the log one after another without waiting
 * in between, so that they share its flushes; the log takes none of them without the one before. Lines that were exported
 * from one append are written in one again, for they were known at one time, or in as few as can hold them.
 */
export class ClaimedLines {
  readonly #log: ActLog;
  readonly #ledgers: Ledgers;
  readonly #links: Links;
  readonly #recordOne: RecordOne;

  constructor({ log, ledgers, links }: Pick<Recording, 'log' | 'ledgers' | 'links'>, recordOne: RecordOne) {
    this.#log = log;
    this.#ledgers = ledgers;
    this.#links = links;
    this.#recordOne = recordOne;
  }

  /** Settles all of them. */
  async record(lines: readonly Claimed[]): Promise<void> {
    const supposing = new Supposing(this.#ledgers, this.#log.appendsTogether ? this.#links : undefined);
    const sent: Sent[] = [];
    let { known: end } = await this.#log.head();
    for (const exported of sameAppends(lines)) {
      for (const acts of this.#together(await this.#judged(exported, supposing))) {
        const claimedAt = acts[0]?.submission.claim?.recordedAt ?? end;
        const appends = appendsOf(acts);
        const done = this.#append(appends, { claimedAt, follows: end });
        done.catch(() => undefined);
        sent.push({ acts, done });
        if (appends.length > 0) end = Math.max(claimedAt, end + 1);
      }
    }
    await Promise.all(sent.map(({ done }) => done));
    for (const { acts, done } of sent) {
      const isWritten = await done;
      for (const act of acts) act.pending.settle(await this.#reportOn(act, isWritten));
    }
  }

  /** Acts of one exported append, by the appends that they are written in. One that is refused leaves each to itself. */
  #together(acts: readonly Judged[]): readonly (readonly Judged[])[] {
    const alone = acts.some(({ outcome }) => !isFine(outcome));
    const appends: Judged[][] = [];
    let bytes = 0;
    for (const act of acts) {
      const size = bytesOf(act);
      const last = appends.at(-1);
      if (last === undefined || alone || bytes + size > MAX_APPEND_BYTES) {
        appends.push([act]);
        bytes = size;
      } else {
        last.push(act);
        bytes += size;
      }
    }
    return appends;
  }

  async #judged(lines: readonly Claimed[], supposing: Supposing): Promise<readonly Judged[]> {
    const judged: Judged[] = [];
    for (const { pending, submission } of lines) {
      try {
        const before = await this.#recordedBefore(submission);
        if (before === undefined) judged.push({ pending, ...(await supposing.judge(submission)) });
        else pending.settle(before);
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        pending.settle(reportOfFault(error));
      }
    }
    return judged;
  }

  /** Whether what is to be written was written; false when it has to be judged again by what stands. */
  async #append(appends: readonly StreamAppend[], options: AppendOptions): Promise<boolean> {
    if (appends.length === 0) return true;
    try {
      await this.#log.append(appends, options);
      return true;
    } catch (error) {
      if (error instanceof EventStoreError) return false;
      throw error;
    }
  }

  async #reportOn(act: Judged, isWritten: boolean): Promise<Report> {
    return isWritten || act.written === undefined
      ? reportOf(await outcomeOf(this.#ledgers, act))
      : this.#recordOne(act.submission);
  }

  /** A line that was exported from this very log stands in it, whatever its key was. */
  async #recordedBefore({ subject, claim, requestHash: hash }: Submission): Promise<Report | undefined> {
    const actId = claim?.eventIds?.[0];
    if (actId === undefined) return undefined;
    const ledger = await this.#ledgers.load(subject);
    const entry = ledger.acts.find((act) => act.actId === actId);
    if (entry === undefined) return undefined;
    const recorded = requestHash(actsPath(subject), exportLine(subject, entry.events)['act']);
    return recorded === hash ? { outcome: 'UNCHANGED', receipt: answerOf(ledger, entry).receipt } : undefined;
  }
}

/** Neighbours that were exported from one append. */
function sameAppends(lines: readonly Claimed[]): readonly (readonly Claimed[])[] {
  const groups: Claimed[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isSameAppend(last, line)) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Known times grow from append to append, so that equal ones in an export are of one. */
export function isSameAppend(
  { submission: { claim: one } }: Claimed,
  { submission: { claim: other } }: Claimed,
) {
  return one?.eventIds !== undefined && other?.eventIds !== undefined && one.recordedAt === other.recordedAt;
}
