import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, type SqliteFile } from '../../embedded/driver.js';
import { prepareForWriting } from '../../embedded/schema.js';
import { WIRE_LOG } from './kind.js';
import { WireLogRows } from './wire-log-rows.js';
import type { Expected, WireResult, WireWrite } from './wire-write.js';
import { WireWriter } from './wire-writer.js';

describe('the writer of a log of the wire’s own', () => {
  let folder: string;
  let file: SqliteFile;
  let writer: WireWriter;
  let now: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-wire-writer-'));
    file = openSqlite(join(folder, 'log.db'), 'write');
    prepareForWriting(file, WIRE_LOG);
    now = 5_000_000;
    writer = new WireWriter(file, () => now);
  });

  afterEach(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const outcomes = (...group: readonly WireWrite[]): readonly string[] =>
    writer.commit(group).results.map(named);

  it('judges each write of a group by what stands before it, and refuses one alone', () => {
    const group = [append('a', 'none'), append('a', 'none'), append('a', 0), append('b', 'any')];

    expect(outcomes(...group)).toEqual(['done at 0', 'wrong at 0', 'done at 1', 'done at 0']);
    expect(written()).toEqual(['a@0', 'a@1', 'b@0']);
  });

  it('puts events at positions that grow by their size', () => {
    outcomes(append('a', 'none', 100), append('b', 'none', 0), append('c', 'none', 0));

    const rows = WireLogRows.open(file.path);
    const [first = 0, second = 0, third = 0] = rows.forwards(0).map(({ position }) => position);
    rows.close();
    expect([second - first > 100, third - second < 100]).toEqual([true, true]);
  });

  it('writes nothing after a deadline', () => {
    const late = { ...append('a', 'none'), deadline: 4999 };
    const inTime = { ...append('b', 'none'), deadline: 5001 };

    expect(outcomes(late, inTime)).toEqual(['expired', 'done at 0']);
  });

  it('keeps what was created in order when the clock runs backwards', () => {
    outcomes(append('a', 'none'));
    now = 4_000_000;
    outcomes(append('a', 0));

    const rows = WireLogRows.open(file.path);
    expect(rows.forwards(0).map(({ created }) => created)).toEqual([5_000_000, 5_000_000]);
    rows.close();
  });

  it('writes nothing of a group that finds the disk full, and goes on when there is room', () => {
    outcomes(append('a', 'none'));
    file.exec('PRAGMA max_page_count = 20');

    const { results, grew } = writer.commit([append('a', 0), append('b', 'none', 500_000)]);

    const full = { kind: 'failed', sentence: `The disk of ${file.path} is full.` };
    expect({ results, grew }).toEqual({ results: [full, full], grew: false });
    file.exec('PRAGMA max_page_count = 1000000');
    expect(outcomes(append('a', 0))).toEqual(['done at 1']);
    expect(written()).toEqual(['a@0', 'a@1']);
  });

  it('writes nothing of a group whose flush fails, and goes on', () => {
    let broken = true;
    const failing: SqliteFile = {
      ...file,
      exec: (sql) => {
        if (broken && sql === 'COMMIT') {
          throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
        }
        file.exec(sql);
      },
    };
    const unlucky = new WireWriter(failing, () => now);

    expect(unlucky.commit([append('a', 'none')]).results.map(named)).toEqual(['failed']);
    broken = false;
    expect(unlucky.commit([append('a', 'none')]).results.map(named)).toEqual(['done at 0']);
    expect(written()).toEqual(['a@0']);
  });

  function written(): readonly string[] {
    const rows = WireLogRows.open(file.path);
    const places = rows.forwards(0).map(({ stream, revision }) => `${stream}@${revision}`);
    rows.close();
    return places;
  }
});

function append(stream: string, expected: Expected, size = 10): WireWrite {
  const id = crypto.randomUUID().replaceAll('-', '');
  const data = new Uint8Array(size);
  const events = [{ id, type: 'NoteTaken', json: false, data, metadata: new Uint8Array() }];
  return { kind: 'append', stream, expected, events, bytes: size };
}

function named(result: WireResult): string {
  switch (result.kind) {
    case 'done':
      return `done at ${result.revision}`;
    case 'wrong-version':
      return `wrong at ${result.actual}`;
    case 'deleted':
    case 'expired':
    case 'failed':
      return result.kind;
  }
}
