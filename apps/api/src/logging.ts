import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './settings.js';

/** Injection token of the log. */
export const LOGGER = Symbol('ServiceLog');
export type ServiceLog = Logger;

/** The log of the service: one JSON object a line on standard output, or readable lines on a terminal. */
export async function openLog(level: LogLevel): Promise<ServiceLog> {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, await destination());
}

async function destination(): Promise<DestinationStream> {
  // Whoever read the lines may go away; the service stays.
  process.stdout.on('error', () => undefined);
  if (!process.stdout.isTTY) return new PatientOutput(process.stdout);
  const { build } = await import('pino-pretty');
  return build({ destination: process.stdout, translateTime: 'SYS:HH:MM:ss', singleLine: true });
}

/** More than this is not kept for a reader of the lines who does not read. */
const MOST_KEPT = 4 * 1024 * 1024;

/** Lines to somebody who may stop reading: then they are dropped, and never hold up the service. */
export class PatientOutput implements DestinationStream {
  readonly #to: Pick<NodeJS.WriteStream, 'write' | 'writableLength'>;
  #dropped = 0;

  constructor(to: Pick<NodeJS.WriteStream, 'write' | 'writableLength'>) {
    this.#to = to;
  }

  write(line: string): void {
    if (this.#to.writableLength > MOST_KEPT) {
      this.#dropped += 1;
      return;
    }
    if (this.#dropped > 0) this.#to.write(`{"level":40,"msg":"${this.#dropped} lines were dropped here."}\n`);
    this.#dropped = 0;
    this.#to.write(line);
  }
}

/** A line that is printed whatever the level is. */
export function announce(log: ServiceLog, facts: object, sentence: string): void {
  const loud = log.child({}, { level: 'info' });
  loud.info(facts, sentence);
}

/** What Nest itself has to say, as lines of the log. */
export function nestLogger(log: ServiceLog): LoggerService {
  return {
    log: (message: unknown) => log.debug(String(message)),
    warn: (message: unknown) => log.warn(String(message)),
    error: (message: unknown) => log.error(String(message)),
    debug: (message: unknown) => log.debug(String(message)),
    verbose: (message: unknown) => log.trace(String(message)),
    fatal: (message: unknown) => log.fatal(String(message)),
  };
}
