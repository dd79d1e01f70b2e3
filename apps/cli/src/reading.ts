import type { ReadOutcome } from '@elshi/application';
import { instantToMicros } from '@elshi/event-store';
import { type CalendarDate, calendarDate, isCalendarDate } from '@elshi/law';
import { Failure } from './terminal/failure.js';

const OFFICER = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** The id of an officer, also where it was given as a subject. */
export function officerNamed(text: string): string {
  const officerId = text.replace(/^officer\//, '');
  if (OFFICER.test(officerId)) return officerId;
  throw new Failure(`${text} is not the id of an officer.`, 2);
}

/** The day of an option. */
export function dayGiven(option: string, text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new Failure(`${option} is a day written YYYY-MM-DD, not ${text}.`, 2);
}

/** The instant of `--known-at`, in microseconds. */
export function knownAtGiven(text: string | undefined): { readonly knownAt?: number } {
  if (text === undefined) return {};
  const knownAt = instantToMicros(text);
  if (knownAt !== undefined) return { knownAt };
  throw new Failure(`--known-at is an instant like 2024-05-01T09:30:00Z, not ${text}.`, 2);
}

/** The civil day where the registry is kept. */
export function today(timeZone: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts();
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return calendarDate(`${part('year')}-${part('month')}-${part('day')}`);
}

/** What a read has found; else why there is nothing. */
export function found<Body>(outcome: ReadOutcome<Body>, officerId: string): Body {
  switch (outcome.outcome) {
    case 'found':
      return outcome.body;
    case 'unknown-subject':
      throw new Failure(`No officer ${officerId} is recorded, or none was known at that time.`);
    case 'future':
      throw new Failure('--known-at lies in the future.', 2);
    case 'not-caught-up':
    case 'not-ready':
    case 'log-replaced':
    case 'bad-cursor':
      throw new Failure('The career could not be read.');
  }
}
