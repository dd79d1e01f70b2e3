/**
 * `npm run check`: every check, the quick ones first; the first that is red stops it and shows what it said.
 *
 * `--all` goes on after a red one, `--without=test` leaves steps out.
 */
import { spawnSync } from 'node:child_process';
import { root } from './build-if-needed.mjs';

const steps = ['format:check', 'types:pure', 'arrows', 'dead', 'types', 'lint', 'contracts', 'test'];
const given = process.argv.slice(2);
const without = given.flatMap((argument) => /^--without=(.+)$/.exec(argument)?.[1].split(',') ?? []);
const red = [];

for (const step of steps) {
  if (without.includes(step)) continue;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', step], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${status === 0 ? 'green' : 'RED  '} ${step.padEnd(13)}${seconds} s`);
  if (status === 0) continue;
  process.stdout.write(stdout + stderr);
  red.push(step);
  if (!given.includes('--all')) break;
}
if (red.length > 0) console.log(`Red: ${red.join(', ')}.`);
process.exitCode = red.length === 0 ? 0 : 1;
