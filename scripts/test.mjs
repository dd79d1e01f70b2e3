/**
 * `npm test`: builds when needed (some specs run the compiled programs), then runs jest, with the arguments given here.
 *
 * A red build does not keep the specs from running, but it is a failure in the end. With ELSHI_TEST_REPORT set, jest
 * writes its result there as JSON.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, root } from './build-if-needed.mjs';

const built = await buildIfNeeded();
const report = process.env.ELSHI_TEST_REPORT;
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...process.argv.slice(2),
    ...(report ? ['--json', `--outputFile=${report}`] : []),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (!built) console.error('The specs ran, but the build is red.');
process.exitCode = status !== 0 ? (status ?? 1) : built ? 0 : 1;
