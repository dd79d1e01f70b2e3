import type { AuditFilter, RowsPage } from '@elshi/application';
import { type CalendarDate, dateOf, dayNumber, type Rank, RANK_CODES } from '@elshi/law';
import type { Value } from '@elshi/read-models';
import type { InventedLog, PlacedStep } from '../test/support/filled-views.js';
import { type InventedCareer, type Step, TODAY } from '../test/support/invented-careers.js';

const PAGE = 50;
const NOW = dayNumber(TODAY);

/** Values that lists are asked for, as often as careers have them. */
export class Draws {
  readonly #log: InventedLog;
  readonly next: () => number;

  constructor(log: InventedLog, next: () => number) {
    this.#log = log;
    this.next = next;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  page(...key: readonly Value[]): RowsPage {
    return { limit: PAGE + 1, ...(this.next() < 0.5 && { after: key }) };
  }

  career(): InventedCareer {
    return this.pick(this.#log.careers);
  }

  event(): PlacedStep {
    return this.pick(this.#log.events);
  }

  step(): Step {
    return this.event().step;
  }

  office(): string {
    return `office-${Math.floor(this.next() ** 2 * 120)}`;
  }

  status(): string {
    return this.pick(['IN_SERVICE', 'IN_SERVICE', 'LEFT', 'DECEASED']);
  }

  rank(): Rank {
    return this.pick(RANK_CODES);
  }

  month(): { readonly from: CalendarDate; readonly to: CalendarDate } {
    const from = NOW - Math.floor(this.next() * 5000);
    return { from: dateOf(from), to: dateOf(from + 30) };
  }

  /** A day of the month that begins on a day. */
  dayOfMonth(from: CalendarDate): CalendarDate {
    return dateOf(dayNumber(from) + Math.floor(this.next() * 30));
  }

  monthOfEffect(): AuditFilter {
    const { from, to } = this.month();
    return { effectiveFrom: from, effectiveTo: to };
  }
}
