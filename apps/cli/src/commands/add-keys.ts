import type { Command } from 'commander';
import { DATA, defaultFolder, localUser } from '../defaults.js';
import type { CreateOptions, KeysOptions, ListOptions, RotateOptions } from './keys.js';

/** The commands that look after the keys of machines. */
export function addKeys(elshi: Command): void {
  const keys = elshi
    .command('keys')
    .summary('make, list, rotate and revoke the keys of machines')
    .description(
      'Keys by which machines ask a service whose access is configured (docs/access.md). They are kept in access.db of ' +
        'its data folder, as hashes; the service need not be stopped, and goes by what is changed here with its next request.',
    );
  addCreate(keys);
  addList(keys);
  addRotate(keys);
  addRevoke(keys);
}

function addCreate(keys: Command): void {
  keys
    .command('create')
    .summary('make a key, and print it this once')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  elshi keys create payroll --grant FEED\n' +
        '  elshi keys create prometheus --grant METRICS --expires 365d --data /srv/elshi',
    )
    .argument('<label>', 'what it is for; it is recorded with what the machine does')
    .requiredOption(
      '--grant <names>',
      'roles and scopes, parted by commas: FEED, METRICS, REG, COM, ADM, AUD',
    )
    .option('--expires <time>', 'after how long it ends, at most 730d', '90d')
    .option('--user <name>', 'who makes it', localUser())
    .option(...DATA, defaultFolder())
    .action(async (label: string, options: CreateOptions) => {
      const { createKey } = await import('./keys.js');
      createKey(label, options);
    });
}

function addList(keys: Command): void {
  keys
    .command('list')
    .summary('tell which keys there are, without their secrets')
    .option('--json', 'as lines of JSON')
    .option(...DATA, defaultFolder())
    .action(async (options: ListOptions) => {
      const { listKeys } = await import('./keys.js');
      listKeys(options);
    });
}

function addRotate(keys: Command): void {
  keys
    .command('rotate')
    .summary('make a key in place of another; for a while both hold')
    .argument('<id>', 'the id of the key: the part between the underscores')
    .option('--overlap <time>', 'how long the old one still holds', '7d')
    .option('--expires <time>', 'after how long the new one ends, at most 730d', '90d')
    .option('--user <name>', 'who makes it', localUser())
    .option(...DATA, defaultFolder())
    .action(async (id: string, options: RotateOptions) => {
      const { rotateKey } = await import('./keys.js');
      rotateKey(id, options);
    });
}

function addRevoke(keys: Command): void {
  keys
    .command('revoke')
    .summary('end a key now')
    .argument('<id>', 'the id of the key: the part between the underscores')
    .option(...DATA, defaultFolder())
    .action(async (id: string, options: KeysOptions) => {
      const { revokeKey } = await import('./keys.js');
      revokeKey(id, options);
    });
}
