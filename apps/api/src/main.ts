import 'reflect-metadata';
import { backupTakenAt } from '@elshi/event-store';
import { type Application, openApplication, type Place } from '@elshi/application';
import { readTls } from './access/access-settings.js';
import { openKeptAccess } from './access/open-gate.js';
import { announce, openLog } from './logging.js';
import { createService } from './service.js';
import { isFault, readSettings, type Settings } from './settings.js';
import type { Storage } from './storage-metrics.js';
import { startTracing } from './tracing.js';

const settings = readSettings(process.env);
if (isFault(settings)) giveUp(settings.fault);
else await start(settings).catch((error: unknown) => giveUp(sentenceOf(error, settings)));

async function start(settings: Settings): Promise<void> {
  const tls = readTls(settings.access);
  const log = await openLog(settings.logLevel);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Something went wrong that nobody foresaw; the service ends.');
    process.exit(1);
  });
  // Until it listens there is nothing to finish: the log is whole at any moment.
  let close = (): Promise<void> => Promise.resolve();
  stopOnSignals(() => close(), log);
  const outside = settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl };
  const tracing = await startTracing(process.env, log);
  const application = await openApplication(placeOf(settings), {
    onFault: (sentence) => log.error(sentence),
    onNews: (sentence) => log.info(sentence),
    webhooks: settings.webhooks,
    ...outside,
  });
  try {
    const logPort = await doorOpened(application, settings.logPort);
    const { access } = settings;
    const inFolder = access.mode !== 'protected' && settings.eventStore !== 'memory';
    const kept = openKeptAccess(inFolder ? settings.data : undefined);
    const service = await createService(application, {
      ...{ timezone: settings.timezone, log, access: { ...access, kept } },
      ...{ traced: tracing !== undefined, storage: storageOf(settings) },
      ...outside,
      ...(tls && { tls }),
    });
    const address = await service.listen(settings.port, settings.host);
    close = async () => {
      await service.close();
      await tracing?.close();
    };
    const { data, eventStore } = settings;
    announce(
      log,
      {
        address,
        data: eventStore === 'memory' ? null : data,
        log: `${eventStore}:`,
        logPort,
        mode: access.mode,
      },
      `Elshi listens on ${address}; ${whereOf(settings)}${doorOf(logPort)}; ${modeOf(settings)}`,
    );
  } catch (error) {
    await application.close();
    throw error;
  }
}

/** The port of the log's own door; null where none is asked for. */
async function doorOpened(application: Application, port: number | undefined): Promise<number | null> {
  if (port === undefined) return null;
  try {
    return await application.serveLog(port);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${why.replace(/[.]?$/, '.')} Set ELSHI_LOG_PORT to another number.`, { cause });
  }
}

function placeOf({ eventStore, data, connection = '', streamPrefix }: Settings): Place {
  switch (eventStore) {
    case 'memory':
      return { kind: 'memory' };
    case 'embedded':
      return { kind: 'embedded', folder: data };
    case 'eventstoredb':
      return {
        kind: 'eventstoredb',
        connection,
        folder: data,
        ...(streamPrefix !== undefined && { streamPrefix }),
      };
  }
}

function storageOf({ eventStore, data, backup }: Settings): Storage {
  return {
    ...(eventStore !== 'memory' && { data }),
    ...(backup !== undefined && { backedUpAt: () => backupTakenAt(backup) }),
  };
}

function whereOf({ eventStore, data }: Settings): string {
  switch (eventStore) {
    case 'memory':
      return 'the log is in memory and gone with the process';
    case 'embedded':
      return `the embedded log and the views are in ${data}`;
    case 'eventstoredb':
      return `the log is on a server; its mirror and the views are in ${data}`;
  }
}

function doorOf(logPort: number | null): string {
  return logPort === null ? '' : `, readable at esdb://127.0.0.1:${logPort}?tls=false`;
}

/** Whom the service answers. */
function modeOf({ access: { mode, tls, proxies } }: Settings): string {
  if (mode === 'protected')
    return 'protected mode: this machine only, and whoever asks is taken at his word.';
  const shown = mode === 'oidc' ? 'a token of the issuer or a key' : 'a key';
  const behind = proxies.length > 0 ? ', behind a proxy' : '';
  return `access is configured: who asks shows ${shown}${tls === undefined ? '' : ', over TLS'}${behind}.`;
}

/** The first signal ends the service in order; a second one changes nothing about that. */
function stopOnSignals(
  close: () => Promise<void>,
  log: { info(sentence: string): void; error(fact: object): void },
): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info(`Stopping on ${signal}.`);
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error });
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
}

function giveUp(sentence: string): void {
  process.stderr.write(`Elshi does not start: ${sentence}\n`);
  process.exitCode = 1;
}

/** What kept the service from starting, for whoever has to mend it. */
function sentenceOf(error: unknown, { host, port, data, eventStore }: Settings): string {
  const { code, message } = error as { readonly code?: string | number; readonly message?: string };
  switch (code ?? '') {
    case 'StoreUnavailable':
      return eventStore === 'eventstoredb'
        ? `the log on the server that EVENT_STORE names cannot be used (${message ?? code}).`
        : `${message ?? code} ELSHI_DATA names the folder.`;
    case 'EADDRINUSE':
      return `something else listens on ${host}:${port} already; set PORT to another number.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; set HOST to 127.0.0.1.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${data} cannot be written, or port ${port} not be taken: ${message ?? code}.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${data} is not a folder; set ELSHI_DATA to one.`;
    default:
      return message ?? String(error);
  }
}
