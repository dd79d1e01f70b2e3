import { readJointOrder } from '@elshi/contract';
import type { OrderOutcome, OrderSubmission } from '../messages.js';
import { requestHash } from '../request-hash.js';
import { minister, type Posted, type Service } from './service.js';

/** A line of an order, as it is posted. */
export type PostedLine = Readonly<Record<string, unknown>> & { readonly subject: string };

/** An act as a line of an order, which gives it its order. */
export function lineOf(subject: string, { kind, on, data = {} }: Posted, more: object = {}): PostedLine {
  return { subject, kind, effectiveOn: on, data, ...more };
}

/** Submits one order over several subjects, of one day. */
export function submitOrder(
  service: Service,
  lines: readonly PostedLine[],
  more: Partial<OrderSubmission> = {},
  order: object = minister('2024-06-20', '15-1/80'),
): Promise<OrderOutcome> {
  const body = { order, lines };
  const read = readJointOrder(body);
  if ('violations' in read) throw new Error(JSON.stringify(read.violations));
  return service.app.orders.record({
    lines: read.lines,
    requestHash: requestHash('/v1/orders', body),
    context: { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' },
    dryRun: false,
    ...more,
  });
}
