import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { type Appended, EventStoreError, type StreamAppend } from '@elshi/event-store';

/** So many appends of one span have spans of their own: an import has as many as it has lines. */
const MOST_OF_ONE = 100;

const tracer = trace.getTracer('elshi');
const appendsOf = new WeakMap<Span, number>();

/** Does an append as a span of its own below the span at hand. Where none is at hand that is kept, it only does it. */
export async function inSpanOfAppend(
  appends: readonly StreamAppend[],
  append: () => Promise<Appended>,
): Promise<Appended> {
  const parent = trace.getActiveSpan();
  if (parent?.isRecording() !== true) return append();
  const before = appendsOf.get(parent) ?? 0;
  if (before >= MOST_OF_ONE) return append();
  appendsOf.set(parent, before + 1);

  // Streams are named after persons, so that they are only counted.
  const events = appends.reduce((sum, each) => sum + each.events.length, 0);
  const attributes = { 'elshi.log.streams': appends.length, 'elshi.log.events': events };
  const span = tracer.startSpan('append to log', { kind: SpanKind.PRODUCER, attributes });
  try {
    const appended = await append();
    const { outcome, position } = appended;
    span.setAttributes({ 'elshi.log.outcome': outcome, 'elshi.log.position': Number(position) });
    return appended;
  } catch (error) {
    span.setAttribute('error.type', error instanceof EventStoreError ? error.code : 'Error');
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
