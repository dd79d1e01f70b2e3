import { Command } from '@nestjs/cqrs';
import type { OrderLine } from '@elshi/contract';
import type { Decided, JudgedOutcome, Receipt, Recorded, RequestContext } from './recording-messages.js';

/** One order over several subjects, with what the caller said about how it is to be recorded. */
export interface OrderSubmission {
  /** Each is judged as if those before it were recorded. */
  readonly lines: readonly OrderLine[];
  /** Hash of path and body in canonical JSON, hexadecimal. */
  readonly requestHash: string;
  readonly context: RequestContext;
  readonly idempotencyKey?: string;
  readonly dryRun: boolean;
}

/** All lines of an order, recorded at one moment. */
export interface RecordedOrder {
  readonly lines: readonly Recorded[];
  /** Of the whole: its position includes all lines. */
  readonly receipt: Omit<Receipt, 'revision'>;
}

/** Everything that can become of an order. Faults of the log are thrown as `EventStoreError`. */
export type OrderOutcome =
  | { readonly outcome: 'recorded'; readonly answer: RecordedOrder; readonly replayed: boolean }
  /** What would be written. */
  | { readonly outcome: 'previewed'; readonly lines: readonly Decided[] }
  /** Nothing was written, since a line at least is not lawful; the others are as they would have been. */
  | { readonly outcome: 'refused'; readonly lines: readonly JudgedOutcome[] }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'in-flight' };

/** Records one order over several subjects: all of its lines at one moment, or none. */
export class RecordOrder extends Command<OrderOutcome> {
  constructor(readonly order: OrderSubmission) {
    super();
  }
}
