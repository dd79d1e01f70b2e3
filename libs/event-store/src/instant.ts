import type { Micros } from './port.js';

const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** The instant as RFC 3339 text in UTC, always with six decimals: `2026-11-24T10:00:00.123456Z`. */
export function microsToInstant(micros: Micros): string {
  const seconds = Math.floor(micros / 1_000_000);
  const rest = String(micros - seconds * 1_000_000).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${rest}Z`;
}

/**
 * The instant that an RFC 3339 text names, with `Z` or a numeric offset and up to six decimals.
 * `undefined` for anything else: a day that no calendar has, a leap second, a year out of reach.
 */
export function instantToMicros(text: string): Micros | undefined {
  const match = RFC3339.exec(text);
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as SixNumbers;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exact =
    wall.getUTCFullYear() === year &&
    wall.getUTCMonth() === month - 1 &&
    wall.getUTCDate() === day &&
    wall.getUTCHours() === hour &&
    wall.getUTCMinutes() === minute &&
    wall.getUTCSeconds() === second;
  const micros = (wall.getTime() - offsetInMillis(match)) * 1000 + Number((match[7] ?? '').padEnd(6, '0'));
  return exact && Number.isSafeInteger(micros) ? micros : undefined;
}

type SixNumbers = [number, number, number, number, number, number];

function offsetInMillis(match: RegExpExecArray): number {
  const [, , , , , , , , sign, hours = '0', minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
