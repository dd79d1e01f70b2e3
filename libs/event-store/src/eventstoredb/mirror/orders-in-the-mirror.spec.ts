import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openSqlite } from '../../embedded/driver.js';
import type { Arrival, ArrivedEvent } from '../arrival.js';
import { ModelServer, type Step } from '../../testing/model-server.js';
import { MirrorWriter } from './mirror-writer.js';

const index = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('begins' as const),
    order: index,
    streams: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 2 }),
  }),
  fc.record({ does: fc.constant('reserves' as const), attempt: index, stream: index }),
  fc.record({ does: fc.constant('reserves' as const), attempt: index, stream: index }),
  fc.record({
    does: fc.constantFrom('commits' as const, 'releases' as const, 'completes' as const),
    attempt: index,
  }),
  fc.record({ does: fc.constant('completes' as const), attempt: fc.constant(0) }),
  fc.record({ does: fc.constant('writes' as const), stream: index, events: fc.integer({ min: 1, max: 3 }) }),
);

describe('a mirror of a log in which orders are reserved, written and freed', () => {
  let folder: string;
  let mirrors = 0;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'elshi-mirror-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has each order whole, streams without holes, and is the same however it was filled', () => {
    const steps = fc.array(step, { minLength: 5, maxLength: 60, size: 'max' });
    const portions = fc.infiniteStream(
      fc.record({ events: fc.integer({ min: 1, max: 7 }), anew: fc.boolean() }),
    );
    let orders = 0;
    fc.assert(
      fc.property(steps, portions, (taken, portion) => {
        const server = new ModelServer();
        taken.forEach((each) => server.take(each));

        const whole = filled(server.log, () => ({ events: server.log.length || 1, anew: false }));
        const inPortions = filled(server.log, () => portion.next().value as Portion);

        expect(inPortions).toEqual(whole);
        expect(whole.record).toEqual(server.record);
        expect(whole.holes).toEqual([]);
        orders += server.record.filter((each) => each.includes('attempt')).length;
      }),
      { numRuns: Number(process.env['ELSHI_PROPERTY_RUNS'] ?? 60) },
    );
    expect(orders).toBeGreaterThan(0);
  }, 120_000);

  it('that an earlier version has made is brought up, and goes on', () => {
    const path = join(folder, 'older.db');
    const server = new ModelServer();
    server.take({ does: 'writes', stream: 0, events: 2 });
    const older = MirrorWriter.open(path, '');
    older.take(arrivals(server.log));
    older.close();
    const file = openSqlite(path, 'write');
    file.exec(`DROP TABLE reservations; DROP TABLE orders; ALTER TABLE streams DROP COLUMN on_server;
               PRAGMA user_version = 1;`);
    file.close();

    const sofar = server.log.length;
    const begun: readonly Step[] = [
      { does: 'begins', order: 0, streams: [0, 1] },
      { does: 'reserves', attempt: 0, stream: 0 },
      { does: 'reserves', attempt: 0, stream: 1 },
      { does: 'commits', attempt: 0 },
    ];
    begun.forEach((each) => server.take(each));
    const writer = MirrorWriter.open(path, '');
    writer.take(arrivals(server.log.slice(sofar)));
    writer.close();

    expect(rowsOf(path)).toEqual(filled(server.log, () => ({ events: 100, anew: false })));
  });

  /** Fills a mirror in portions; `anew` where the subscription is made anew after one, and brings the last of it again. */
  function filled(log: readonly ArrivedEvent[], next: () => Portion): Rows {
    mirrors += 1;
    const path = join(folder, `${mirrors}.db`);
    const writer = MirrorWriter.open(path, '');
    for (let from = 0; from < log.length;) {
      const { events, anew } = next();
      writer.take(arrivals(log.slice(from, from + events)));
      from += events;
      if (anew) {
        writer.restart();
        const seen = writer.end.checkpoint?.commit ?? 0n;
        from = log.findIndex(({ position }) => position.commit > seen);
        from = from < 0 ? log.length : from;
      }
    }
    writer.close();
    return rowsOf(path);
  }
});

interface Portion {
  readonly events: number;
  readonly anew: boolean;
}

interface Rows {
  readonly record: readonly string[];
  readonly holes: readonly unknown[];
  readonly tables: readonly unknown[];
}

function arrivals(log: readonly ArrivedEvent[]): readonly Arrival[] {
  return log.map((event) => ({ kind: 'event', event }));
}

/** Everything that a mirror holds, row by row. */
function rowsOf(path: string): Rows {
  const file = openSqlite(path, 'read');
  const all = (sql: string): readonly unknown[] => file.prepare(sql).all();
  const rows = {
    record: (
      all('SELECT s.name, e.stamp FROM events e JOIN streams s ON s.id = e.stream_id ORDER BY position') as [
        string,
        string,
      ][]
    ).map(([stream, stamp]) => `${stream} ${stamp}`),
    holes: all(`SELECT name FROM streams s WHERE broken OR revision + 1 <>
                  (SELECT count(*) FROM events e WHERE e.stream_id = s.id AND e.revision <= s.revision)`),
    tables: [
      all('SELECT id, name, revision, on_server, gone, broken FROM streams ORDER BY id'),
      all('SELECT * FROM events ORDER BY position').map(String),
      ...['orders', 'reservations', 'founding', 'mirror'].map((table) => all(`SELECT * FROM ${table}`)),
    ],
  };
  file.close();
  return rows;
}
