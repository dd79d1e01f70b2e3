import { EventStoreError } from '../../errors.js';
import { GrpcLogClient } from './grpc-log-client.js';
import type { LogClient, OpenClient } from './log-client.js';
import type { RawClient } from './raw-client.js';

/** The options that both clients know, in the spelling that they compare with. */
const OPTIONS = new Set([
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'nodepreference',
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
]);
const SHAPE = /^(?<scheme>[a-z]+)(?:\+discover)?:\/\/(?:[^@/?]*@)?(?<hosts>[^@/?]+)\/?(?:\?(?<options>.*))?$/;
const KURRENT = new Set(['kurrentdb', 'kurrent', 'kdb']);
const KURRENT_CLIENT: string = '@kurrent/kurrentdb-client';
const KEEP_ALIVE_TIMEOUT = 10_000;

/** A server as a connection string names it. */
export interface Server {
  /** The hosts, for people to read. Never user or password. */
  readonly name: string;
  readonly openClient: OpenClient;
}

/**
 * Reads a connection string: `esdb://…` for the client of EventStoreDB, `kurrentdb://…` for that of KurrentDB.
 *
 * What is wrong with it is said without it, for a password may stand in it. The clients are not as careful: whatever they would
 * complain of, on the console and in full, is refused here.
 */
export function serverOf(connection: string): Server {
  const { scheme, hosts, options } = SHAPE.exec(connection.trim())?.groups ?? {};
  if (scheme === undefined || hosts === undefined || !(scheme === 'esdb' || KURRENT.has(scheme))) {
    throw unusable('it is not of the form esdb://user:password@host:port?tls=true, nor kurrentdb://…');
  }
  for (const option of options?.split('&') ?? []) {
    insistOnOption(option);
  }
  let clients = 0;
  return {
    name: hosts,
    openClient: () => {
      clients += 1;
      const apart = connectionOfItsOwn(connection.trim(), options, clients);
      return KURRENT.has(scheme) ? openKurrentClient(apart) : openEventStoreClient(apart);
    },
  };
}

/**
 * Clients with the same settings share one connection, and with it its limit of 100 calls. A keepalive timeout that differs
 * by some milliseconds keeps them apart.
 */
function connectionOfItsOwn(connection: string, options: string | undefined, number: number): string {
  const given = /(?:^|&)keep[-_]?alive[-_]?timeout=(\d+)/i.exec(options ?? '')?.[1];
  const timeout = Number(given ?? KEEP_ALIVE_TIMEOUT) + (number % 1000);
  return given === undefined
    ? `${connection.replace(/\/+$/, '')}${options === undefined ? '?' : '&'}keepAliveTimeout=${timeout}`
    : connection.replace(/(keep[-_]?alive[-_]?timeout=)\d+/i, `$1${timeout}`);
}

async function openEventStoreClient(connection: string): Promise<LogClient> {
  const { EventStoreDBClient } = await import('@eventstore/db-client');
  const client = made(() => EventStoreDBClient.connectionString(connection));
  return new GrpcLogClient(client as unknown as RawClient, 'expectedRevision');
}

async function openKurrentClient(connection: string): Promise<LogClient> {
  const { KurrentDBClient } = await kurrentPackage();
  return new GrpcLogClient(
    made(() => KurrentDBClient.connectionString(connection)),
    'streamState',
  );
}

interface KurrentPackage {
  readonly KurrentDBClient: { connectionString(connection: string): RawClient };
}

/** The package is optional: it brings a native part, which not every computer can run. */
async function kurrentPackage(): Promise<KurrentPackage> {
  try {
    return (await import(KURRENT_CLIENT)) as KurrentPackage;
  } catch (cause) {
    throw new EventStoreError(
      'StoreUnavailable',
      `A kurrentdb:// connection needs the package ${KURRENT_CLIENT}, which is not installed or does not run here. ` +
        `Install it with npm, or use esdb://.`,
      { cause },
    );
  }
}

function made<Client>(make: () => Client): Client {
  try {
    return make();
  } catch (error) {
    const { expected } = error as { readonly expected?: string };
    const message = error instanceof Error ? error.message : String(error);
    throw unusable(expected === undefined ? message : `where it stands it needs ${expected}`);
  }
}

function insistOnOption(option: string): void {
  const name = option.split('=')[0] ?? '';
  const flat = name.trim().toLowerCase().replaceAll(/[_-]/g, '');
  if (flat === 'tlsverifycert') {
    throw unusable('tlsVerifyCert is not supported: name the authority of the certificate with tlsCAFile');
  }
  if (flat === 'throwonappendfailure') {
    throw unusable('throwOnAppendFailure cannot be chosen: a failure is always told');
  }
  if (!OPTIONS.has(flat) || !option.includes('=')) {
    throw unusable(`it has an option ${JSON.stringify(name)} that no client knows`);
  }
}

function unusable(because: string): EventStoreError {
  return new EventStoreError('StoreUnavailable', `The connection string cannot be used: ${because}.`);
}
