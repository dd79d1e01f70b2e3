import type { Readable } from 'node:stream';
import type { Channel, Client as GrpcClient } from '@grpc/grpc-js';
import type { ServerPosition } from './log-client.js';

/** What the clients of EventStoreDB and of KurrentDB have in common, and we use. */
export interface RawClient {
  appendToStream(
    stream: string,
    events: readonly RawEventToAppend[],
    options: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly position?: RawPosition | undefined }>;
  readStream(stream: string, options: Readonly<Record<string, unknown>>): RawReading;
  readAll(options: Readonly<Record<string, unknown>>): RawReading;
  subscribeToAll(options: Readonly<Record<string, unknown>>): RawSubscription;
  dispose(): Promise<void>;
  /** From KurrentDB 25.1 on. */
  multiStreamAppend?(
    requests: readonly {
      readonly streamName: string;
      readonly expectedState: bigint | 'no_stream';
      readonly events: readonly RawEventToAppend[];
    }[],
  ): Promise<{ readonly position: bigint }>;
}

export type RawPosition = ServerPosition;

export interface RawEventToAppend {
  readonly id: string;
  readonly type: string;
  readonly contentType: 'application/json';
  readonly data: unknown;
  readonly metadata: Uint8Array | Readonly<Record<string, string>>;
}

export interface RawResolved {
  /** Absent for a link whose target is gone. */
  readonly event?: {
    readonly streamId: string;
    readonly id: string;
    readonly revision: bigint;
    readonly type: string;
    readonly data: unknown;
    readonly metadata?: unknown;
    readonly created: Date;
    readonly position?: RawPosition | undefined;
  };
  readonly commitPosition?: bigint | undefined;
}

/** A stream of Node, or where there is none a generator. */
export interface RawReading extends AsyncIterable<RawResolved> {
  on?(event: 'error', listener: () => void): unknown;
  cancel?(): Promise<void>;
}

export interface RawSubscription extends Readable {
  unsubscribe(): Promise<void>;
}

/** Members of both clients that their types hide, and that we mend. */
interface Internals {
  supports: (method: { readonly path?: string }, feature?: string) => Promise<boolean>;
  createChannel: () => Promise<Channel>;
  handleError: (client: GrpcClient, error: Error) => Promise<void>;
}

/** A client that was mended. */
export interface Mended {
  /** Whether the server has a method. */
  readonly supports: (path: string) => Promise<boolean>;
  /** Lets go of the connections. */
  readonly close: () => void;
}

const BATCH_APPEND = /\/batchappend$/i;

/**
 * Mends a client.
 *
 * - It never uses batch append: there a late second answer ends the process, and its deadline counts for nothing while
 *   the server hangs. One call an append has neither fault.
 * - A failed discovery while another call fails is an error of that call, not one that nobody handles.
 * - `dispose` ends its calls and leaves the connections open; they are remembered here, and closed.
 */
export function mended(client: RawClient): Mended {
  const internals = client as unknown as Internals;
  const { supports, createChannel, handleError } = internals;
  const channels = new Set<Channel>();
  let closed = false;
  internals.supports = async (method, feature) =>
    !BATCH_APPEND.test(method.path ?? '') && supports(method, feature);
  internals.createChannel = async () => {
    const channel = await createChannel();
    channels.add(channel);
    if (closed) {
      channel.close();
    }
    return channel;
  };
  internals.handleError = (grpcClient, error) => handleError(grpcClient, error).catch(() => undefined);
  return {
    supports: (path) => supports({ path }),
    close: () => {
      closed = true;
      client.dispose().catch(() => undefined);
      channels.forEach((channel) => channel.close());
    },
  };
}
