import type { Act, ActChanges } from '../act.js';

type Members = Readonly<Record<string, unknown>>;

/** What has to be corrected in an act for it to be another of its kind; nothing when the two say the same. */
export function changesBetween(act: Act, wanted: Act): ActChanges | undefined {
  const changes = patchBetween(membersOf(act), membersOf(wanted));
  return Object.keys(changes).length === 0 ? undefined : changes;
}

/** The members of an act that a correction may change. */
function membersOf({ effectiveOn, order, data }: Act): Members {
  return { effectiveOn, data, ...(order && { order }) };
}

/** A JSON Merge Patch (RFC 7396) that makes one object of another. */
function patchBetween(now: Members, wanted: Members): Members {
  const patch: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const other = now[name];
    if (isObject(value) && isObject(other)) {
      const inner = patchBetween(other, value);
      if (Object.keys(inner).length > 0) patch[name] = inner;
    } else if (value !== undefined && value !== other) patch[name] = value;
  }
  for (const name of Object.keys(now)) if (wanted[name] === undefined) patch[name] = null;
  return patch;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
