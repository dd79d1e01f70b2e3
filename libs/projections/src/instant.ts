import { type CalendarDate, dateOf } from '@elshi/law';

const DAY = 86_400_000_000;
const HOUR = 3_600_000_000;
const MINUTE = 60_000_000;
const SECOND = 1_000_000;

/** Microseconds since 1970-01-01T00:00:00Z as RFC 3339 text in UTC, with six decimals. */
export function instantOf(micros: number): string {
  const day = Math.floor(micros / DAY);
  const rest = micros - day * DAY;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${two(rest / HOUR)}:${two((rest % HOUR) / MINUTE)}:${two((rest % MINUTE) / SECOND)}`;
  return `${dateOf(day)}T${time}.${String(rest % SECOND).padStart(6, '0')}Z`;
}

/** The day in UTC of an instant in microseconds since 1970-01-01T00:00:00Z. */
export function dayOfInstant(micros: number): CalendarDate {
  return dateOf(Math.floor(micros / DAY));
}
