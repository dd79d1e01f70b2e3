import type { Command } from 'commander';
import { DATA, defaultFolder, localUser, URL_OPTION } from '../defaults.js';
import type { ParkedOptions } from './parked.js';

/** The command that tells what is parked. */
export function addParked(elshi: Command): void {
  elshi
    .command('parked')
    .summary('tell where lists wait for an event that could not be projected')
    .description(
      'Tell at which subjects lists wait for an event that could not be projected, and why. Everything else goes on ' +
        'meanwhile. Opening a folder tries each of them once; --retry has it done again. Ends with 1 while any is left.',
    )
    .option('--retry', 'try them again, and tell what became of each')
    .option('--projection <name>', 'of one list only: audit, officers, eligibility, actFates or findings')
    .option('--subject <subject>', 'one subject only, like officer/abenov')
    .option(...DATA, defaultFolder())
    .option(...URL_OPTION)
    .option('--user <name>', 'who asks the service', localUser())
    .action(async (options: ParkedOptions) => {
      const { parked } = await import('./parked.js');
      await parked(options);
    });
}
