import type { Application, Clocks } from '@elshi/application';
import { instantToMicros } from '@elshi/event-store';
import { type CalendarDate, defaultPolicies, firstDayOf, type WrittenDate } from '@elshi/law';
import { found } from '../reading.js';

type View = Readonly<Record<string, unknown>>;

/** One event of a career, and how the career stood when it was recorded. */
export interface Step {
  readonly revision: number;
  readonly event: View;
  /** The day on which the state is read. */
  readonly asOf: CalendarDate;
  readonly record: View;
  readonly term: View;
}

export interface Replayed {
  readonly officerId: string;
  /** Read each state on this day; left out, on the day from which the event counts. */
  readonly at?: CalendarDate;
  /** Only what was recorded by then, in microseconds. */
  readonly knownAt?: number;
}

/** The events of a career in the order of recording, each with what was known once it was recorded. */
export async function* stepsOf({ officers }: Application, replayed: Replayed): AsyncGenerator<Step> {
  const { officerId, at, knownAt } = replayed;
  const asOf = at ?? firstDayOf('1970-01-01' as WrittenDate);
  const clocks = { asOf, ...(knownAt !== undefined && { knownAt }) };
  const { items } = found(await officers.replay(officerId, clocks), officerId);
  for (const { revision, event } of items as Iterable<{ readonly revision: number; readonly event: View }>) {
    const day = at ?? firstDayOf(event['effectiveOn'] as WrittenDate);
    const known = instantToMicros(String(event['recordedAt']));
    const then: Clocks = { asOf: day, ...(known !== undefined && { knownAt: known }) };
    const record = found(await officers.serviceRecord(officerId, then), officerId);
    const term = found(await officers.term(officerId, then, defaultPolicies), officerId);
    yield { revision, event, asOf: day, record, term };
  }
}
