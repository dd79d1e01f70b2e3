import type { StoredEvent } from '@elshi/event-store';
import { TraceFlags } from '@opentelemetry/api';
import { contextNamed } from './traceparent.js';

/** An append whose trace is kept, and when it was projected. Plain values: they may come from another thread. */
export interface TracedAppend {
  readonly traceparent: string;
  /** Of its last event. */
  readonly position: number;
  readonly events: number;
  /** Known time, in microseconds. */
  readonly known: number;
  /** When its projection began, in milliseconds since 1970. */
  readonly began: number;
  /** From then on until its rows were committed. */
  readonly milliseconds: number;
}

/** A batch of more events is work in bulk, of which no trace is told. */
const FEW_EVENTS = 100;

/** Notes of which appends of a batch the trace is kept, and when each was begun. */
export class TracedAppends {
  #begun: (Omit<TracedAppend, 'milliseconds'> & { readonly at: number })[] = [];
  #events = 0;

  /** An append is projected from now on. */
  begins(append: readonly StoredEvent[]): void {
    this.#events += append.length;
    if (this.#events > FEW_EVENTS) return;
    const { traceparent } = append[0]?.metadata ?? {};
    if (typeof traceparent !== 'string' || !isKept(traceparent)) return;
    const { position, known } = append.at(-1)!;
    const at = performance.now();
    const began = Date.now();
    this.#begun.push({
      traceparent,
      position: Number(position),
      events: append.length,
      known,
      began,
      at,
    });
  }

  /** The batch has been committed just now: those of it that came singly. The next one begins. */
  committed(): readonly TracedAppend[] {
    const now = performance.now();
    const traced = this.#events > FEW_EVENTS ? [] : this.#begun;
    this.#begun = [];
    this.#events = 0;
    return traced.map(({ at, ...append }) => ({ ...append, milliseconds: now - at }));
  }
}

function isKept(traceparent: string): boolean {
  const flags = contextNamed(traceparent)?.traceFlags ?? TraceFlags.NONE;
  return (flags & TraceFlags.SAMPLED) !== 0;
}
