import { context, diag, DiagLogLevel, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { v7 } from 'uuid';
import type { ServiceLog } from './logging.js';

/** How long the end of the service waits for the last spans to be taken, in milliseconds. */
const LAST_WORD = 2000;

/** Spans are made, and sent to somebody. */
export interface Tracing {
  /** Sends what is left, for as long as a moment. Never fails. */
  close(): Promise<void>;
}

type Exported = Parameters<SpanExporter['export']>;

/** Spans from now on go to where the environment says; samplers, limits and batches are those of the environment too. */
export function exportSpans(url: string, log: ServiceLog): Tracing {
  const warn = (sentence: string): void => log.warn(`Traces: ${sentence}`);
  // What is wrong with the environment is said once; later faults are told by what sends.
  diag.setLogger(
    { error: warn, warn, info: () => undefined, debug: () => undefined, verbose: () => undefined },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const own = { 'service.name': 'elshi', 'service.instance.id': v7() };
  const named = detectResources({ detectors: [envDetector] });
  const exporter = new TellingExporter(new OTLPTraceExporter(), hostOf(url), log);
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(own)).merge(named),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  diag.disable();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return { close: () => withinAMoment(provider.shutdown()) };
}

/** Says once that spans cannot be sent, and once that they can again. */
class TellingExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #to: string;
  readonly #log: ServiceLog;
  #failing = false;

  constructor(exporter: SpanExporter, to: string, log: ServiceLog) {
    this.#exporter = exporter;
    this.#to = to;
    this.#log = log;
  }

  export(spans: Exported[0], done: Exported[1]): void {
    this.#exporter.export(spans, (result) => {
      this.#tell(result.error);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush?.() ?? Promise.resolve();
  }

  #tell(error: Error | undefined): void {
    if ((error !== undefined) === this.#failing) return;
    this.#failing = error !== undefined;
    if (error === undefined) this.#log.info(`Traces are taken again by ${this.#to}.`);
    else this.#log.warn(`Traces are lost: ${this.#to} does not take them (${error.message}).`);
  }
}

/** An address without what may be secret in it. */
function hostOf(url: string): string {
  return new URL(url).host;
}

async function withinAMoment(work: Promise<void>): Promise<void> {
  const moment = new Promise<void>((resolve) => setTimeout(resolve, LAST_WORD));
  await Promise.race([work.catch(() => undefined), moment]);
}
