import type { Command } from 'commander';
import type { RecordOptions } from './commands/record.js';
import { defaultFolder } from './defaults.js';

/** The command `record`: what it takes, and what it says of itself. */
export function addRecord(elshi: Command, data: readonly [flags: string, says: string]): void {
  elshi
    .command('record')
    .summary('print the service record')
    .description(
      'Print the service record as a page or as a PDF, in Kazakh, Russian or English: each line with its days, its order, ' +
        'its provisions and the acts that corrected it. The same clocks give the same bytes.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi record abenov --lang ru --pdf -o abenov.pdf\n' +
        '  elshi record abenov --as-of 2022-03-15 --known-at 2022-04-01T00:00:00Z > abenov.html',
    )
    .argument('<officer>', 'the id of the officer')
    .option('--lang <language>', 'kk, ru or en', 'kk')
    .option('--as-of <date>', 'what stood on this day; left out, today')
    .option('--known-at <instant>', 'only what was recorded by then, like 2024-05-01T09:30:00Z')
    .option('--annulled', 'with a section of the acts that were annulled, cancelled or voided')
    .option('--html', 'as a page; so it is where nothing else is asked for')
    .option('--pdf', 'as a PDF')
    .option('-o, --output <file>', 'where to; left out, standard output')
    .option(...data, defaultFolder())
    .action(async (officer: string, options: RecordOptions) => {
      const { printRecord } = await import('./commands/record.js');
      await printRecord(officer, options);
    });
}
