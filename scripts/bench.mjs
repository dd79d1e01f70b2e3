/**
 * `npm run bench`: builds when needed and runs the benchmarks of `bench/`, or those named here, one after the other in this process.
 * Each prints ratios to something that it measured in the same run.
 */
import { existsSync, readdirSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded, root } from './build-if-needed.mjs';

const folder = join(root, 'bench');
const known = readdirSync(folder).flatMap((file) => /^(.+)[.]bench[.]ts$/.exec(file)?.[1] ?? []);
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
const fileOf = (name) => join(folder, `${name}.bench.ts`);

const unknown = wanted.filter((name) => !existsSync(fileOf(name)));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exitCode = 2;
} else if (!(await buildIfNeeded())) process.exitCode = 1;
else {
  register(pathToFileURL(join(folder, 'loader.mjs')));
  for (const name of wanted) await import(pathToFileURL(fileOf(name)).href);
}
