import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the rows of the views depend on, from this folder: law, fold, reducers, the shapes by which events are read, and the
 * views themselves.
 */
const SOURCES = [
  '../../../law/src',
  '../../../domain/src',
  '../../../contract/src',
  '../../../projections/src',
  '../../../read-models/src',
  '../codec.ts',
  '.',
];
const CODE = /(?<![.]d|[.]spec)[.][jt]s$/;

/**
 * The edition of the views: a number over all code that their rows come from. Views of another edition are made again, so
 * that a change of law or of a reducer can never leave old rows behind.
 */
export function viewsEdition(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(here, source.replace(/[.]ts$/, extension()));
    for (const file of codeIn(path)) hash.update(relative(here, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

function extension(): string {
  return import.meta.url.endsWith('.ts') ? '.ts' : '.js';
}

function codeIn(path: string): readonly string[] {
  if (CODE.test(path)) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => CODE.test(name) && !name.includes('testing'))
    .sort()
    .map((name) => join(path, name));
}
