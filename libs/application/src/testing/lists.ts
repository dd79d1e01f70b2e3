import { officer } from '@elshi/domain';
import type { Clocks, ListBody, ReadOutcome } from '../messages.js';
import type { Application } from '../open.js';

/** The body of a list; fails the test when there is none. */
export function bodyOf(outcome: ReadOutcome<ListBody>): ListBody {
  if (outcome.outcome !== 'found') throw new Error(outcome.outcome);
  return outcome.body;
}

/** Ids of the officers that a list names, in its order. */
export function officerIds({ items }: ListBody): readonly unknown[] {
  return items.map(({ officerId }) => officerId);
}

/** An instant with six decimals, in microseconds. */
export function microsOf(instant: string): number {
  return Date.parse(instant) * 1000 + Number(instant.slice(23, 26));
}

/** Everything recorded about an officer, as his own audit trail has it. */
export async function trailOf(
  { subjects }: Pick<Application, 'subjects'>,
  officerId: string,
  clocks: Clocks,
): Promise<ListBody> {
  return bodyOf(await subjects.acts(officer(officerId), clocks, 'all'));
}
