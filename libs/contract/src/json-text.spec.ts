import fc from 'fast-check';
import { readJson } from './json-text.js';

const read = (text: string) => readJson(Buffer.from(text));
const faults = (text: string) => read(text).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('strict JSON', () => {
  it('reads what any parser reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const value: unknown = JSON.parse(text);
        fc.pre(!text.includes('__proto__'));
        expect(read(text)).toEqual({ value, faults: [], whole: true });
      }),
    );
  });

  it('takes a byte order mark and white space for nothing', () => {
    expect(read('\uFEFF {"a" : [1, {"b":"}\\"{"}] }\n')).toEqual({
      value: { a: [1, { b: '}"{' }] },
      faults: [],
      whole: true,
    });
  });

  it.each(['', '  ', '{', '{"a":1,}', "{'a':1}", '[1] [2]', 'NaN', 'undefined', '{"a":01}', '"\u0001"'])(
    'refuses %j',
    (text) => {
      expect(faults(text)).toEqual([' JSON']);
      expect(read(text).whole).toBe(false);
    },
  );

  it('refuses bytes that are not UTF-8', () => {
    const { faults, whole } = readJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]));
    expect({ faults, whole }).toMatchObject({ faults: [{ pointer: '', code: 'ENCODING' }], whole: false });
  });

  it('finds members that are there twice, wherever they are and however they are written', () => {
    expect(faults('{"a":1,"b":{"c":[{"d":1},{"d":1,"\\u0064":2}]},"a":3}')).toEqual([
      '/b/c/1/d DUPLICATE_MEMBER',
      '/a DUPLICATE_MEMBER',
    ]);
    expect(faults('[{"x":1},{"x":1}]')).toEqual([]);
    expect(faults('{"a":"a","b":["a","a"]}')).toEqual([]);
  });

  it('points with escaped names', () => {
    expect(faults('{"a/b~":{"x":1,"x":2}}')).toEqual(['/a~1b~0/x DUPLICATE_MEMBER']);
  });

  it('refuses a member that would change what an object is', () => {
    expect(faults('{"data":{"__proto__":{"polluted":true}}}')).toEqual(['/data/__proto__ UNKNOWN_MEMBER']);
  });

  it('refuses what is nested deeper than any act', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(faults(nested(32))).toEqual([]);
    expect(faults(nested(33))).toEqual([`${'/0'.repeat(32)} NESTING`]);
    expect(read(nested(100_000)).whole).toBe(false);
  });
});
