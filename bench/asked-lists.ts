import {
  type AuditFilter,
  auditQuery,
  effectiveQueries,
  eligibleQuery,
  holdersQuery,
  type OfficerFilter,
  officersQuery,
  type RowsPage,
} from '@elshi/application';
import { type CalendarDate, dateOf, dayNumber, type Rank, RANK_CODES } from '@elshi/law';
import type { RowQuery, Value } from '@elshi/read-models';
import type { InventedLog, PlacedStep } from '../test/support/filled-views.js';
import { type InventedCareer, type Step, TODAY } from '../test/support/invented-careers.js';
import type { AskedMoment } from '../test/support/list-questions.js';

const PAGE = 50;
const NOW = dayNumber(TODAY);

/** A list with values drawn anew each time: its first page as often as a later one. */
export interface AskedList {
  readonly name: string;
  /** Whether each row is shown with the line of its officer, which is read as well. */
  readonly withLines: boolean;
  draw(at: AskedMoment): readonly RowQuery[];
}

/** Values that lists are asked for, as often as careers have them. */
class Draws {
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

/** The lists of the service, with everything that they can be narrowed by. */
export function askedLists(log: InventedLog, next: () => number): readonly AskedList[] {
  const draws = new Draws(log, next);
  return [...officerLists(draws), ...eligibilityLists(draws), ...auditLists(draws), ...effectiveLists(draws)];
}

function officerLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, filter: () => OfficerFilter): AskedList => ({
    name: `officers ${name}`,
    withLines: true,
    draw: (at) => [officersQuery(filter(), at, draws.page(draws.career().officerId))],
  });
  const [rank, office, status] = [() => draws.rank(), () => draws.office(), () => draws.status()];
  const surname = () => draws.pick(['akhmetova', 'serikbek', 'ospanov', 'bolatuly']);
  return [
    list('all', () => ({})),
    list('by rank', () => ({ rank: rank() })),
    list('by office', () => ({ office: office() })),
    list('by status', () => ({ status: status() })),
    list('by rank, status', () => ({ rank: rank(), status: status() })),
    list('by office, status', () => ({ office: office(), status: status() })),
    list('by rank, office, status', () => ({ rank: rank(), office: office(), status: status() })),
    list('by a personal number', () => ({ q: draws.career().personalNo })),
    list('by a surname', () => ({ q: surname() })),
    list('by a common piece', () => ({ q: draws.pick(['a', 'ova', 'nurlan', 'kz']) })),
    list('by a surname, rank', () => ({ q: surname(), rank: rank() })),
  ];
}

function eligibilityLists(draws: Draws): readonly AskedList[] {
  const eligible = (at: AskedMoment): readonly RowQuery[] => {
    const month = draws.month();
    return [eligibleQuery(month, at, draws.page(month.from, draws.career().officerId))];
  };
  const holders = (at: AskedMoment): readonly RowQuery[] => [
    holdersQuery(at, draws.page(draws.career().officerId)),
  ];
  return [
    { name: 'eligible in a month', withLines: true, draw: eligible },
    { name: 'holders of a rank', withLines: false, draw: holders },
  ];
}

function auditLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, filterOf: () => AuditFilter): AskedList => ({
    name: `audit ${name}`,
    withLines: false,
    draw: ({ position }) => {
      const filter = filterOf();
      const { position: last } = draws.event();
      const day = filter.effectiveFrom ?? filter.effectiveTo;
      const after = day === undefined ? [last] : [draws.dayOfMonth(day), last];
      return [auditQuery(filter, { from: 1, before: Number(position) + 1 }, draws.page(...after))];
    },
  });
  const [actor, kind, month] = [
    () => draws.step().actor,
    () => draws.step().kind,
    () => draws.monthOfEffect(),
  ];
  return [
    list('all', () => ({})),
    list('by actor', () => ({ actor: actor() })),
    list('by kind', () => ({ kind: kind() })),
    list('by actor, kind', () => ({ actor: actor(), kind: kind() })),
    list('by order', () => ({ order: draws.step().orderNo ?? '1-17000/1' })),
    list('by subject', () => ({ subject: `officer/${draws.career().officerId}` })),
    list('by month of effect', month),
    list('by actor, month of effect', () => ({ ...month(), actor: actor() })),
    list('by actor, kind, month of effect', () => ({ ...month(), actor: actor(), kind: kind() })),
    list('since a day of effect', () => ({ effectiveFrom: draws.month().from })),
  ];
}

function effectiveLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, types: readonly string[] | undefined): AskedList => ({
    name: `effective in a month${name}`,
    withLines: false,
    draw: (at) => {
      const month = draws.month();
      const after = [draws.dayOfMonth(month.from), draws.event().position];
      return effectiveQueries({ ...month, ...(types && { types }) }, at, draws.page(...after));
    },
  });
  return [list('', undefined), list(', two types', ['RankAssigned', 'ServiceLeft'])];
}
