import type { StoredEvent } from '@elshi/event-store';
import { subjectTextOf } from '../codec.js';

/** How a group is made. Times are in seconds. */
export interface GroupSettings {
  /** Bare event types; `null` for all. */
  readonly types: readonly string[] | null;
  /** What subjects begin with, as `officer/` or `office/emb-`; `null` for all. */
  readonly subjects: readonly string[] | null;
  /** After which an event that was not answered is given to somebody else. */
  readonly ackTimeoutSeconds: number;
  /** How often an event is given out again before it is parked. */
  readonly maxRetries: number;
  /** How long an event waits before it is given out again. */
  readonly retryDelaySeconds: number;
  /** Streams of which an event is at hand or with a consumer; it bounds memory, and how many events are under way. */
  readonly bufferSize: number;
}

/** Whether a group is concerned by an event. */
export function concerns({ types, subjects }: GroupSettings, { stream, type }: StoredEvent): boolean {
  if (types !== null && !types.includes(type)) return false;
  const subject = subjectTextOf(stream);
  return subjects === null || subjects.some((prefix) => subject.startsWith(prefix));
}
