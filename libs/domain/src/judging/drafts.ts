import type { ActKind } from '../act.js';
import type { EventDraft, EventType } from '../event.js';
import type { Judged } from './act-rule.js';

/** The data of an act's first event: the members as posted, the day, and what was found. */
export function draft<K extends ActKind>(
  type: EventType,
  { act }: Judged<K>,
  found: Readonly<Record<string, unknown>> = {},
): EventDraft {
  const { effectiveOn } = act;
  return { type, data: { effectiveOn, ...act.data, ...defined(found) } };
}

/** The events of an act that leads to one event without found members. */
export function only<K extends ActKind>(type: EventType): (judged: Judged<K>) => readonly EventDraft[] {
  return (judged) => [draft(type, judged)];
}

function defined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
