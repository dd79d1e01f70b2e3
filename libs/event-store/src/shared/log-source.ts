import type { LogRows } from './log-rows.js';

/** A log of ours whose rows can be shown as they lie, while it grows. */
export interface LogSource {
  readonly rows: LogRows;
  /** Calls the listener after every commit that wrote something. Returns what ends it. */
  onAppended(listener: () => void): () => void;
}
