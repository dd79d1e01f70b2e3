import type { Command } from 'commander';
import type { BackupOptions } from './commands/backup.js';
import type { RestoreOptions } from './commands/restore.js';
import { DATA, defaultFolder } from './defaults.js';

/** The commands that take, verify and restore a backup. */
export function addBackups(elshi: Command): void {
  addBackup(elshi);
  addVerifyBackup(elshi);
  addRestore(elshi);
}

function addBackup(elshi: Command): void {
  elshi
    .command('backup')
    .summary('back up the log, also while the service runs')
    .description(
      'Bring the backup in a folder up to the end of the log. It is read beside the service, which need not be stopped. The first ' +
        'backup goes into an empty folder; the same command again writes only what is new. A backup that broke off leaves the ' +
        'one before as it was.\n\n' +
        'Only the log is backed up: the views and everything else in the data folder are made from it again.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi backup /backups/elshi\n' +
        '  elshi backup /backups/elshi --data /srv/elshi && elshi verify-backup /backups/elshi',
    )
    .argument('<folder>', 'where the backup is kept')
    .option(...DATA, defaultFolder())
    .action(async (folder: string, options: BackupOptions) => {
      const { backup } = await import('./commands/backup.js');
      await backup(folder, options);
    });
}

function addVerifyBackup(elshi: Command): void {
  elshi
    .command('verify-backup')
    .summary('hold a backup against its checksums')
    .description(
      'Read the whole backup, hold it against its checksums, and tell what it holds. It needs neither the log nor the service. Ends ' +
        'with 1, and the name of the first file that is not what was written, when it is damaged.',
    )
    .argument('<folder>', 'where the backup is kept')
    .action(async (folder: string) => {
      const { verify } = await import('./commands/verify-backup.js');
      await verify(folder);
    });
}

function addRestore(elshi: Command): void {
  elshi
    .command('restore')
    .summary('make the log of a backup again in an empty folder')
    .description(
      'Make the log of a backup again in an empty folder: the same events at the same positions, under the same ids and times. The ' +
        'backup is verified while it is copied, and the log appears only when it is whole. Views are made from it by the next start.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi restore /backups/elshi --data ./restored\n' +
        '  elshi restore /backups/elshi --data ./restored --known-at 2026-05-01T09:30:00Z',
    )
    .argument('<folder>', 'where the backup is kept')
    .option('--position <number>', 'only what was recorded up to this position of the log')
    .option('--known-at <instant>', 'only what was recorded by then, like 2024-05-01T09:30:00Z')
    .option('--data <folder>', 'the empty folder where the log is made', defaultFolder())
    .action(async (folder: string, options: RestoreOptions) => {
      const { restore } = await import('./commands/restore.js');
      await restore(folder, options);
    });
}
