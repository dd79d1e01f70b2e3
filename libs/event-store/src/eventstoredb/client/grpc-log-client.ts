import { asText } from '../stamp.js';
import { within } from './deadline.js';
import type {
  LogClient,
  RunningSubscription,
  ServerPosition,
  SubscriptionListener,
  WireAppend,
  WireEvent,
  WireEventToAppend,
} from './log-client.js';
import {
  mended,
  type Mended,
  type RawClient,
  type RawEventToAppend,
  type RawReading,
  type RawResolved,
} from './raw-client.js';
import { subscription } from './subscription.js';

const utf8 = new TextEncoder();
/** What a server of KurrentDB 25.1 or later has. */
const APPEND_SESSION = '/kurrentdb.protocol.v2.streams.StreamsService/AppendSession';

/** A client of the server's protocol, whichever of the two packages it comes from. */
export class GrpcLogClient implements LogClient {
  readonly #client: RawClient;
  readonly #expectation: 'expectedRevision' | 'streamState';
  readonly #mended: Mended;

  /** `expectation` is what the client calls the revision that is expected. */
  constructor(client: RawClient, expectation: 'expectedRevision' | 'streamState') {
    this.#client = client;
    this.#expectation = expectation;
    this.#mended = mended(client);
  }

  async append({ stream, expected, events }: WireAppend, deadline: number): Promise<bigint | undefined> {
    const appended = await within(
      deadline,
      this.#client.appendToStream(stream, events.map(toAppend), {
        [this.#expectation]: expectation(expected),
        requiresLeader: true,
        throwOnAppendFailure: true,
        deadline,
      }),
    );
    return appended.position?.commit;
  }

  async appendsTogether(deadline: number): Promise<boolean> {
    return (
      this.#client.multiStreamAppend !== undefined && within(deadline, this.#mended.supports(APPEND_SESSION))
    );
  }

  async appendTogether(appends: readonly WireAppend[], deadline: number): Promise<bigint | undefined> {
    const requests = appends.map(({ stream, expected, events }) => ({
      streamName: stream,
      expectedState: expectation(expected),
      events: events.map((event) => ({ ...toAppend(event), metadata: asText(event.metadata) })),
    }));
    if (!this.#client.multiStreamAppend) {
      throw new Error('This client appends to one stream at a time.');
    }
    const { position } = await within(deadline, this.#client.multiStreamAppend(requests));
    return position;
  }

  async lastOf(stream: string, deadline: number): Promise<WireEvent | undefined> {
    const options = { direction: 'backwards', fromRevision: 'end', maxCount: 1, requiresLeader: true };
    try {
      return (await this.#read(1, deadline, () => this.#client.readStream(stream, options)))[0];
    } catch (error) {
      if ((error as { readonly type?: string }).type === 'stream-not-found') {
        return undefined;
      }
      throw error;
    }
  }

  async at(position: ServerPosition, deadline: number): Promise<WireEvent | undefined> {
    const options = { fromPosition: position, maxCount: 1 };
    const [event] = await this.#read(1, deadline, () => this.#client.readAll(options));
    return event?.commit === position.commit ? event : undefined;
  }

  async latest(count: number, deadline: number): Promise<readonly WireEvent[]> {
    const options = { direction: 'backwards', fromPosition: 'end', maxCount: count };
    return this.#read(count, deadline, () => this.#client.readAll(options));
  }

  subscribe(
    after: ServerPosition | undefined,
    streams: string,
    listener: SubscriptionListener,
  ): RunningSubscription {
    const checkpointReached = (_subscription: unknown, place: ServerPosition): void => listener.passed(place);
    const filter = { filterOn: 'streamName', regex: streams, checkpointInterval: 1, checkpointReached };
    const running = this.#client.subscribeToAll({ fromPosition: after ?? 'start', filter });
    return subscription(running, wireEvent, listener);
  }

  close(): void {
    this.#mended.close();
  }

  /** Reads to its end; a reading that is given up is cancelled, and what it says afterwards ends nothing. */
  #read(count: number, deadline: number, begin: () => RawReading): Promise<readonly WireEvent[]> {
    const reading = begin();
    reading.on?.('error', () => undefined);
    const cancel = (): void => void reading.cancel?.().catch(() => undefined);
    return within(deadline, collected(reading, count), cancel);
  }
}

async function collected(reading: RawReading, count: number): Promise<readonly WireEvent[]> {
  const events: WireEvent[] = [];
  for await (const resolved of reading) {
    const event = wireEvent(resolved);
    if (event && events.length < count) {
      events.push(event);
    }
  }
  return events;
}

function toAppend({ id, type, data, metadata }: WireEventToAppend): RawEventToAppend & {
  readonly metadata: Uint8Array;
} {
  return {
    id,
    type,
    contentType: 'application/json',
    data: JSON.parse(data) as unknown,
    metadata: utf8.encode(metadata),
  };
}

function expectation(expected: number): bigint | 'no_stream' {
  return expected < 0 ? 'no_stream' : BigInt(expected);
}

function wireEvent({ event, commitPosition }: RawResolved): WireEvent | undefined {
  const commit = event?.position?.commit ?? commitPosition;
  if (!event || commit === undefined) {
    return undefined;
  }
  const { streamId, revision, id, type, data, metadata, created } = event;
  const prepare = event.position?.prepare ?? commit;
  return { stream: streamId, revision, commit, prepare, id, type, data, metadata, created };
}
