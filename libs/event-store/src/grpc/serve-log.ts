import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { EventStoreError } from '../errors.js';
import type { LogSource } from '../shared/log-source.js';
import { featuresService, gossipService } from './discovery.js';
import type { Door } from './door.js';
import { Growth } from './growth.js';
import { WireLog } from './log/wire-log.js';
import { Groups } from './persistent/groups.js';
import { persistentService } from './persistent/persistent-service.js';
import { GossipService, PersistentSubscriptionsService, ServerFeaturesService } from './protocol.js';
import { RecordRows } from './record-rows.js';
import { streamsDefinition, streamsService } from './streams-service.js';

export interface ServeOptions {
  /** Default: 127.0.0.1, where only this computer reaches it. There is neither a password nor encryption. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Whether clients may write, administer and consume; only a {@link WireLog} can be written so. Default: they may read. */
  readonly writable?: boolean;
  /**
   * Also shows two faults of the real server, for tests of clients: of one connection it serves 100 calls at a time and lets the others
   * wait without a word, and an append with a malformed event it answers twice.
   */
  readonly faithful?: boolean;
  /** Told of every error that is not a client's. Default: nobody. */
  readonly onFault?: (error: unknown) => void;
}

/** A log that is being served. */
export interface ServedLog {
  readonly port: number;
  /** Ends all calls and lets go of the port. The log stays open. */
  close(): Promise<void>;
}

/** Calls that one connection may have at a time. */
const MOST_CALLS = 1000;
const REAL_MOST_CALLS = 100;
/** Larger than the largest append, so that one too large is answered as such. */
const LARGEST_MESSAGE = 17 * 1024 * 1024;

/**
 * Serves a log over the gRPC protocol of EventStoreDB, so that its clients in any language can read and follow it.
 *
 * The log of the record is served to be read. A {@link WireLog} may be written, too, by the rules of that protocol.
 */
export async function serveLog(log: LogSource | WireLog, options: ServeOptions): Promise<ServedLog> {
  const wireLog = log instanceof WireLog ? log : undefined;
  if (options.writable && !wireLog) {
    throw new TypeError('The log of the record is written by its own service alone; serve it to be read.');
  }
  const stopping = new AbortController();
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const rows = log instanceof WireLog ? log.rows : new RecordRows(log.rows);
  const growth = new Growth(rows);
  const door: Door = {
    rows,
    growth,
    log: options.writable ? wireLog : undefined,
    stopping: stopping.signal,
    closing: closing.signal,
    faithful: options.faithful ?? false,
    onFault: options.onFault ?? (() => undefined),
  };
  const leave = log.onAppended(() => announce(door));
  const groups = new Groups(door);
  const server = serverOf(door, groups, () => port);
  const port = await bound(server, options).catch((error: unknown) => {
    leave();
    throw error;
  });
  const close = async (): Promise<void> => {
    leave();
    stopping.abort();
    await groups.close();
    // What is being written is answered before its call ends.
    await door.log?.settled().catch(door.onFault);
    await nextTurn();
    closing.abort();
    await shutDown(server);
  };
  let closed: Promise<void> | undefined;
  return { port, close: () => (closed ??= close()) };
}

function serverOf(door: Door, groups: Groups, port: () => number): Server {
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.max_concurrent_streams': door.faithful ? REAL_MOST_CALLS : MOST_CALLS,
    // A client that is gone without a word is found out, and what it held is let go.
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 20_000,
  });
  server.addService(streamsDefinition, streamsService(door));
  server.addService(PersistentSubscriptionsService, persistentService(door, groups));
  server.addService(ServerFeaturesService, featuresService(door));
  server.addService(GossipService, gossipService(door, port));
  return server;
}

function bound(server: Server, { host = '127.0.0.1', port }: ServeOptions): Promise<number> {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, given) => {
      if (error) {
        server.forceShutdown();
        const sentence = `The log cannot be served at ${address}: ${error.message}`;
        reject(new EventStoreError('StoreUnavailable', sentence, { cause: error }));
      } else {
        resolve(given);
      }
    });
  });
}

/** Ended calls get a moment to tell their clients so. */
function shutDown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), 1000);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function announce({ growth, onFault }: Door): void {
  try {
    growth.announce();
  } catch (error) {
    onFault(error);
  }
}
