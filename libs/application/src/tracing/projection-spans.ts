import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { LRUCache } from 'lru-cache';
import { contextNamed } from './traceparent.js';
import type { TracedAppend } from './traced-appends.js';

/** So many appends of one trace are shown: an import has as many as it has lines. */
const MOST_OF_ONE = 100;
/** Traces that are counted at a time. */
const COUNTED = 1000;

const tracer = trace.getTracer('elshi');

/** Makes spans of what a projector tells, which may work in another thread: each below the request that brought the append. */
export class ProjectionSpans {
  readonly #shown = new LRUCache<string, number>({ max: COUNTED });

  show(projected: readonly TracedAppend[]): void {
    for (const append of projected) {
      const parent = contextNamed(append.traceparent);
      if (parent === undefined) continue;
      const before = this.#shown.get(parent.traceId) ?? 0;
      if (before >= MOST_OF_ONE) continue;
      this.#shown.set(parent.traceId, before + 1);

      const { position, events, known, began, milliseconds } = append;
      const ended = began + milliseconds;
      const attributes = {
        'elshi.log.position': position,
        'elshi.log.events': events,
        'elshi.projection.lag_seconds': Math.max(0, ended / 1000 - known / 1_000_000),
      };
      const options = { kind: SpanKind.CONSUMER, startTime: began, attributes };
      const below = trace.setSpanContext(ROOT_CONTEXT, parent);
      tracer.startSpan('project to views', options, below).end(ended);
    }
  }
}
