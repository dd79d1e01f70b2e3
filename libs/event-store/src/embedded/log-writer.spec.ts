import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareAppend, type PreparedAppend } from '../shared/prepared-append.js';
import { openSqlite, type SqliteFile } from './driver.js';
import { LogWriter, type AppendResult } from './log-writer.js';
import { prepareForWriting } from './schema.js';
import { SqliteRows } from './sqlite-rows.js';

describe('the writer of the log', () => {
  let folder: string;
  let file: SqliteFile;
  let writer: LogWriter;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-writer-'));
    file = openSqlite(join(folder, 'log.db'), 'write');
    prepareForWriting(file);
    writer = new LogWriter(file, () => 1000);
  });

  afterEach(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });

  it('judges each append of a group by what stands before it, and refuses one alone', () => {
    const results = writer.commit([
      append('officer-1', 'none'),
      append('officer-1', 'none'),
      append('officer-1', 0),
      append('officer-2', 'none'),
    ]);

    expect(outcomes(results)).toEqual(['created', 'WrongExpectedRevision', 'created', 'created']);
    expect(writer.end).toEqual({ position: 3, known: 1002, founding: false });
  });

  it('writes nothing of a group that finds the disk full, and goes on when there is room', () => {
    writer.commit([append('officer-1', 'none')]);
    file.exec('PRAGMA max_page_count = 20');

    const results = writer.commit([append('officer-1', 0), append('officer-2', 'none', 'x'.repeat(500_000))]);

    expect(outcomes(results)).toEqual(['StoreUnavailable', 'StoreUnavailable']);
    expect(messages(results)[0]).toBe(`The disk of ${file.path} is full.`);
    file.exec('PRAGMA max_page_count = 1000000');
    expect(outcomes(writer.commit([append('officer-1', 0)]))).toEqual(['created']);
    expect(written()).toEqual(['officer-1@0', 'officer-1@1']);
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
    const unlucky = new LogWriter(failing, () => 1000);

    expect(outcomes(unlucky.commit([append('officer-1', 'none')]))).toEqual(['StoreUnavailable']);
    broken = false;

    expect(outcomes(unlucky.commit([append('officer-1', 'none')]))).toEqual(['created']);
    expect(written()).toEqual(['officer-1@0']);
  });

  function written(): readonly string[] {
    const rows = SqliteRows.open(file.path);
    const places = rows.between(0, 100).map(({ stream, revision }) => `${stream}@${revision}`);
    rows.close();
    return places;
  }
});

function append(stream: string, expectedRevision: 'none' | number, text = ''): PreparedAppend {
  const event = { eventId: crypto.randomUUID(), type: 'NoteTaken', data: { text }, metadata: {} };
  return prepareAppend([{ stream, expectedRevision, events: [event] }]);
}

function outcomes(results: readonly AppendResult[]): readonly string[] {
  return results.map((result) => ('error' in result ? result.error.code : result.appended.outcome));
}

function messages(results: readonly AppendResult[]): readonly string[] {
  return results.map((result) => ('error' in result ? result.error.message : ''));
}
