import { Command, CommanderError } from 'commander';
import type { DemoOptions } from './commands/demo.js';
import type { ExportOptions } from './commands/export.js';
import type { ImportOptions } from './commands/import.js';
import type { RebuildOptions } from './commands/rebuild.js';
import type { ReplayOptions } from './commands/replay.js';
import { addBackups } from './backup-commands.js';
import { addKeys } from './commands/add-keys.js';
import { addParked } from './commands/add-parked.js';
import { addServeLog } from './commands/add-serve-log.js';
import { DATA, defaultFolder, localUser, URL_OPTION } from './defaults.js';
import { addRecord } from './record-command.js';
import { failureOf } from './terminal/failure.js';

function program(): Command {
  const elshi = new Command('elshi')
    .description(
      'Careers of the diplomatic service, from the terminal.\n\n' +
        'The commands work on a data folder, which one process can hold at a time: stop the service first, or let ' +
        'import, export, parked and rebuild go through it with --url. A backup is taken beside it.',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 all went well, 1 something was refused or failed, 2 the command was asked in the wrong way.\n' +
        '"elshi <command> --help" explains a command.',
    )
    .exitOverride()
    .showHelpAfterError('(add --help for an explanation)');
  addImport(elshi);
  addExport(elshi);
  addReplay(elshi);
  addRecord(elshi, DATA);
  addRebuild(elshi);
  addParked(elshi);
  addBackups(elshi);
  addKeys(elshi);
  addDemo(elshi);
  addServeLog(elshi);
  return elshi;
}

function addImport(elshi: Command): void {
  elshi
    .command('import')
    .summary('record the acts of a file')
    .description(
      'Record the acts of a file, one JSON object a line:\n\n' +
        '  {"subject": "officer/<id>", "key": "<any text>", "act": {…}}\n\n' +
        'Each line is judged like an act that is posted. A line that was recorded before is left as it is, so that the ' +
        'same command completes an import that broke off. The file may be compressed with gzip. Its SHA-256 and the ' +
        'number of the line are kept with each act; what is read from standard input has none.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi import careers.ndjson --dry-run\n' +
        '  elshi import careers.ndjson.gz --data ./archive --report report.ndjson\n' +
        '  node examples/pocom-postings.mjs postings.jsonl | elshi import -',
    )
    .argument('<file>', 'the file, or - for standard input')
    .option(...DATA, defaultFolder())
    .option(...URL_OPTION)
    .option('--dry-run', 'judge all lines, each by those before it, and record none')
    .option('--atomic', 'record all lines, or none when one of them is refused')
    .option(
      '--report <file>',
      'write a report on each line to a file (- for standard output), as lines of JSON',
    )
    .option('--user <name>', 'who records it', localUser())
    .action(async (file: string, options: ImportOptions) => {
      const { importFile } = await import('./commands/import.js');
      await importFile(file, options);
    });
}

function addExport(elshi: Command): void {
  elshi
    .command('export')
    .summary('write what is recorded as import lines')
    .description(
      'Write what is recorded as import lines, in the order of recording, with ids and times. Imported into an ' +
        'empty folder they give the same careers, known at the same times.',
    )
    .option('--subject <subject>', 'one career only, like officer/abenov')
    .option('-o, --output <file>', 'where to; left out, standard output')
    .option(...DATA, defaultFolder())
    .option(...URL_OPTION)
    .option('--user <name>', 'who asks the service', localUser())
    .action(async (options: ExportOptions) => {
      const { exportLines } = await import('./commands/export.js');
      await exportLines(options);
    });
}

function addReplay(elshi: Command): void {
  elshi
    .command('replay')
    .summary('tell a career step by step')
    .description(
      'Tell a career step by step, in the order of recording: each event with its day, its order, its provisions ' +
        'and who recorded it, and the state after it: service, rank, position and term counter.',
    )
    .argument('<officer>', 'the id of the officer')
    .option('--at <date>', 'read each state on this day; left out, on the day from which the event counts')
    .option('--known-at <instant>', 'only what was recorded by then, like 2024-05-01T09:30:00Z')
    .option('--json', 'the whole record and counter after each step, as lines of JSON')
    .option(...DATA, defaultFolder())
    .action(async (officer: string, options: ReplayOptions) => {
      const { replay } = await import('./commands/replay.js');
      await replay(officer, options);
    });
}

function addRebuild(elshi: Command): void {
  elshi
    .command('rebuild')
    .summary('make the views anew from the log')
    .description(
      'Make the views (lists, audit trail, eligibility calendar) anew from the log and put them in the place of ' +
        'those that are there, which are kept. The digest is a number over all their rows: the same log gives the ' +
        'same. A rebuild that broke off is gone on with. A running service answers all the time while its views are ' +
        'rebuilt through it.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi rebuild --check --data ./archive\n' +
        '  elshi rebuild --url http://127.0.0.1:3000\n' +
        '  elshi rebuild --rollback',
    )
    .option('--check', 'end with 1 when the views that were there were other ones')
    .option('--fresh', 'begin with the first event, also where a rebuild broke off')
    .option('--rollback', 'put the views back that were there before the last rebuild')
    .option(...DATA, defaultFolder())
    .option(...URL_OPTION)
    .option('--user <name>', 'who asks the service', localUser())
    .action(async (options: RebuildOptions) => {
      const { rebuild } = await import('./commands/rebuild.js');
      await rebuild(options);
    });
}

function addDemo(elshi: Command): void {
  elshi
    .command('demo')
    .summary('invent a ministry')
    .description(
      'Invent a ministry: hires, ranks on time, late, early and out of turn, leaves, secondments, demotions, ' +
        'restorations, corrections. Every act is lawful, and the same seed gives the same careers on every machine. ' +
        'In an empty folder the acts are recorded under the times of the invented register.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi demo --officers 200 --data ./demo\n' +
        '  elshi replay officer-0001 --data ./demo\n' +
        '  elshi demo --officers 3000 --seed autumn --out ministry.ndjson',
    )
    .option('--officers <number>', 'how many people', '100')
    .option('--seed <seed>', 'small letters and digits; another one gives other people, beside these', '1')
    .option('--history', 'with the times at which the invented register recorded it (only into an empty log)')
    .option('--no-history', 'without them')
    .option('--add', 'also into a folder that holds other careers')
    .option('--out <file>', 'write import lines to a file (- for standard output), and record nothing')
    .option(...DATA, defaultFolder())
    .action(async (options: DemoOptions) => {
      const { demo } = await import('./commands/demo.js');
      await demo(options);
    });
}

/** Whoever reads the output has gone, as in `elshi export | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else fail(error);
}

function fail(error: unknown): void {
  const failure = failureOf(error);
  process.stderr.write(`elshi: ${failure.message}\n`);
  process.exitCode = failure.exitCode;
}
