import { EmbeddedLogReader } from '@elshi/event-store';
import { type OtlpReceiver, receiveTraces, type ReceivedSpan } from './otlp-receiver.js';
import { type Service, startService, temporaryFolder } from './service.js';

/** A line that the service has printed. */
interface Line {
  readonly msg?: string;
  readonly traceId?: string;
}

/** Built services, one after another, that send their traces to a receiver at once. */
export class TracedServices {
  readonly #data = temporaryFolder();
  #started = 0;
  #service: Service | undefined;
  #receiver: OtlpReceiver | undefined;

  get receiver(): OtlpReceiver {
    return this.#receiver!;
  }

  async receive(): Promise<void> {
    this.#receiver = await receiveTraces();
  }

  async start(settings: Readonly<Record<string, string>> = {}): Promise<Service> {
    this.#started += 1;
    this.#service = await startService({
      ELSHI_DATA: this.#folder,
      LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT: this.receiver.endpoint,
      OTEL_BSP_SCHEDULE_DELAY: '50',
      ...settings,
    });
    return this.#service;
  }

  /** The `traceparent` of each event in the log of the last one. */
  async inLog(): Promise<readonly unknown[]> {
    const log = EmbeddedLogReader.open(`${this.#folder}/log.db`);
    const found: unknown[] = [];
    for await (const { metadata } of log.readAll({ after: 0n })) found.push(metadata['traceparent']);
    await log.close();
    return found;
  }

  /** The lines that the last one has printed. */
  lines(): readonly Line[] {
    const lines = this.#service?.output().split('\n') ?? [];
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
  }

  async end(): Promise<void> {
    await this.#service?.stop('SIGKILL');
    await this.receiver.close();
  }

  remove(): void {
    this.#data.remove();
  }

  get #folder(): string {
    return `${this.#data.path}/${this.#started}`;
  }
}

/** A `traceparent` of a caller, and the ids in it. */
export function callerTrace(first: string, flags: '00' | '01'): Readonly<Record<'traceparent', string>> {
  return { traceparent: `00-${first.padEnd(32, '0')}-${CALLER}-${flags}` };
}
export const CALLER = '00f067aa0ba902b7';

/** Spans of a trace whose id begins so. */
export function ofTrace(first: string): (span: ReceivedSpan) => boolean {
  return ({ traceId }) => traceId === first.padEnd(32, '0');
}

/** Resolves once something holds, or after 10 s. */
export async function soon(holds: () => boolean): Promise<void> {
  const until = Date.now() + 10_000;
  while (!holds() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
}
