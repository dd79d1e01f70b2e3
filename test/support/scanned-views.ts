import type { Condition, Row, RowQuery, ValidRow, Value, ViewMoment } from '@elshi/read-models';
import {
  correctedRows,
  eligibilityRows,
  fateRows,
  type KnownCareer,
  knownBy,
  nameRows,
  officerRows,
} from './career-rows.js';
import { auditValues, type InventedLog, streamOf } from './filled-views.js';

/** Answers a query of the views as it is defined: by looking at every row that the careers have at its moment, without index or engine. */
export class ScannedViews {
  readonly #log: InventedLog;

  constructor(log: InventedLog) {
    this.#log = log;
  }

  rows({ table, at, where, order, after, limit }: RowQuery): readonly Row[] {
    const found = [...this.#rowsOf(table, at)].filter(this.#passes(where, at));
    const inOrder = found.sort((a, b) => compared(valuesOf(a, order), valuesOf(b, order)));
    const rest = inOrder.filter((row) => after === undefined || compared(valuesOf(row, order), after) > 0);
    return rest.slice(0, limit);
  }

  *#rowsOf(table: string, at: ViewMoment | undefined): Iterable<Row> {
    if (at === undefined) {
      for (const { career, step, position } of this.#log.events) {
        const revision = career.steps.indexOf(step);
        yield { stream: streamOf(career), position, revision, ...auditValues(step) };
      }
      return;
    }
    for (const { stream, versions } of this.#log.others.filter((other) => other.table === table))
      for (const { validFrom, validTo, values } of versions.findLast(({ known }) => known <= at.known)
        ?.rows ?? [])
        if (validFrom <= at.asOf && (validTo === null || validTo > at.asOf)) yield { stream, ...values };
    for (const career of this.#log.careers) {
      for (const { validFrom, validTo, values } of this.#validRows(table, knownBy(career, at.known)))
        if (validFrom <= at.asOf && (validTo === null || validTo > at.asOf))
          yield { stream: streamOf(career), ...values };
    }
  }

  #validRows(table: string, career: KnownCareer): readonly ValidRow[] {
    switch (table) {
      case 'officerNames':
        return nameRows(career);
      case 'officers':
        return officerRows(career);
      case 'eligibility':
        return eligibilityRows(career);
      case 'actFates':
        return fateRows(career);
      case 'correctedEvents':
        return correctedRows(career, (step) => this.#log.positionOf(step));
      case 'offices':
      case 'accreditations':
      case 'proposals':
      case 'joinedRecords':
        return [];
      default:
        throw new Error(`Nothing is known of ${table}.`);
    }
  }

  /** Whether a row meets all of the conditions. What another table has is looked at once. */
  #passes(where: readonly Condition[], at: ViewMoment | undefined): (row: Row) => boolean {
    const tests = where.map((condition): ((row: Row) => boolean) => {
      if ('searched' in condition) return (row) => has(String(row['text']), condition.searched);
      if ('inTable' in condition) {
        const others = [...this.#rowsOf(condition.inTable, at)].filter(this.#passes(condition.where, at));
        const streams = new Set(others.map(({ stream }) => stream));
        return ({ stream }) => streams.has(stream);
      }
      if ('is' in condition) return (row) => row[condition.column] === condition.is;
      if ('isIn' in condition) return (row) => condition.isIn.includes(row[condition.column] ?? null);
      const { column, from, before } = condition;
      return (row) => {
        const value = row[column] ?? null;
        if (from === undefined && before === undefined) return true;
        return value !== null && !(from != null && value < from) && !(before != null && value >= before);
      };
    });
    return (row) => tests.every((test) => test(row));
  }
}

/** A piece of three letters or more anywhere, a shorter one where a word begins. */
function has(text: string, piece: string): boolean {
  const [within, wanted] = [text.toLowerCase(), piece.toLowerCase()];
  if (wanted.length >= 3) return within.includes(wanted);
  return within.split(/[^a-z0-9]+/).some((word) => word.startsWith(wanted));
}

function valuesOf(row: Row, order: readonly string[]): readonly Value[] {
  return order.map((column) => row[column] ?? null);
}

function compared(some: readonly Value[], others: readonly Value[]): number {
  for (const [at, value] of some.entries()) {
    const other = others[at] ?? null;
    if (value === other) continue;
    return value === null || (other !== null && value < other) ? -1 : 1;
  }
  return 0;
}
