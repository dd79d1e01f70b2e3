import type { Act, ActChanges } from '../act.js';
import { mergePatchBetween } from '../merge-patch.js';

/** What has to be corrected in an act for it to be another of its kind; nothing when the two say the same. */
export function changesBetween(act: Act, wanted: Act): ActChanges | undefined {
  const changes = mergePatchBetween(membersOf(act), membersOf(wanted));
  return Object.keys(changes).length === 0 ? undefined : changes;
}

/** The members of an act that a correction may change. */
function membersOf({ effectiveOn, order, data }: Act): Readonly<Record<string, unknown>> {
  return { effectiveOn, data, ...(order && { order }) };
}
