import type { JsonSchema } from './registry.js';
import { isProse, normalised, proseSchema } from './text.js';
import { below, type Violation } from '../violation.js';

/** How deep the objects of a patch may lie in one another: one deeper than any act does. */
export const PATCH_DEPTH = 4;

/** No act has so many members that a patch could change more. */
const MOST_MEMBERS = 64;
/** Names that members of acts can have; `__proto__` is none. */
const MEMBER = /^[a-z][A-Za-z]{0,63}$/;

/** What a patch may be before its target is known. */
export function patchSchema(depth: number): JsonSchema {
  const values: JsonSchema[] = [
    { type: 'null' },
    { type: 'boolean' },
    { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    proseSchema,
  ];
  if (depth > 1) values.push(patchSchema(depth - 1));
  return {
    type: 'object',
    maxProperties: MOST_MEMBERS,
    propertyNames: { pattern: MEMBER.source },
    additionalProperties: { anyOf: values },
  };
}

/**
 * A copy of a patch with its texts in NFC. Bounded: deeper objects, lists and strange values are faults, for no act
 * holds them; whether the members are right is seen when the patch has been applied.
 */
export function readPatch(
  patch: object,
  pointer: string,
  violations: Violation[],
  depth = PATCH_DEPTH,
): Readonly<Record<string, unknown>> {
  const copy: Record<string, unknown> = {};
  const members = Object.entries(patch) as [string, unknown][];
  if (members.length > MOST_MEMBERS)
    violations.push({ pointer, code: 'VALUE', detail: `It changes more than ${MOST_MEMBERS} members.` });
  for (const [name, value] of members.slice(0, MOST_MEMBERS)) {
    const at = below(pointer, name);
    if (!MEMBER.test(name)) {
      violations.push({ pointer: at, code: 'UNKNOWN_MEMBER', detail: 'No act has a member of this name.' });
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth > 1) {
      copy[name] = readPatch(value, at, violations, depth - 1);
    } else {
      copy[name] = typeof value === 'string' ? normalised(value) : value;
      const detail = strange(copy[name]);
      if (detail !== undefined) violations.push({ pointer: at, code: 'VALUE', detail: `${name} ${detail}` });
    }
  }
  return copy;
}

function strange(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean' || isProse(value)) return undefined;
  if (typeof value === 'string') return 'is blank, too long, or holds what is no text.';
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? undefined : 'must be a whole number within 2^53.';
  return Array.isArray(value)
    ? 'is a list, and no act holds one.'
    : 'lies deeper than any member of an act does.';
}
