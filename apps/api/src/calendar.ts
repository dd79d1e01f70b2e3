import { type CalendarDate, calendarDate } from '@elshi/law';

/** Tells which civil day it is where the registry is kept. */
export class Calendar {
  readonly #format: Intl.DateTimeFormat;
  readonly #now: () => number;

  /** `now` in milliseconds since 1970. */
  constructor(timeZone: string, now: () => number = Date.now) {
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    this.#now = now;
  }

  today(): CalendarDate {
    return this.#dayAt(this.#now());
  }

  /** The civil day of an instant in microseconds since 1970. */
  readonly dayOf = (instant: number): CalendarDate => this.#dayAt(Math.floor(instant / 1000));

  #dayAt(milliseconds: number): CalendarDate {
    const parts = new Map(this.#format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
    return calendarDate(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
  }
}
