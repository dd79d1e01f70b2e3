import { dayNumber, isCalendarDate, isWrittenDate } from '@elshi/law';
import { type Check, leaf } from './leaf.js';
import type { JsonSchema } from './registry.js';

/**
 * Days are taken from 1700 up to and including 2199: a year outside is a slip of the pen, and the end of the calendar is
 * so far that no term can run past it.
 */
const YEAR = '(?:1[7-9]|2[01])\\d{2}';
const MONTH = '(?:0[1-9]|1[0-2])';
const YEARS = new RegExp(`^${YEAR}`);
const YEARS_SAID = 'of the years 1700 to 2199';

/** Group of checks for acts that are not historical. */
export const ORDINARY = 'ordinary';
/** Group of checks for historical acts. */
export const HISTORICAL = 'historical';

const daySchema: JsonSchema = {
  type: 'string',
  format: 'date',
  pattern: `^${YEAR}-${MONTH}-(?:0[1-9]|[12]\\d|3[01])$`,
};
const periodSchema: JsonSchema = { type: 'string', pattern: `^${YEAR}(?:-${MONTH})?$` };
const writtenSchema: JsonSchema = { type: 'string', anyOf: [daySchema, periodSchema] };

const isDay: Check = {
  code: 'DATE',
  says: `must be a real calendar day written YYYY-MM-DD, ${YEARS_SAID}.`,
  holds: (value) => typeof value === 'string' && isCalendarDate(value) && YEARS.test(value),
};
const isWritten: Check = {
  code: 'DATE',
  says: `must be a real calendar day written YYYY-MM-DD, or a month YYYY-MM or a year YYYY, ${YEARS_SAID}.`,
  holds: (value) => typeof value === 'string' && isWrittenDate(value) && YEARS.test(value),
};

/** A real calendar day. */
export function Day(): PropertyDecorator {
  return leaf(isDay, { schema: daySchema });
}

/** A day, or a month or a year where no more is known. */
export function Written(): PropertyDecorator {
  return leaf(isWritten, { schema: writtenSchema });
}

/** A day; on a historical act a month or a year too. */
export function ActDate(): PropertyDecorator {
  return (target, name) => {
    leaf(isWritten, { schema: writtenSchema, ordinarily: daySchema }, { groups: [HISTORICAL] })(target, name);
    leaf(isDay, {}, { groups: [ORDINARY] })(target, name);
  };
}

const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6}))?(?:[Zz]|\+00:00)$/;
const MICROS = 1_000_000;

/** Microseconds since 1970 of an instant in UTC with at most six decimals; nothing for any other value. */
export function microsOf(value: unknown): number | undefined {
  const [, day = '', hours, minutes, seconds, decimals = ''] =
    (typeof value === 'string' && INSTANT.exec(value)) || [];
  if (!isCalendarDate(day) || !YEARS.test(day)) return undefined;
  const wholeSeconds = ((dayNumber(day) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return wholeSeconds < 0 ? undefined : wholeSeconds * MICROS + Number(decimals.padEnd(6, '0'));
}

/** An instant in UTC, from 1970 on. */
export function Instant(): PropertyDecorator {
  return leaf(
    {
      code: 'INSTANT',
      says: 'must be an instant in UTC like 2026-11-24T10:00:00.123456Z, with at most six decimals, from 1970 on.',
      holds: (value) => microsOf(value) !== undefined,
    },
    { schema: { type: 'string', format: 'date-time' } },
  );
}
