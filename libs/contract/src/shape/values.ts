import { leaf } from './leaf.js';
import { eventIdSchema, isEventId } from './text.js';

type Value = string | number;

/** One of a closed list of values. */
export function OneOf(values: readonly Value[]): PropertyDecorator {
  const known: ReadonlySet<unknown> = new Set(values);
  const type = typeof values[0] === 'number' ? 'integer' : 'string';
  const kind = type === 'integer' ? 'number' : 'string';
  return leaf(
    {
      code: 'ENUM',
      says: `must be one of ${values.join(', ')}, as a ${kind}.`,
      holds: (value) => known.has(value),
    },
    { schema: { type, enum: values } },
  );
}

/** True or false. */
export function Flag(): PropertyDecorator {
  return leaf(
    { code: 'BOOLEAN', says: 'must be true or false.', holds: (value) => typeof value === 'boolean' },
    { schema: { type: 'boolean' } },
  );
}

const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

/** A year. */
export function Year(): PropertyDecorator {
  const holds = (value: unknown): boolean =>
    Number.isSafeInteger(value) && (value as number) >= FIRST_YEAR && (value as number) <= LAST_YEAR;
  return leaf(
    { code: 'NUMBER', says: `must be a year from ${FIRST_YEAR} to ${LAST_YEAR}, as a number.`, holds },
    { schema: { type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR } },
  );
}

/** A number of things, from none on. */
export function Count(most: number): PropertyDecorator {
  const holds = (value: unknown): boolean =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
  return leaf(
    { code: 'NUMBER', says: `must be a whole number from 0 to ${most}.`, holds },
    { schema: { type: 'integer', minimum: 0, maximum: most } },
  );
}

/** A list of different ids of events. */
export function EventIds(most: number): PropertyDecorator {
  const holds = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= most &&
    value.every(isEventId) &&
    new Set(value).size === value.length;
  const says = `must be a list of 1 to ${most} different UUIDs in small letters.`;
  const schema = { type: 'array', items: eventIdSchema, minItems: 1, maxItems: most, uniqueItems: true };
  return leaf({ code: 'EVENT_IDS', says, holds }, { schema });
}
