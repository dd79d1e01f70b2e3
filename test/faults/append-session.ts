import { Metadata, status, type sendUnaryData, type Server, type ServerReadableStream } from '@grpc/grpc-js';
import v2Errors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import v2Services from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import v2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';

/** What of the client this uses. It is loaded late: its message classes must not be replaced by those of the other client. */
interface Kurrent {
  appendToStream(
    stream: string,
    events: readonly object[],
    options: object,
  ): Promise<{ readonly position?: { readonly commit: bigint } }>;
  readStream(
    stream: string,
    options: object,
  ): AsyncIterable<{ readonly event?: { readonly revision: bigint } }>;
  dispose(): Promise<void>;
}

/** Appends to several streams, as KurrentDB 25.1 does, by way of a server that cannot; so it takes one at a time. */
export class AppendSession {
  #last: Promise<void> = Promise.resolve();

  static async over(port: number): Promise<AppendSession> {
    const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
    const client = KurrentDBClient.connectionString(`kurrentdb://127.0.0.1:${port}?tls=false`);
    return new AppendSession(client as unknown as Kurrent);
  }

  private constructor(readonly client: Kurrent) {}

  serve(server: Server): void {
    server.addService(v2Services.StreamsServiceService, {
      appendSession: (
        call: ServerReadableStream<
          InstanceType<typeof v2.AppendRequest>,
          InstanceType<typeof v2.AppendSessionResponse>
        >,
        answer: sendUnaryData<InstanceType<typeof v2.AppendSessionResponse>>,
      ) => {
        const requests: InstanceType<typeof v2.AppendRequest>[] = [];
        call.on('data', (request: InstanceType<typeof v2.AppendRequest>) => requests.push(request));
        call.on('end', () => {
          this.#last = this.#last
            .then(() => this.#append(requests))
            .then((response) => answer(null, response))
            .catch((error: unknown) => answer(error as Error));
        });
      },
      appendRecords: () => undefined,
    });
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  async #append(
    requests: readonly InstanceType<typeof v2.AppendRequest>[],
  ): Promise<InstanceType<typeof v2.AppendSessionResponse>> {
    for (const request of requests) {
      const actual = await this.#revisionOf(request.getStream());
      if (String(actual) !== request.getExpectedRevision()) {
        throw conflict(request.getStream(), request.getExpectedRevision() ?? '', actual);
      }
    }
    const response = new v2.AppendSessionResponse();
    for (const request of requests) {
      const records = request.getRecordsList().map((record) => ({
        id: record.getRecordId(),
        type: record.getSchema()?.getName(),
        contentType: 'application/json',
        data: JSON.parse(Buffer.from(record.getData_asU8()).toString('utf8')) as unknown,
        metadata: {
          ...textsIn(record),
          '$schema.name': record.getSchema()?.getName(),
          '$schema.format': 'Json',
        },
      }));
      const { position } = await this.client.appendToStream(request.getStream(), records, {});
      response.setPosition(String(position?.commit));
    }
    return response;
  }

  async #revisionOf(stream: string): Promise<number> {
    try {
      for await (const { event: last } of this.client.readStream(stream, {
        direction: 'backwards',
        fromRevision: 'end',
        maxCount: 1,
      })) {
        return Number(last?.revision);
      }
    } catch {
      // No such stream.
    }
    return -1;
  }
}

/** A message may be written in pieces: this one adds a method to those that a server says it has. */
export const SUPPORTS_SESSIONS = field(
  1,
  Buffer.concat([
    field(1, Buffer.from('appendsession')),
    field(2, Buffer.from('kurrentdb.protocol.v2.streams.streamsservice')),
  ]),
);

function field(number: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content]);
}

function conflict(stream: string, expected: string, actual: number): Error {
  const details = new v2Errors.StreamRevisionConflictErrorDetails();
  details.setStream(stream);
  details.setExpectedRevision(expected);
  details.setActualRevision(String(actual));
  const type = 'type.googleapis.com/kurrentdb.protocol.v2.streams.errors.StreamRevisionConflictErrorDetails';
  const any = Buffer.concat([field(1, Buffer.from(type)), field(2, details.serializeBinary())]);
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', field(3, any));
  return Object.assign(new Error('conflict'), {
    code: status.FAILED_PRECONDITION,
    details: 'conflict',
    metadata,
  });
}

function textsIn(record: InstanceType<typeof v2.AppendRecord>): Record<string, string> {
  const texts: Record<string, string> = {};
  record.getPropertiesMap().forEach((value, name) => (texts[name] = value.getStringValue()));
  return texts;
}
