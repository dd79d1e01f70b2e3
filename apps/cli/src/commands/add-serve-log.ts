import type { Command } from 'commander';
import { DATA, defaultFolder } from '../defaults.js';
import type { ServeLogOptions } from './serve-log.js';

/** The command that serves a log alone. */
export function addServeLog(elshi: Command): void {
  elshi
    .command('serve-log')
    .summary('serve a log to EventStoreDB clients')
    .description(
      'Serve a log alone over the EventStoreDB protocol, so that its clients in any language can read and follow it. ' +
        'The log of a service is served to be read; with --writable a log of its own, in a folder of its own, is ' +
        'written by clients too. There is neither a password nor encryption: beyond this machine it is served only with ' +
        '--unguarded.',
    )
    .option('--port <number>', 'where it listens; 0 takes a free one', '2113')
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--unguarded', 'also beyond this machine, to whoever reaches it')
    .option('--writable', 'let clients append, delete, set metadata and consume in groups')
    .option(...DATA, defaultFolder())
    .action(async (options: ServeLogOptions) => {
      const { serveLog } = await import('./serve-log.js');
      await serveLog(options);
    });
}
