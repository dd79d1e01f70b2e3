import { isNetwork, usualWebhookSettings, type WebhookSettings } from '@elshi/application';
import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { ACCESS_SETTINGS, type AccessSettings, exposureFault, readAccess } from './access/access-settings.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How the service runs. Read once, at the start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder of the log and of the read models. */
  readonly data: string;
  readonly eventStore: 'embedded' | 'memory' | 'eventstoredb';
  /** The connection string of the server that holds the log. */
  readonly connection?: string;
  /** What our streams begin with on that server. */
  readonly streamPrefix?: string;
  /** Where the log is served to be read over the EventStoreDB protocol; nowhere when absent. */
  readonly logPort?: number;
  /** Folder of the backups of the log, whose age is measured; it is not when absent. */
  readonly backup?: string;
  /** Where the service is reached from outside, for what it names by an absolute address; as each request names it when absent. */
  readonly publicUrl?: string;
  readonly timezone: string;
  readonly logLevel: LogLevel;
  readonly webhooks: WebhookSettings;
  readonly access: AccessSettings;
}

/** One sentence that names the setting and says what is wrong with it. */
export interface SettingFault {
  readonly fault: string;
}

const usual = usualWebhookSettings;

type Environment = Readonly<Record<string, string | undefined>>;
type Reader<T> = (text: string) => T | SettingFault;

const SERVER = /^(esdb|kurrentdb|kdb|kurrent|eventstore)(\+discover)?:\/\/./;
const OWN: readonly string[] = [
  'ELSHI_BACKUP',
  'ELSHI_DATA',
  'ELSHI_LOG_PORT',
  'ELSHI_PUBLIC_URL',
  'ELSHI_TIMEZONE',
  'ELSHI_WEBHOOK_HTTP',
  'ELSHI_WEBHOOK_NETWORKS',
  'ELSHI_WEBHOOK_RETRIES',
  'ELSHI_WEBHOOK_TIMEOUT',
  ...ACCESS_SETTINGS,
];

/** The settings of an environment, or the first fault in it. */
export function readSettings(environment: Environment): Settings | SettingFault {
  const faults: SettingFault[] = [];
  const read = <T>(name: string, byDefault: string, reader: Reader<T>): T | undefined => {
    const text = environment[name] ?? byDefault;
    const value = text.trim() === '' ? fault(`${name} is empty.`) : reader(text);
    if (!isFault(value)) return value;
    faults.push(value);
    return undefined;
  };

  const settings = {
    port: read('PORT', '3000', (text) => portOf('PORT', text)),
    host: read('HOST', '127.0.0.1', hostOf),
    data: read('ELSHI_DATA', './data', (text) => folderOf('ELSHI_DATA', text)),
    ...read('EVENT_STORE', 'embedded:', storeOf),
    ...(environment['STREAM_PREFIX'] !== undefined && { streamPrefix: read('STREAM_PREFIX', '', prefixOf) }),
    ...(environment['ELSHI_LOG_PORT'] !== undefined && {
      logPort: read('ELSHI_LOG_PORT', '', (text) => portOf('ELSHI_LOG_PORT', text)),
    }),
    ...(environment['ELSHI_BACKUP'] !== undefined && {
      backup: read('ELSHI_BACKUP', '', (text) => folderOf('ELSHI_BACKUP', text)),
    }),
    ...(environment['ELSHI_PUBLIC_URL'] !== undefined && {
      publicUrl: read('ELSHI_PUBLIC_URL', '', publicUrlOf),
    }),
    timezone: read('ELSHI_TIMEZONE', 'Asia/Almaty', timezoneOf),
    logLevel: read('LOG_LEVEL', 'info', levelOf),
    webhooks: {
      http: read('ELSHI_WEBHOOK_HTTP', String(usual.http), httpOf),
      networks: read('ELSHI_WEBHOOK_NETWORKS', 'none', networksOf),
      retries: read('ELSHI_WEBHOOK_RETRIES', usual.retries.join(','), retriesOf),
      timeout: read('ELSHI_WEBHOOK_TIMEOUT', String(usual.timeout), timeoutOf),
    },
    access: readAccess(environment, read, faults),
  };
  const { host, access } = settings;
  const exposed = host === undefined || isLoopback(host) ? undefined : exposureFault(host, access);
  if (exposed !== undefined) faults.push(fault(exposed));
  if (settings.backup !== undefined && settings.eventStore !== 'embedded') {
    faults.push(fault('ELSHI_BACKUP is a backup of the embedded log; there is none of another.'));
  }
  if (settings.logPort !== undefined) faults.push(...doorFaults(settings));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('ELSHI_') && !OWN.includes(name)) {
      faults.push(fault(`${name} is not a setting; there are ${OWN.join(', ')}.`));
    }
  }
  return faults[0] ?? (settings as Settings);
}

/** What keeps the log from being served, where that is asked for. */
function doorFaults({
  access,
  eventStore,
}: Pick<Settings, 'access'> & {
  readonly eventStore?: Settings['eventStore'] | undefined;
}): readonly SettingFault[] {
  const sentences = [
    ...(access.mode !== 'protected' && !access.openDoor
      ? [
          'ELSHI_LOG_PORT serves the whole log to every user of this machine, without a word who reads it; ELSHI_LOG_UNGUARDED=true says that it may.',
        ]
      : []),
    ...(eventStore === 'eventstoredb'
      ? ['ELSHI_LOG_PORT serves the embedded log; a log on a server is served by that server.']
      : []),
  ];
  return sentences.map(fault);
}

/** Whether reading the settings ended in a fault. */
export function isFault(value: unknown): value is SettingFault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

/** Whether a host names this very machine and nothing beyond it. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return (
    name === 'localhost' || name === '::1' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'))
  );
}

function fault(sentence: string): SettingFault {
  return { fault: sentence };
}

function portOf(name: string, text: string): number | SettingFault {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port >= 0 && port <= 65_535) return port;
  return fault(
    `${name} is a number from 0 to 65535 (0 takes any that is free), not ${JSON.stringify(text)}.`,
  );
}

function hostOf(text: string): string | SettingFault {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  return /^[\w.:%-]{1,253}$/.test(host)
    ? host
    : fault(`HOST is a name or an address, not ${JSON.stringify(text)}.`);
}

function folderOf(name: string, text: string): string | SettingFault {
  return text.includes('\0') ? fault(`${name} is not a path.`) : resolve(text);
}

function publicUrlOf(text: string): string | SettingFault {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.search}${url.hash}${url.username}` === ''
    ? url.href.replace(/\/+$/, '')
    : fault(`ELSHI_PUBLIC_URL is an address like https://elshi.example, not ${JSON.stringify(text)}.`);
}

function storeOf(text: string): Pick<Settings, 'eventStore' | 'connection'> | SettingFault {
  if (text === 'embedded:') return { eventStore: 'embedded' };
  if (text === 'memory:') return { eventStore: 'memory' };
  if (SERVER.test(text)) return encrypted(text) ?? { eventStore: 'eventstoredb', connection: text };
  // A connection string may hold a password, so the text is not repeated.
  return fault('EVENT_STORE is neither embedded: nor memory: nor a connection string like esdb://host:2113.');
}

/** The clients take whatever is not `true` for false, or refuse it without a name. */
function encrypted(connection: string): SettingFault | undefined {
  const tls = /[?&]tls=([^&]*)/i.exec(connection)?.[1];
  return tls === undefined || /^(true|false)$/i.test(tls)
    ? undefined
    : fault(`EVENT_STORE has tls=${tls}; it is tls=true or tls=false.`);
}

function prefixOf(text: string): string | SettingFault {
  return /^[\w.-]{1,64}$/.test(text)
    ? text
    : fault(`STREAM_PREFIX is 1 to 64 letters, digits and . _ -, not ${JSON.stringify(text)}.`);
}

function timezoneOf(text: string): string | SettingFault {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return fault(`ELSHI_TIMEZONE is a time zone like Asia/Almaty, not ${JSON.stringify(text)}.`);
  }
}

function httpOf(text: string): boolean | SettingFault {
  if (text === 'true' || text === 'false') return text === 'true';
  return fault(`ELSHI_WEBHOOK_HTTP is true or false, not ${JSON.stringify(text)}.`);
}

function networksOf(text: string): readonly string[] | SettingFault {
  const networks = text === 'none' ? [] : text.split(',').map((network) => network.trim());
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong === undefined) return networks;
  return fault(
    `ELSHI_WEBHOOK_NETWORKS is networks like 10.20.0.0/16,fd00::/8, not ${JSON.stringify(wrong)}.`,
  );
}

function retriesOf(text: string): readonly number[] | SettingFault {
  const delays = text.split(',').map((delay) => secondsOf(delay.trim(), 604_800));
  const isGood = delays.every((delay) => delay !== undefined) && delays.length <= 50;
  return isGood
    ? delays
    : fault('ELSHI_WEBHOOK_RETRIES is at most 50 delays in seconds, like 5,300,1800, each at most 604800.');
}

function timeoutOf(text: string): number | SettingFault {
  const seconds = secondsOf(text, 300);
  if (seconds !== undefined && seconds > 0) return seconds;
  return fault(`ELSHI_WEBHOOK_TIMEOUT is a number of seconds up to 300, not ${JSON.stringify(text)}.`);
}

function secondsOf(text: string, most: number): number | undefined {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
  return seconds === undefined || seconds > most ? undefined : seconds;
}

function levelOf(text: string): LogLevel | SettingFault {
  const level = LOG_LEVELS.find((known) => known === text);
  return level ?? fault(`LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}, not ${JSON.stringify(text)}.`);
}
