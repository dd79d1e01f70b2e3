import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  status,
  type ClientReadableStream,
  type MethodDefinition,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceError,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';

/** What happens to an append on its way. */
export type Fate =
  | 'passes'
  /** It never gets there, and no answer comes. */
  | 'is lost'
  /** It gets there, and the answer does not come. */
  | 'loses its answer'
  /** It never gets there, and is answered so. */
  | { readonly refused: Answer }
  /** It gets there, and is answered so. */
  | { readonly taken: Answer };

export interface Answer {
  readonly code: status;
  readonly details?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

interface Reading {
  readonly from: ClientReadableStream<Buffer>;
  readonly to: ServerWritableStream<Buffer, Buffer>;
  muted: boolean;
}

const STREAMS = 'event_store.client.streams.Streams';
const FEATURES = 'event_store.client.server_features.ServerFeatures';

/** Stands between a client and a server and does what networks and servers do to calls. Knows bytes, not messages. */
export class FaultyProxy {
  /** Decides the fate of the append with this number, counted from 1. */
  fateOf: (append: number) => Fate = () => 'passes';
  /** Changes what a reading brings; a message may be left out, or come in several. */
  alter: (message: Buffer) => readonly Buffer[] = (message) => [message];
  /** Changes what the server says of itself. */
  alterFeatures: (message: Buffer) => Buffer = (message) => message;
  /** Whether readings are accepted and then bring nothing. */
  silent = false;
  /** How readings are refused, if they are. */
  refusal: Answer | undefined;
  /** How often each method was called. */
  readonly calls = new Map<string, number>();
  readonly #target: Client;
  readonly #server = new Server();
  readonly #readings = new Set<Reading>();
  #port = 0;

  /** Stands before the server at a port of this computer, and serves more besides. */
  static async before(port: number, also: (server: Server) => void = () => undefined): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(port);
    also(proxy.#server);
    proxy.#port = await new Promise<number>((resolve, reject) => {
      proxy.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    return proxy;
  }

  private constructor(port: number) {
    this.#target = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    this.#serve(STREAMS, {
      Read: (call: ServerWritableStream<Buffer, Buffer>) => this.#read(call),
      Append: (call: ServerReadableStream<Buffer, Buffer>, answer: sendUnaryData<Buffer>) =>
        this.#append(call, answer),
      BatchAppend: () => void this.#count('BatchAppend'),
    });
    this.#serve(FEATURES, {
      GetSupportedMethods: (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => {
        this.#count('GetSupportedMethods');
        const path = `/${FEATURES}/GetSupportedMethods`;
        const altered = (error: ServiceError | null, response?: Buffer): void =>
          answer(error, response && this.alterFeatures(response));
        this.#target.makeUnaryRequest(path, bytes, bytes, call.request, altered);
      },
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Calls that read or follow and are not over. */
  get openReadings(): number {
    return this.#readings.size;
  }

  /** Ends everything that is being read or followed, as a server does that has enough of it. */
  cut(answer: Answer = { code: status.ABORTED, details: 'The consumer is too slow.' }): void {
    for (const { from, to } of this.#readings) {
      to.emit('error', errorOf(answer));
      from.cancel();
    }
  }

  /** From now on what is being read or followed brings nothing any more, and nobody is told. */
  mute(): void {
    for (const reading of this.#readings) {
      reading.muted = true;
    }
  }

  close(): void {
    this.#server.forceShutdown();
    this.#target.close();
  }

  #serve(service: string, handlers: UntypedServiceImplementation): void {
    const definition = Object.fromEntries(
      Object.keys(handlers).map((name) => [name, method(`/${service}/${name}`, name)]),
    );
    this.#server.addService(definition, handlers);
  }

  #read(to: ServerWritableStream<Buffer, Buffer>): void {
    this.#count('Read');
    if (this.refusal) {
      to.emit('error', errorOf(this.refusal));
      return;
    }
    const from = this.#target.makeServerStreamRequest(`/${STREAMS}/Read`, bytes, bytes, to.request);
    const reading: Reading = { from, to, muted: this.silent };
    const over = (): void => void this.#readings.delete(reading);
    this.#readings.add(reading);
    from.on('data', (message: Buffer) => {
      for (const altered of reading.muted ? [] : this.alter(message)) {
        to.write(altered);
      }
    });
    from.on('error', (error: ServiceError) => {
      over();
      to.emit('error', error);
    });
    from.on('end', () => {
      over();
      to.end();
    });
    to.on('cancelled', () => {
      over();
      from.cancel();
    });
  }

  #append(call: ServerReadableStream<Buffer, Buffer>, answer: sendUnaryData<Buffer>): void {
    const fate = this.fateOf(this.#count('Append'));
    const messages: Buffer[] = [];
    call.on('data', (message: Buffer) => messages.push(message));
    call.on('end', () => {
      if (fate === 'is lost') {
        return;
      }
      if (typeof fate === 'object' && 'refused' in fate) {
        answer(errorOf(fate.refused));
        return;
      }
      const forwarded = this.#target.makeClientStreamRequest(
        `/${STREAMS}/Append`,
        bytes,
        bytes,
        answered((error, response) => {
          if (fate === 'passes') {
            answer(error, response);
          } else if (fate !== 'loses its answer') {
            answer(errorOf(fate.taken));
          }
        }),
      );
      messages.forEach((message) => forwarded.write(message));
      forwarded.end();
    });
  }

  #count(name: string): number {
    const count = (this.calls.get(name) ?? 0) + 1;
    this.calls.set(name, count);
    return count;
  }
}

function bytes(value: Buffer): Buffer {
  return value;
}

function method(path: string, name: string): MethodDefinition<Buffer, Buffer> {
  return {
    path,
    requestStream: name.endsWith('Append'),
    responseStream: name === 'Read' || name === 'BatchAppend',
    requestSerialize: bytes,
    requestDeserialize: bytes,
    responseSerialize: bytes,
    responseDeserialize: bytes,
  };
}

function answered(answer: sendUnaryData<Buffer>): (error: ServiceError | null, response?: Buffer) => void {
  return (error, response) => answer(error, response);
}

function errorOf({ code, details = '', metadata = {} }: Answer): ServiceError {
  const trailers = new Metadata();
  Object.entries(metadata).forEach(([name, value]) => trailers.set(name, value));
  return Object.assign(new Error(details), { code, details, metadata: trailers });
}
