import fc from 'fast-check';
import { runs } from '../../../test/support/careers-plausible.js';
import { patched } from '../../../test/support/json-patch.js';
import { difference } from './difference.js';

describe('The difference between two documents', () => {
  it('is nothing where they say the same', () => {
    expect(difference({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('names each member that is added, removed or changed, with what it was', () => {
    expect(difference({ a: 1, b: { c: null }, d: 'x' }, { a: 2, b: { c: null, 'e/f~': true } })).toEqual([
      { op: 'replace', path: '/a', was: 1, value: 2 },
      { op: 'add', path: '/b/e~1f~0', value: true },
      { op: 'remove', path: '/d', was: 'x' },
    ]);
  });

  it('finds a line again by its event, so that one in the middle moves no other', () => {
    const lines = (...ids: string[]) => ids.map((eventId) => ({ eventId, to: null }));
    expect(difference(lines('a', 'c'), lines('a', 'b', 'c'))).toEqual([
      { op: 'add', path: '/1', value: { eventId: 'b', to: null } },
    ]);
    expect(difference([{ eventId: 'a', to: null }], [{ eventId: 'a', to: '2020-01-01' }])).toEqual([
      { op: 'replace', path: '/0/to', was: null, value: '2020-01-01' },
    ]);
  });

  it('finds a stretch again by its first day', () => {
    const part = (from: string, days: number) => ({ from, creditKind: 1, days });
    expect(difference([part('2020-01-01', 5)], [part('2019-01-01', 2), part('2020-01-01', 9)])).toEqual([
      { op: 'add', path: '/0', value: part('2019-01-01', 2) },
      { op: 'replace', path: '/1/days', was: 5, value: 9 },
    ]);
  });

  it('is found in the middle of long lists as well', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => ({ eventId: `e${at}` }));
    const now = [...lines.slice(0, 50_000), { eventId: 'new' }, ...lines.slice(50_001)];
    expect(difference(lines, now)).toEqual([
      { op: 'remove', path: '/50000', was: { eventId: 'e50000' } },
      { op: 'add', path: '/50000', value: { eventId: 'new' } },
    ]);
  });

  it('takes one document for the other as a whole where they are of another kind', () => {
    expect(difference(null, { a: 1 })).toEqual([{ op: 'replace', path: '', was: null, value: { a: 1 } }]);
  });

  it('names a member of any name like any other', () => {
    const [none, strange] = [{}, JSON.parse('{"__proto__": null}') as unknown];
    const steps = difference(none, strange);
    expect(steps).toEqual([{ op: 'add', path: '/__proto__', value: null }]);
    expect(JSON.stringify(patched(none, steps))).toBe('{"__proto__":null}');
    expect(patched(strange, difference(strange, none))).toEqual(none);
  });

  it('applied step by step, makes the one of the other, and back again', () => {
    const line = fc.record({ eventId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), to: fc.nat(3) });
    const stretch = fc.record({ from: fc.constantFrom('2020', '2021', '2022'), days: fc.nat(3) });
    const document = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record({ lines: fc.array(line, { maxLength: 8 }), parts: fc.array(stretch, { maxLength: 6 }) }),
    );
    fc.assert(
      fc.property(document, document, (was, now) => {
        const [one, other] = JSON.parse(JSON.stringify([was, now])) as unknown[];
        expect(patched(one, difference(one, other))).toEqual(other);
        expect(patched(other, difference(other, one))).toEqual(one);
        expect(difference(one, one)).toEqual([]);
      }),
      runs,
    );
  });
});
