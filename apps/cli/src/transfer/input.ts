import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../terminal/failure.js';

/** The bytes of an import file. */
export interface Input {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How much of it is read, from 0 to 1; nothing where its length is not known. */
  readonly part: () => number | undefined;
  /** SHA-256 of the file as it lies on the disk, hexadecimal; nothing for a pipe, which can be read only once. */
  readonly sha256?: string;
}

const GZIP = [0x1f, 0x8b] as const;

/** Opens a file, or standard input for `-`. What is compressed with gzip is unpacked, whatever its name. */
export async function openInput(path: string): Promise<Input> {
  if (path === '-') return { bytes: unpacked(process.stdin), part: () => undefined };
  const size = await sizeOf(path);
  const sha256 = size === undefined ? undefined : await hashOf(path);
  const file = createReadStream(path);
  return {
    bytes: unpacked(file),
    part: () => (size === undefined || size === 0 ? undefined : Math.min(1, file.bytesRead / size)),
    ...(sha256 !== undefined && { sha256 }),
  };
}

/** The length of a file; nothing for a pipe. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const file = await open(path);
    try {
      const found = await file.stat();
      if (found.isDirectory()) throw new Failure(`${path} is a folder, not a file of import lines.`);
      return found.isFile() ? found.size : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === 'ENOENT') throw new Failure(`There is no file ${path}.`);
    if (code === 'EACCES') throw new Failure(`The file ${path} may not be read.`);
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Uint8Array);
  return hash.digest('hex');
}

async function* unpacked(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await chunks.next();
  if (first.done) return;
  const rest = { [Symbol.asyncIterator]: () => chunks };
  const all = joined(first.value, rest);
  if (first.value[0] !== GZIP[0] || first.value[1] !== GZIP[1]) {
    yield* all;
    return;
  }
  // A fault of either end comes out of the loop below.
  yield* pipeline(Readable.from(all, { objectMode: false }), createGunzip(), () => undefined);
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
