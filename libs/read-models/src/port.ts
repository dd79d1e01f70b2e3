import type { ParkedPage, ParkedQuery, ParkedStream, ParkingChange } from './parked.js';

/**
 * The port through which views are kept and read. A view is a table of rows that are made from the log and from nothing
 * else, so it may be thrown away and made again at any time.
 *
 * Tables are declared by whoever projects. Every row belongs to one stream of the log.
 */

export type Value = string | number | null;

/**
 * `name` is a text that many rows share: a person who records, a kind of act. `position` is a place in the log, which may be
 * another in another log with the same facts.
 */
export type ColumnType = 'text' | 'integer' | 'name' | 'position';

export interface Table {
  readonly name: string;
  /**
   * `two-clocks`: what a stream says, from one day to another, as it was known from one moment to another.
   * `log`: a row for each event, never changed.
   */
  readonly kind: 'two-clocks' | 'log';
  readonly columns: Readonly<Record<string, ColumnType>>;
  /**
   * Columns by which rows are found and put in order; both clocks, or the position, follow by themselves. A query goes along the first that begins
   * with values it asks for and goes on in its order: so the one that leaves the fewest rows stands first.
   */
  readonly indexes: readonly (readonly string[])[];
  /** A text column in which pieces of text are looked for. */
  readonly searched?: string;
}

export type Values = Readonly<Record<string, Value>>;

/** A row of a `two-clocks` table, before it is known since when it is known. */
export interface ValidRow {
  readonly validFrom: string;
  /** The day on which it no longer holds; null while there is none. */
  readonly validTo: string | null;
  readonly values: Values;
}

export interface LogRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** Known time in microseconds. */
  readonly known: number;
  readonly values: Values;
}

/** What becomes of rows. */
export type RowChange =
  /** From this known time on, these are the rows of the stream: those that are gone or changed end, new ones begin. */
  | {
      readonly kind: 'replace';
      readonly table: string;
      readonly stream: string;
      readonly known: number;
      readonly rows: readonly ValidRow[];
    }
  | { readonly kind: 'add'; readonly table: string; readonly row: LogRow };

export type Change = RowChange | ParkingChange;

/** How far the views are: the last event they include, or keep parked. */
export interface Checkpoint {
  readonly position: number;
  readonly known: number;
  readonly eventId: string;
}

/**
 * `made`: from the log, and never served yet. `serving`: they serve, or have until others took their place; among several the
 * latest turn does. `former`: they have served, and serve again only when somebody wants them back.
 */
export type Standing = 'made' | 'serving' | 'former';

/** What views say of themselves. */
export interface ViewsDescription {
  readonly edition: string;
  /** Of their tables: views of one shape are read by the same queries. */
  readonly shape: string;
  readonly standing: Standing;
  /** Grows with each taking of the serving place; 0 for views that have never served. */
  readonly turn: number;
  /** Nothing when they hold nothing yet. */
  readonly checkpoint: Checkpoint | undefined;
}

/** The only writer of the views. */
export abstract class ViewsWriter {
  /** Where the views are; nothing when they hold nothing yet. */
  abstract readonly checkpoint: Checkpoint | undefined;

  /** Every stream that is parked. */
  abstract parked(): readonly ParkedStream[];

  /** What they say of themselves as of now. */
  abstract describe(): ViewsDescription;

  /** Gives them another standing: they take their turn in the serving place, or have left it. */
  abstract stand(standing: Standing, turn: number): void;

  /** Makes the changes and moves the checkpoint: all or nothing. */
  abstract commit(changes: readonly Change[], checkpoint: Checkpoint): void;

  /**
   * A number over all rows, the same for the same rows in whatever order they were made. It covers streams, values, days
   * and known times, but no positions: two logs with the same facts give the same. What is parked does not stand in it.
   */
  abstract digest(): string;

  abstract close(): void;
}

export type Condition =
  | { readonly column: string; readonly is: Value }
  | { readonly column: string; readonly isIn: readonly Value[] }
  /** `from` counts, `before` does not. */
  | { readonly column: string; readonly from?: Value; readonly before?: Value }
  /**
   * The searched column holds the piece, whatever the case: anywhere from three letters on, at the start of a word below
   * that. Words of a piece may also stand apart when each has three letters.
   */
  | { readonly searched: string }
  /** The stream has a row in another table, at the same moment. Columns of the order that the other table has too hold the same values there. */
  | { readonly inTable: string; readonly where: readonly Condition[] };

/** A day, and the known time up to which the log is known. */
export interface ViewMoment {
  readonly asOf: string;
  readonly known: number;
}

export interface RowQuery {
  readonly table: string;
  /** Needed for tables of two clocks, and for nothing else. */
  readonly at?: ViewMoment;
  readonly where: readonly Condition[];
  /** Columns, all ascending. */
  readonly order: readonly string[];
  /** Values of the order's columns in the row after which to go on. */
  readonly after?: readonly Value[];
  readonly limit: number;
}

export interface CountQuery extends Pick<RowQuery, 'table' | 'at' | 'where'> {
  /** Columns by whose values the rows are counted apart. */
  readonly by: readonly string[];
}

/** How many rows have these values. */
export interface Count {
  readonly values: Values;
  readonly rows: number;
}

/** A row as it is read: its columns, `stream`, and in a log `position` and `revision`. */
export type Row = Values & { readonly stream: string };

/** Reads the views beside whoever writes them. */
export abstract class ViewsReader {
  abstract rows(query: RowQuery): Promise<readonly Row[]>;

  /** How many rows there are, by the values of columns; in no order, and nothing for values that no row has. */
  abstract counts(query: CountQuery): Promise<readonly Count[]>;

  abstract parked(query: ParkedQuery): Promise<ParkedPage>;

  /** How many streams each projection has parked; one that has none is not named. */
  abstract parkedCounts(): Promise<ReadonlyMap<string, number>>;

  abstract close(): void;
}

/** The views as they were at one moment, whatever is written meanwhile. */
export abstract class ViewsSnapshot {
  abstract readonly checkpoint: Checkpoint | undefined;

  /** See {@link ViewsWriter.digest}. Other work gets its turn meanwhile; with the signal it breaks off, and throws its reason. */
  abstract digest(signal: AbortSignal): Promise<string>;

  abstract close(): void;
}
