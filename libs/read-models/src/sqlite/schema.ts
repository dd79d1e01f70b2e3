import { createHash } from 'node:crypto';
import { ViewsError } from '../errors.js';
import type { Checkpoint, Table } from '../port.js';
import type { SqliteFile } from './driver.js';
import { PARKED } from './parked-table.js';

/** Marks a file as views of ours: `ElsV` in ASCII. */
const APPLICATION_ID = 0x456c7356;
/** How the rows are kept beside what the statements below say. Raise it when rows of the same tables come to be read in another way. */
const LAYOUT = 1;

/** Stands for "no end": later than every day, and than every known time. */
export const NO_DAY = '9999-99-99';
export const NO_TIME = Number.MAX_SAFE_INTEGER;

/** Columns that each kind of table has before its own. */
export const OWN_COLUMNS = {
  'two-clocks': ['stream', 'validFrom', 'validTo', 'knownFrom', 'knownTo'],
  log: ['stream', 'revision', 'known'],
} as const satisfies Record<Table['kind'], readonly string[]>;

const NAMES = 'CREATE TABLE names (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT';
const STATE = `CREATE TABLE state (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  edition  TEXT NOT NULL,
  shape    TEXT NOT NULL,
  standing TEXT NOT NULL DEFAULT 'made',
  turn     INTEGER NOT NULL DEFAULT 0,
  position INTEGER,
  known    INTEGER,
  eventId  TEXT
) STRICT`;

/** Opens the views of an edition in a file; makes them when the file is new. `Damaged` when it holds anything else. */
export function prepareForWriting(file: SqliteFile, tables: readonly Table[], edition: string): void {
  waitForOthers(file);
  const isNew = pragma(file, 'schema_version') === 0 && pragma(file, 'application_id') === 0;
  if (!isNew) insistOnOurs(file, edition);
  file.exec('PRAGMA journal_mode = WAL');
  // What a power failure takes is made again from the log.
  file.exec('PRAGMA synchronous = NORMAL');
  file.exec('PRAGMA cache_size = -65536');
  file.exec('PRAGMA journal_size_limit = 67108864');
  if (isNew) make(file, tables, edition);
}

/** Makes a read-only connection ready. */
export function prepareForReading(file: SqliteFile, edition: string): void {
  waitForOthers(file);
  insistOnOurs(file, edition);
  // Enough for the upper pages of the indexes of some hundred thousand careers.
  file.exec('PRAGMA cache_size = -32768');
}

/** Another connection may be busy with the file for a moment. */
export function waitForOthers(file: SqliteFile): void {
  file.exec('PRAGMA busy_timeout = 5000');
}

/** A number over the tables and the way in which they are kept: files of one shape can be read by the same queries. */
export function shapeOf(tables: readonly Table[]): string {
  const kept = [LAYOUT, NAMES, ...PARKED, ...tables.flatMap(tableSql)];
  return createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 12);
}

/** Whether the file is views of ours, of whatever edition, that can say what they are. */
export function isOurs(file: SqliteFile): boolean {
  return pragma(file, 'application_id') === APPLICATION_ID && pragma(file, 'user_version') === LAYOUT;
}

/** Where the views are. */
export function savedCheckpoint(file: SqliteFile): Checkpoint | undefined {
  const row = file.prepare('SELECT position, known, eventId FROM state').get();
  const [position, known, eventId] = row ?? [];
  return position == null
    ? undefined
    : { position: Number(position), known: Number(known), eventId: String(eventId) };
}

export function saveCheckpoint(file: SqliteFile, { position, known, eventId }: Checkpoint): void {
  file.prepare('UPDATE state SET position = ?, known = ?, eventId = ?').run(position, known, eventId);
}

/** Name of the index over pieces of text, and of that over the starts of words. */
export function searchTables(table: string): { readonly pieces: string; readonly words: string } {
  return { pieces: `"${table}Pieces"`, words: `"${table}Words"` };
}

function make(file: SqliteFile, tables: readonly Table[], edition: string): void {
  file.transaction(() => {
    for (const sql of [NAMES, STATE, ...PARKED, ...tables.flatMap(tableSql)]) file.exec(sql);
    file.prepare('INSERT INTO state (id, edition, shape) VALUES (1, ?, ?)').run(edition, shapeOf(tables));
    file.exec(`PRAGMA user_version = ${LAYOUT}`);
    file.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  });
}

function tableSql(table: Table): readonly string[] {
  const own =
    table.kind === 'two-clocks'
      ? 'id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, validFrom TEXT NOT NULL, validTo TEXT NOT NULL,' +
        'knownFrom INTEGER NOT NULL, knownTo INTEGER NOT NULL'
      : 'position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, known INTEGER NOT NULL';
  const columns = Object.entries(table.columns).map(
    ([name, type]) => `"${name}" ${type === 'text' ? 'TEXT' : 'INTEGER'}`,
  );
  return [
    `CREATE TABLE "${table.name}" (${[own, ...columns].join(', ')}) STRICT`,
    ...indexSql(table),
    ...searchSql(table),
  ];
}

/** An index of a table, or the table itself, which a log has in the order of its positions. */
export interface TableIndex {
  /** None for the table itself. */
  readonly name?: string;
  /** What rows are found by and put in order by; without the clocks. */
  readonly columns: readonly string[];
}

/** Every way to find rows of a table, the first the best where several serve. */
export function indexesOf({ name, kind, indexes }: Table): readonly TableIndex[] {
  const declared = [['stream'], ...indexes].map((columns, at) => ({ name: `${name}By${at}`, columns }));
  if (kind === 'two-clocks') return declared;
  const ended = declared.map(({ columns, ...rest }) => ({ ...rest, columns: [...columns, 'position'] }));
  return [...ended, { columns: ['position'] }];
}

/**
 * The clocks stand in every index, so that rows of other days are passed over without a look; all but the last, which changes,
 * and so would have to be changed in every index.
 */
function indexSql({ name, kind, indexes }: Table): readonly string[] {
  const clocks = kind === 'two-clocks' ? ', validFrom, validTo, knownFrom' : '';
  const ofStream = kind === 'two-clocks' ? ['stream, knownTo, knownFrom, validFrom, validTo'] : ['stream'];
  const declared = indexes.map((columns) => columns.map((column) => `"${column}"`).join(', ') + clocks);
  return [...ofStream, ...declared].map(
    (columns, at) => `CREATE INDEX "${name}By${at}" ON "${name}" (${columns})`,
  );
}

/** Row ids only: the text itself stands in the table, and rows are never taken away. */
function searchSql({ name, searched }: Table): readonly string[] {
  if (searched === undefined) return [];
  const { pieces, words } = searchTables(name);
  return [
    `CREATE VIRTUAL TABLE ${pieces} USING fts5(text, content = '', tokenize = 'trigram case_sensitive 1')`,
    `CREATE VIRTUAL TABLE ${words} USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2')`,
  ];
}

function insistOnOurs(file: SqliteFile, edition: string): void {
  if (!isOurs(file)) throw new ViewsError('Damaged', 'The file is a database of something else.');
  const found = file.prepare('SELECT edition FROM state').get()?.[0];
  if (found !== edition) throw new ViewsError('Damaged', `The views are of edition ${String(found)}.`);
}

function pragma(file: SqliteFile, name: string): unknown {
  return file.prepare(`PRAGMA ${name}`).get()?.[0];
}
