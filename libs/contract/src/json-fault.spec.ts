import fc from 'fast-check';
import { jsonFault } from './json-fault.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['  ', 2],
    ['{"a":1', 6],
    ['{"a":1,}', 7],
    ["{'a':1}", 1],
    ['{"a" 1}', 5],
    ['{"a":}', 5],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['[1] [2]', 4],
    ['{"a":nul}', 5],
    ['{"a":01}', 5],
    ['{"a":1.}', 5],
    ['"abc', 4],
    ['"a\\x"', 2],
    ['"a\u0001"', 2],
    ['["a","b\\u00g0"]', 7],
    ['NaN', 0],
    ['{"a":1}}', 7],
  ])('%j: at %i', (text, at) => {
    expect(jsonFault(text)).toBe(at);
  });

  it('is nowhere in JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom('', ' ', '\n\t'), (text, blank) => {
        expect(jsonFault(blank + text + blank)).toBeUndefined();
      }),
    );
  });

  it('is somewhere in what a parser refuses, and nowhere before the first letter that was disturbed', () => {
    const damage = fc.record({
      text: fc.json({ maxDepth: 4 }),
      at: fc.nat(),
      taken: fc.integer({ min: 0, max: 3 }),
      put: fc.constantFrom('', ',', '}', ']', '{', '"', ':', 'x', '\\', '1', ' '),
    });
    fc.assert(
      fc.property(damage, ({ text, at, taken, put }) => {
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + put + text.slice(place + taken);
        const fault = jsonFault(damaged);
        expect(fault === undefined).toBe(isJson(damaged));
        // A word, a number or a letter that is escaped is told by its beginning.
        const begun = /(?:\\\w*|[\w.+-]*)$/.exec(text.slice(0, place));
        const begins = place - (begun?.[0].length ?? 0);
        if (fault !== undefined) expect(fault).toBeGreaterThanOrEqual(begins);
      }),
      { numRuns: 2000 },
    );
  });
});
