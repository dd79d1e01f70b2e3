import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openInput } from './input.js';

describe('an import file', () => {
  let folder: string;
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-input-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  async function textOf(path: string): Promise<string> {
    const parts: Uint8Array[] = [];
    for await (const part of (await openInput(path)).bytes) parts.push(part);
    return Buffer.concat(parts).toString();
  }

  it('is read as it is, or unpacked, whatever its name', async () => {
    const text = 'қазақ\n'.repeat(100_000);

    expect(await textOf(file('plain.ndjson', text))).toBe(text);
    expect(await textOf(file('packed.ndjson', gzipSync(text)))).toBe(text);
    expect(await textOf(file('empty', ''))).toBe('');
    expect(await textOf(file('short', '{'))).toBe('{');
  });

  it('tells how much of it is read', async () => {
    const input = await openInput(file('plain', 'x'.repeat(1_000_000)));
    expect(input.part()).toBe(0);
    for await (const part of input.bytes) expect(part.length).toBeGreaterThan(0);
    expect(input.part()).toBe(1);
  });

  it('is known by the hash of what lies on the disk, packed or not', async () => {
    const hashed = async (name: string, content: Uint8Array | string): Promise<string | undefined> => {
      const { bytes, sha256 } = await openInput(file(name, content));
      for await (const part of bytes) expect(part.length).toBeGreaterThan(0);
      return sha256;
    };
    const packed = gzipSync('abc');

    // The first of the test vectors of FIPS 180-2.
    expect(await hashed('abc', 'abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await hashed('packed', packed)).toBe(createHash('sha256').update(packed).digest('hex'));
    expect((await openInput('-')).sha256).toBeUndefined();
  });

  it('is a fault when what is packed breaks off', async () => {
    const packed = gzipSync('x'.repeat(10_000));
    await expect(textOf(file('half', packed.subarray(0, packed.length - 12)))).rejects.toMatchObject({
      code: 'Z_BUF_ERROR',
    });
  });

  it('is a fault in one sentence when it is not there or a folder', async () => {
    await expect(openInput(join(folder, 'none'))).rejects.toThrow(/^There is no file .*none\.$/);
    await expect(openInput(folder)).rejects.toThrow(/is a folder, not a file of import lines\.$/);
  });
});
