import fc from 'fast-check';
import { before, days, difference, intersection, type Span, union } from './span.js';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]): Span => ({ from, to: from + length }));
const spans = fc.array(span, { maxLength: 8 });
const covered = (list: readonly Span[]) =>
  Array.from({ length: 100 }, (_, day) => list.some(({ from, to }) => from <= day && day < to));

describe('Spans of days', () => {
  it('are joined where they touch or overlap, and left out where they are empty', () => {
    expect(
      union([
        { from: 5, to: 9 },
        { from: 1, to: 3 },
        { from: 3, to: 5 },
        { from: 20, to: 20 },
      ]),
    ).toEqual([{ from: 1, to: 9 }]);
    expect(
      union([
        { from: 5, to: Infinity },
        { from: -Infinity, to: 2 },
      ]),
    ).toEqual([
      { from: -Infinity, to: 2 },
      { from: 5, to: Infinity },
    ]);
  });

  it('of a union, an intersection and a difference are the days of either, both, and one without the other', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [left, right] = [union(a), union(b)];
        const [inLeft, inRight] = [covered(a), covered(b)];
        expect(covered(union([...a, ...b]))).toEqual(inLeft.map((is, day) => is || inRight[day]));
        expect(covered(intersection(left, right))).toEqual(inLeft.map((is, day) => is && inRight[day]));
        expect(covered(difference(left, right))).toEqual(inLeft.map((is, day) => is && !inRight[day]));
      }),
    );
  });

  it('stay disjoint, in order and apart', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        for (const list of [union(a), difference(union(a), union(b)), intersection(union(a), union(b))])
          for (const [place, { from, to }] of list.entries()) {
            expect(from).toBeLessThan(to);
            if (place > 0) expect(list[place - 1]!.to).toBeLessThan(from);
          }
      }),
    );
  });

  it('have a part before a day, or none', () => {
    expect(before({ from: 3, to: 9 }, 5)).toEqual({ from: 3, to: 5 });
    expect(before({ from: 3, to: 9 }, 20)).toEqual({ from: 3, to: 9 });
    expect(before({ from: 3, to: 9 }, 3)).toBeUndefined();
    expect(days({ from: 3, to: 9 })).toBe(6);
  });
});
