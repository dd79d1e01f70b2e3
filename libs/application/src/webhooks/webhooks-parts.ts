import type { EventStore } from '@elshi/event-store';
import type { SqliteRecords } from '@elshi/read-models';
import type { Origin } from '../cloud-events.js';
import type { Resolve } from './addresses.js';
import type { ReadableLog } from './log-pages.js';
import type { WebhookSettings } from './settings.js';

/** What webhooks need. */
export interface WebhooksParts {
  readonly store: ReadableLog & Pick<EventStore, 'countBetween' | 'readEvent' | 'positionAt'>;
  readonly records: SqliteRecords;
  readonly settings: WebhookSettings;
  /** What each event tells of where it comes from. */
  readonly origin: () => Promise<Origin>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that only count. */
  readonly counted: () => number;
  readonly tell: (sentence: string) => void;
  /** How names are looked up, in place of the system. */
  readonly resolve?: Resolve | undefined;
}
