import type { Growth } from './growth.js';
import type { WireLog } from './log/wire-log.js';
import { isOurs } from './persistent/system-streams.js';
import { accessDenied, unavailable } from './refusal.js';
import type { WireRows } from './wire-rows.js';

/** What every service of the door works with. */
export interface Door {
  readonly rows: WireRows;
  readonly growth: Growth;
  /** Absent when clients may only read. */
  readonly log: WireLog | undefined;
  /** Fires when the door is about to close: nothing more is written. */
  readonly stopping: AbortSignal;
  /** Fires when the door closes. */
  readonly closing: AbortSignal;
  /** Whether to show the faults of the real server, too. */
  readonly faithful: boolean;
  /** Told of what we did not expect. */
  readonly onFault: (error: unknown) => void;
}

/** The log, to write to this stream; refused when clients may only read, and for streams of the server's own. */
export function writableAt(stream: string, door: Door): WireLog {
  const log = writable(door);
  if (isOurs(stream)) {
    throw accessDenied('This stream is written by the server alone.');
  }
  return log;
}

/** The log to write to; refused when clients may only read. */
export function writable({ log, stopping }: Door): WireLog {
  if (stopping.aborted) {
    throw unavailable('The server is closing.');
  }
  if (!log) {
    throw accessDenied('This log is served to be read: it is written by its own service alone.');
  }
  return log;
}
