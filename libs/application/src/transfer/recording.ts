import type { Ledgers } from '../ledgers.js';
import type { Links } from '../reacting/links.js';
import type { Careers } from '../writing/careers.js';
import type { ActLog } from './rehearsal.js';

/** What lines are recorded with. */
export interface Recording {
  readonly log: ActLog;
  readonly ledgers: Ledgers;
  readonly careers: Careers;
  readonly links: Links;
  readonly now: () => number;
}
