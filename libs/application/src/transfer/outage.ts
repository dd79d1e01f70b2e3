import { EventStoreError, type EventStoreErrorCode } from '@elshi/event-store';
import { faultOf } from './import-line.js';

/** Faults that concern the log as a whole, and not what one line wants of it. */
const OUTAGES: ReadonlySet<EventStoreErrorCode> = new Set([
  'StoreUnavailable',
  'Timeout',
  'Closed',
  'Locked',
  'ClockSkew',
]);

/**
 * What keeps an import from going on, once something does.
 *
 * It stops there: recording later lines and leaving out an earlier one would change what the next run makes of it.
 */
export class Outage {
  #error: EventStoreError | undefined;

  get error(): EventStoreError | undefined {
    return this.#error;
  }

  /** What the totals say of it. */
  get stopped(): { readonly stopped?: ReturnType<typeof faultOf> } {
    return this.#error === undefined ? {} : { stopped: faultOf(this.#error) };
  }

  /** The error as a fault of the log; the first that concerns all of it is kept. Throws whatever else it is. */
  noted(error: unknown): EventStoreError {
    if (!(error instanceof EventStoreError)) throw error;
    if (OUTAGES.has(error.code)) this.#error ??= error;
    return error;
  }
}
