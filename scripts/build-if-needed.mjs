/**
 * Builds `dist` when a source is not the one that was last built, and otherwise does nothing, quickly.
 *
 * A build is known by the path, size and time of every file that it reads, taken before it begins: what is changed
 * while it runs is built the next time. The stamp goes away before the first file is written, so a build that was
 * broken off or that failed never counts.
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

const dist = at('dist');
const stamp = at('dist', '.built');
const cache = at('.cache');
const lock = at('.cache', 'build.lock');
const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
/** No build takes this long; a lock that is older belongs to a process of another life with the same number. */
const longestBuild = 5 * 60_000;

/** Brings `dist` up to the sources. False when the build was red; what it printed then stands on standard error. */
export async function buildIfNeeded({ signal } = {}) {
  if (upToDate()) return true;
  const release = await takeLock(signal);
  try {
    return upToDate() || (await build(signal));
  } finally {
    release();
  }
}

/** Runs a compiled file in this process, as if Node had been started with it. */
export async function run(compiled) {
  const file = at('dist', compiled);
  process.setSourceMapsEnabled(true);
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}

/** Every file that a build reads, with what tells one content of it from another. */
function sources() {
  const found = new Map();
  const note = (file) => {
    const { size, mtimeMs } = statSync(file);
    found.set(relative(root, file), `${size} ${mtimeMs}`);
  };
  for (const file of settings) note(at(file));
  for (const kind of ['apps', 'libs']) {
    for (const project of readdirSync(at(kind))) {
      const folder = at(kind, project, 'src');
      if (!existsSync(folder)) continue;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts')) {
          note(join(entry.parentPath, entry.name));
        }
      }
    }
  }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function lastBuilt() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined;
  }
}

function upToDate() {
  return JSON.stringify(lastBuilt()) === JSON.stringify(sources());
}

async function build(signal) {
  const before = lastBuilt();
  const now = sources();
  const clean = before !== undefined && Object.keys(before).every((file) => file in now);
  rmSync(clean ? stamp : dist, { recursive: true, force: true });

  const nest = at('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  if (!existsSync(nest)) {
    console.error('Cannot build: the packages are not installed. Run "npm ci" first.');
    return false;
  }
  console.error('Building …');
  const started = performance.now();
  const code = await new Promise((resolve, reject) => {
    // One program over all apps and libraries: every file is read and checked once, worker entries included.
    const args = [nest, 'build', 'api', '--path', 'tsconfig.build.json'];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2], signal });
    child.on('error', reject).on('exit', resolve);
  });
  if (code !== 0) {
    console.error('The build is red.');
    return false;
  }
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, JSON.stringify(now));
  console.error(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  return true;
}

/** Waits for its turn; what it returns gives the turn away again. The lock of a process that is gone does not count. */
async function takeLock(signal) {
  mkdirSync(cache, { recursive: true });
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(mine, lock);
        return () => rmSync(lock, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      if (!held()) breakLock();
      else await sleep(100, undefined, { signal });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function held() {
  try {
    return alive(lock);
  } catch {
    return false;
  }
}

function alive(file) {
  if (Date.now() - statSync(file).mtimeMs > longestBuild) return false;
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Of two that find the same dead lock, the slower one may move the faster one's new lock: it puts that back. */
function breakLock() {
  const moved = `${lock}.broken.${process.pid}`;
  try {
    renameSync(lock, moved);
    if (alive(moved)) linkSync(moved, lock);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(moved, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await buildIfNeeded()) ? 0 : 1;
}
