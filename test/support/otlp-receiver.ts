import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fields, type Field } from './protobuf-fields.js';

/** A span as it was received. */
export interface ReceivedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first span of a trace. */
  readonly parentId: string;
  readonly name: string;
  /** 1 within, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  /** Nanoseconds since 1970. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** 0 unset, 1 ok, 2 error. */
  readonly status: number;
}

/** A receiver of traces over OTLP/HTTP, protobuf, on a free port of the loopback interface. */
export interface OtlpReceiver {
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** Requests that it has been sent, answered or not. */
  readonly asked: () => number;
  /** From now on it answers with this status; with none, never. */
  answerWith(status: number | undefined): void;
  /** Resolves when so many spans have come that fit. */
  wait(many: number, fits: (span: ReceivedSpan) => boolean): Promise<readonly ReceivedSpan[]>;
  close(): Promise<void>;
}

const WITHIN = 15_000;

export async function receiveTraces(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  let [status, asked]: [number | undefined, number] = [200, 0];
  const server: Server = createServer((request, response) => {
    asked += 1;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (status === undefined) return;
      const isTraces = request.method === 'POST' && request.url === '/v1/traces';
      if (status === 200 && isTraces) spans.push(...spansIn(Buffer.concat(pieces)));
      response.writeHead(isTraces ? status : 404, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    asked: () => asked,
    answerWith: (next) => (status = next),
    async wait(many, fits) {
      const until = Date.now() + WITHIN;
      while (spans.filter(fits).length < many && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return spans.filter(fits);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The spans of an `ExportTraceServiceRequest`, field by field as opentelemetry-proto numbers them. */
function spansIn(body: Buffer): readonly ReceivedSpan[] {
  return all(fields(body), 1).flatMap((ofResource) => {
    const resource = attributesOf(all(fields(all(fields(ofResource), 1)[0] ?? Buffer.of()), 1));
    const scopes = all(fields(ofResource), 2);
    return scopes
      .flatMap((scope) => all(fields(scope), 2))
      .map((span) => spanOf(fields(span), String(resource['service.name'])));
  });
}

function spanOf(span: readonly Field[], service: string): ReceivedSpan {
  const hex = (number: number): string => all(span, number)[0]?.toString('hex') ?? '';
  const status = fields(all(span, 15)[0] ?? Buffer.of());
  return {
    service,
    traceId: hex(1),
    spanId: hex(2),
    parentId: hex(4),
    name: all(span, 5)[0]?.toString() ?? '',
    kind: Number(numberOf(span, 6)),
    start: numberOf(span, 7),
    end: numberOf(span, 8),
    attributes: attributesOf(all(span, 9)),
    status: Number(numberOf(status, 3)),
  };
}

function attributesOf(pairs: readonly Buffer[]): Record<string, string | number | boolean> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = Buffer.of(), value = Buffer.of()] = [1, 2].map((part) => all(fields(pair), part)[0]);
      return [key.toString(), valueOf(fields(value))];
    }),
  );
}

function valueOf([value]: readonly Field[]): string | number | boolean {
  if (value === undefined) return '';
  if (value.bytes !== undefined) return value.bytes.toString();
  if (value.number === 2) return value.bits !== 0n;
  if (value.number === 3) return Number(value.bits);
  const double = Buffer.alloc(8);
  double.writeBigUInt64LE(value.bits);
  return double.readDoubleLE();
}

function all(of: readonly Field[], number: number): readonly Buffer[] {
  return of.flatMap((field) => (field.number === number && field.bytes !== undefined ? [field.bytes] : []));
}

function numberOf(of: readonly Field[], number: number): bigint {
  return of.find((field) => field.number === number)?.bits ?? 0n;
}
