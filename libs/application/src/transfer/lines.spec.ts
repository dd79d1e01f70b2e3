import { linesOf, type RawLine } from './lines.js';

const MEBIBYTE = 1024 * 1024;

async function cut(...chunks: readonly (string | Uint8Array)[]): Promise<readonly RawLine[]> {
  async function* bytes() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  }
  const lines: RawLine[] = [];
  for await (const line of linesOf(bytes())) lines.push(line);
  return lines;
}

describe('lines of an import file', () => {
  it('end with a line feed, the last one with or without', async () => {
    expect(await cut('a\nb\n')).toEqual(['a', 'b']);
    expect(await cut('a\nb')).toEqual(['a', 'b']);
    expect(await cut('')).toEqual([]);
  });

  it('keep empty lines, so that the numbers are those of the file', async () => {
    expect(await cut('\na\n\n\nb\n')).toEqual(['', 'a', '', '', 'b']);
  });

  it('lose the line ends of Windows and byte order marks', async () => {
    expect(await cut('\uFEFFa\r\nb\r\n')).toEqual(['a', 'b']);
    expect(await cut('a\n\uFEFFb')).toEqual(['a', 'b']);
  });

  it('are the same wherever the bytes are cut', async () => {
    const text = Buffer.from('ә\nүш\r\n\nқ');
    for (let at = 0; at <= text.length; at += 1)
      expect(await cut(text.subarray(0, at), text.subarray(at))).toEqual(['ә', 'үш', '', 'қ']);
  });

  it('say in their place that they are not UTF-8', async () => {
    expect(await cut('a\n', Uint8Array.of(0x61, 0xff, 0x0a), 'b')).toEqual([
      'a',
      { unreadable: 'The line is not UTF-8 text.' },
      'b',
    ]);
  });

  it('say in their place that they are too long, whatever comes after', async () => {
    const half = 'x'.repeat(MEBIBYTE);

    const [first, long, last] = await cut('a\n', half, half, 'x\n', 'b');

    expect([first, last]).toEqual(['a', 'b']);
    expect(long).toEqual({ unreadable: 'The line is longer than 1048576 bytes.' });
  });

  it('may be as long as the limit, also before a Windows line end', async () => {
    const longest = 'x'.repeat(MEBIBYTE);
    expect(await cut(`${longest}\r\n${longest}\n`, `${longest}y\n`)).toEqual([
      longest,
      longest,
      { unreadable: 'The line is longer than 1048576 bytes.' },
    ]);
  });
});
