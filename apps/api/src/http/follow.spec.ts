import { withHeartbeat } from './follow.js';

const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function* slow(pause: number, fails = false): AsyncGenerator<string> {
  yield 'one';
  await soon(pause);
  if (fails) throw new Error('the log is gone');
  yield 'two';
}

async function all(pieces: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

describe('a stream that may be silent', () => {
  it('passes pieces on as they come', async () => {
    expect(await all(withHeartbeat(slow(0), 10_000))).toEqual(['one', 'two']);
  });

  it('says that it is still there while none comes', async () => {
    const found = await all(withHeartbeat(slow(70), 20));
    expect(found[0]).toBe('one');
    expect(found.at(-1)).toBe('two');
    expect(found.slice(1, -1).length).toBeGreaterThan(0);
    expect(new Set(found.slice(1, -1))).toEqual(new Set([': still here\n\n']));
  });

  it('fails with what it passes on', async () => {
    await expect(all(withHeartbeat(slow(50, true), 20))).rejects.toThrow('the log is gone');
  });
});
