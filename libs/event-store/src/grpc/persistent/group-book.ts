import type { FilterSpec } from '../event-filter.js';
import type { WireLog } from '../log/wire-log.js';
import type { Place } from '../read-plan.js';
import type { GroupName } from './group-refusals.js';
import type { GroupSettings } from './group-settings.js';
import { BOOK, checkpointStreamOf, forget, jsonEvent, note, parkedStreamOf } from './system-streams.js';

/** A group as it is kept in the log. */
export interface GroupEntry {
  readonly name: GroupName;
  readonly settings: GroupSettings;
  /** As the client said. */
  readonly startFrom: Place;
  /** The number or position from which it began: that of `startFrom` when it was made. */
  readonly begin: number;
  readonly filter?: FilterSpec;
}

const KEPT = '$PersistentSubscriptionKept';
const REMOVED = '$PersistentSubscriptionRemoved';

/** The groups of a log, kept in a system stream of it, with what each has settled. */
export class GroupBook {
  constructor(private readonly log: WireLog) {}

  /** All groups, as they were when the log was last written. */
  entries(): readonly GroupEntry[] {
    const entries = new Map<string, GroupEntry>();
    for (const { type, data } of this.#events(BOOK)) {
      const entry = JSON.parse(Buffer.from(data).toString()) as GroupEntry;
      if (type === KEPT) {
        entries.set(keyOf(entry.name), entry);
      } else {
        entries.delete(keyOf(entry.name));
      }
    }
    return [...entries.values()];
  }

  keep(entry: GroupEntry): Promise<void> {
    return note(this.log, BOOK, jsonEvent(KEPT, entry));
  }

  /** Removes a group with its checkpoint and what it has parked. */
  async remove(name: GroupName): Promise<void> {
    await note(this.log, BOOK, jsonEvent(REMOVED, { name }));
    await forget(this.log, checkpointStreamOf(name));
    await forget(this.log, parkedStreamOf(name));
  }

  /** The number or position up to which the group has settled everything. */
  checkpointOf(name: GroupName): number | undefined {
    const stream = checkpointStreamOf(name);
    const state = this.log.rows.stateOf(stream);
    const [event] = state.kind === 'there' ? this.log.rows.ofStream(stream, state.last, state.last) : [];
    return event && (JSON.parse(Buffer.from(event.data).toString()) as number);
  }

  saveCheckpoint(name: GroupName, place: number): Promise<void> {
    return note(this.log, checkpointStreamOf(name), jsonEvent('$SubscriptionCheckpoint', place));
  }

  *#events(stream: string): Generator<{ readonly type: string; readonly data: Uint8Array }> {
    const state = this.log.rows.stateOf(stream);
    const last = state.kind === 'there' ? state.last : -1;
    for (let next = 0; next <= last;) {
      const page = this.log.rows.ofStream(stream, next, last);
      yield* page;
      next = (page.at(-1)?.revision ?? last) + 1;
    }
  }
}

/** One text for both names of a group. */
export function keyOf({ stream, group }: GroupName): string {
  return JSON.stringify([stream, group]);
}
