import type { ServiceLog } from './logging.js';
import type { Tracing } from './span-export.js';

/** Where spans go, by the standard environment of OpenTelemetry; what is wrong with it; nothing where no traces are asked for. */
type TracesTarget = { readonly url: string } | { readonly fault: string } | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

const OWN = 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';
const COMMON = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const PROTOCOLS = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL'];

/** Reads where spans are to be sent. Nothing else of the environment matters where they are not. */
function tracesTarget(environment: Environment): TracesTarget {
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const name = given(OWN) === undefined ? COMMON : OWN;
  const url = given(name);
  const exporter = given('OTEL_TRACES_EXPORTER') ?? 'otlp';
  if (url === undefined || exporter === 'none' || given('OTEL_SDK_DISABLED')?.toLowerCase() === 'true')
    return undefined;
  if (exporter !== 'otlp') return { fault: `OTEL_TRACES_EXPORTER is otlp or none, not ${exporter}.` };
  const protocol = PROTOCOLS.find((each) => given(each) !== undefined);
  if (protocol !== undefined && given(protocol) !== 'http/protobuf')
    return { fault: `${protocol} is http/protobuf, which every receiver takes, not ${given(protocol)}.` };
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return { fault: `${name} is an address like http://collector:4318.` };
  return { url };
}

/**
 * Begins to make spans where the environment asks for traces, and to send them. What cannot be sent is dropped: the service goes on as it
 * would without. Nothing is loaded, and nothing given, where none are asked for.
 */
export async function startTracing(environment: Environment, log: ServiceLog): Promise<Tracing | undefined> {
  const target = tracesTarget(environment);
  if (target === undefined) return undefined;
  if ('fault' in target) {
    log.warn(`No traces are sent: ${target.fault}`);
    return undefined;
  }
  const { exportSpans } = await import('./span-export.js');
  return exportSpans(target.url, log);
}
