import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeViews,
  memoryViews,
  shapeOf,
  SqliteViewsReader,
  SqliteViewsSnapshot,
  SqliteViewsWriter,
  ViewsError,
} from './index.js';
import { SqliteFile } from './sqlite/driver.js';
import { at, column, diary, hat, hats, noted, query, tables, wears } from './testing/given.js';
import { viewsContract } from './testing/views-contract.js';

viewsContract('memory', () => {
  const { writer, reader } = memoryViews(tables, 'first');
  return { writer, reader, dispose: () => writer.close() };
});

viewsContract('file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'elshi-views-'));
  const path = join(folder, 'views.db');
  const writer = SqliteViewsWriter.open(path, tables, 'first');
  const reader = SqliteViewsReader.open(path, tables, 'first');
  const dispose = (): void => {
    writer.close();
    reader.close();
    rmSync(folder, { recursive: true });
  };
  return { writer, reader, dispose };
});

describe('views in a file', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-views-'));
    path = join(folder, 'views.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const opened = (edition = 'first'): SqliteViewsWriter => SqliteViewsWriter.open(path, tables, edition);
  const failure = (attempt: () => unknown): string => {
    try {
      attempt();
      return 'none';
    } catch (error) {
      return error instanceof ViewsError ? error.code : String(error);
    }
  };

  it('are as they were when they are opened again', async () => {
    const writer = opened();
    writer.commit([wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red', size: 1 }))], at(1));
    const digest = writer.digest();
    writer.close();

    const again = opened();
    expect(again.checkpoint).toEqual(at(1));
    expect(again.digest()).toBe(digest);
    again.commit([wears('a', 20)], at(2));
    const reader = SqliteViewsReader.open(path, tables, 'first');
    const known = (time: number) => query(hats, { at: { asOf: '2020-01-01', known: time } });
    expect(await column(reader, known(19), 'colour')).toEqual(['red']);
    expect(await column(reader, known(20), 'colour')).toEqual([]);
    reader.close();
    again.close();
  });

  it('come to the same number in another order, and at other positions', () => {
    const a = wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red', bought: 1 }));
    const moved = wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red', bought: 77 }));
    const b = wears('b', 20, hat('2020-01-01', null, { owner: 'b', colour: 'blue' }));
    const line = noted(1, 'a', '2020-01-01', 'x');
    const elsewhere = line.kind === 'add' ? { ...line, row: { ...line.row, position: 77 } } : line;
    const first = memoryViews(tables, 'first').writer;
    first.commit([a, b, line], at(2));
    const second = memoryViews(tables, 'second').writer;
    second.commit([elsewhere, b], at(5));
    second.commit([moved], at(9));

    expect(second.digest()).toBe(first.digest());
  });

  it('are damaged when they are of another edition', () => {
    opened('first').close();

    expect(failure(() => opened('second'))).toBe('Damaged');
    expect(failure(() => SqliteViewsReader.open(path, tables, 'second'))).toBe('Damaged');
    expect(failure(() => opened('first').close())).toBe('none');
  });

  it('are damaged when the file is no database, or one of something else', () => {
    writeFileSync(path, 'no database, but long enough to be taken for one by whoever only looks at its size');
    expect(failure(() => opened())).toBe('Damaged');
  });

  it('are damaged when half of the file is gone', () => {
    const writer = opened();
    writer.commit(
      Array.from({ length: 500 }, (_none, index) => noted(index + 1, `s${index}`, '2020-01-01', 'x')),
      at(500),
    );
    writer.close();
    truncateSync(path, readFileSync(path).length / 2);

    expect(
      failure(() => {
        const views = opened();
        try {
          views.digest();
        } finally {
          views.close();
        }
      }),
    ).toBe('Damaged');
  });

  it('cannot be read before they are made', () => {
    expect(failure(() => SqliteViewsReader.open(path, tables, 'first'))).toBe('Unavailable');
  });

  it('keep a reader from nothing while they are written', async () => {
    const writer = opened();
    const reader = SqliteViewsReader.open(path, tables, 'first');
    for (let position = 1; position <= 200; position += 1) {
      writer.commit([noted(position, 'a', '2020-01-01', 'x')], at(position));
      expect(await column(reader, query(diary, { limit: 1000 }), 'position')).toHaveLength(position);
    }
    reader.close();
    writer.close();
  });

  it('say what they are to whoever asks, also of another edition', () => {
    const writer = opened();
    const made = { edition: 'first', shape: shapeOf(tables), standing: 'made', turn: 0 };
    expect(describeViews(path)).toEqual({ ...made, checkpoint: undefined });

    writer.commit([noted(1, 'a', '2020-01-01', 'x')], at(1));
    writer.stand('serving', 3);
    expect(describeViews(path)).toEqual({ ...made, standing: 'serving', turn: 3, checkpoint: at(1) });
    expect(writer.describe()).toEqual(describeViews(path));
    writer.close();
    expect(opened().describe()).toMatchObject({ standing: 'serving', turn: 3 });
  });

  it.each([
    ['no database', () => writeFileSync(path, 'x'.repeat(5000))],
    ['empty', () => writeFileSync(path, '')],
    ['a database of something else', () => SqliteFile.open(path, 'write').exec('CREATE TABLE other (id)')],
  ])('say nothing of a file that is %s', (_what, make) => {
    make();
    expect(describeViews(path)).toBeUndefined();
  });

  it('have a shape that follows their tables, and nothing else', () => {
    const [first, ...rest] = tables;
    expect(shapeOf(tables)).toMatch(/^[0-9a-f]{12}$/);
    expect(shapeOf([{ ...first!, columns: { ...first!.columns, brim: 'integer' } }, ...rest])).not.toBe(
      shapeOf(tables),
    );
    expect(shapeOf(rest)).not.toBe(shapeOf(tables));
  });

  it('are held fast by a snapshot while they are written', async () => {
    const writer = opened();
    writer.commit([noted(1, 'a', '2020-01-01', 'x')], at(1));
    const then = writer.digest();
    const snapshot = SqliteViewsSnapshot.open(path, tables, 'first');
    writer.commit([noted(2, 'a', '2020-01-01', 'y')], at(2));

    const never = new AbortController().signal;
    expect(snapshot.checkpoint).toEqual(at(1));
    expect(await snapshot.digest(never)).toBe(then);
    expect(writer.digest()).not.toBe(then);
    await expect(snapshot.digest(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    snapshot.close();
    writer.close();
    expect(failure(() => SqliteViewsSnapshot.open(path, tables, 'second'))).toBe('Damaged');
  });
});
