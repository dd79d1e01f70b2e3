import { dayNumber, isCalendarDate } from '@elshi/law';

/** A `+` that nobody has percent-encoded arrives as a space, and is taken for what it was. */
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6}))?(?:[Zz]|[+ ]00:00)$/;

/** Microseconds since 1970 of an RFC 3339 instant in UTC with at most six decimals; nothing for any other text. */
export function instantMicros(text: string): number | undefined {
  const match = INSTANT.exec(text);
  const [, day = '', hours, minutes, seconds, fraction = ''] = match ?? [];
  if (!isCalendarDate(day)) return undefined;
  const wholeSeconds = ((dayNumber(day) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  const micros = wholeSeconds * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return Number.isSafeInteger(micros) ? micros : undefined;
}
