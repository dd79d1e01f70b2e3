import { join } from 'node:path';
import { openSqlite, type SqliteFile } from '../embedded/driver.js';
import { LogLock } from '../embedded/log-lock.js';
import { prepareForReading } from '../embedded/schema.js';
import { SqliteRows } from '../embedded/sqlite-rows.js';
import type { LogHead } from '../port.js';
import { CommitSignal } from '../shared/commit-signal.js';
import { LogReading } from '../shared/log-reading.js';
import type { LogEnd } from '../shared/ruling.js';
import { systemClock } from '../shared/system-clock.js';
import { Appender } from './append/appender.js';
import { ClockGuard } from './append/clock-guard.js';
import { serverOf } from './client/connection.js';
import { localKeeper, threadedKeeper, type StartKeeper } from './keeper/keeper-channel.js';
import type { KeeperData } from './keeper/keeper-host.js';
import { MirrorFollower, type GrowthListener } from './keeper/mirror-follower.js';
import { MIRROR } from './mirror/kind.js';
import { MirrorIndex } from './mirror/mirror-index.js';
import type { EventStoreDbOptions } from './options.js';

/** What a store over a server is put together from. */
export interface Parts {
  readonly path: string;
  readonly lock: LogLock;
  readonly mirror: MirrorFollower;
  readonly rows: SqliteRows;
  readonly indexFile: SqliteFile;
  readonly index: MirrorIndex;
  readonly reading: LogReading;
  readonly appender: Appender;
  readonly commits: CommitSignal;
  readonly listeners: Set<(head: LogHead) => void>;
}

/** Takes the folder, opens the mirror, and begins to fill it. Whoever opened them closes them. */
export async function openParts({
  connection,
  folder,
  streamPrefix = '',
  clock,
}: EventStoreDbOptions): Promise<Parts> {
  insistOnPrefix(streamPrefix);
  serverOf(connection);
  const lock = LogLock.take(folder);
  const path = join(folder, 'mirror.db');
  const guard = new ClockGuard(clock ?? systemClock);
  const commits = new CommitSignal();
  const listeners = new Set<(head: LogHead) => void>();
  let mirror: MirrorFollower | undefined;
  try {
    const keeper = keeperOf({ connection, path, prefix: streamPrefix });
    const grown: GrowthListener = (end, created) => {
      guard.sawOther(created);
      commits.announce();
      listeners.forEach((listener) => listener(headOf(end)));
    };
    mirror = await MirrorFollower.open(keeper, grown, () => performance.now());
    const rows = SqliteRows.open(path, MIRROR);
    const indexFile = openSqlite(path, 'read');
    prepareForReading(indexFile, MIRROR);
    const index = new MirrorIndex(indexFile);
    const appender = new Appender(mirror, index, guard, streamPrefix);
    const reading = new LogReading(rows);
    return { path, lock, mirror, rows, indexFile, index, reading, appender, commits, listeners };
  } catch (error) {
    await mirror?.close();
    lock.release();
    throw error;
  }
}

function headOf({ position, known, founding }: LogEnd): LogHead {
  return { position: BigInt(position), known, founding };
}

/** Compiled, the keeper has its own thread; from TypeScript sources, as in tests, there is no file for it. */
function keeperOf(data: KeeperData): StartKeeper {
  return import.meta.url.endsWith('.ts') ? localKeeper(data) : threadedKeeper(data);
}

function insistOnPrefix(prefix: string): void {
  if (prefix.startsWith('$') || /[\0\p{Surrogate}]/u.test(prefix)) {
    throw new TypeError('A prefix of streams is well-formed text that does not begin with $.');
  }
}
