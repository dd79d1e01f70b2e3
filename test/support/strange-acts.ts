import * as fc from 'fast-check';
import {
  allKinds,
  type Body,
  decree,
  dependants,
  eventId,
  fullBody,
  minimalBody,
  order,
  representation,
} from './acts.js';

type Path = readonly (string | number)[];

/** Every place in a JSON value, the whole first. */
export function placesIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inside = Object.entries(value).flatMap(([name, member]) => placesIn(member, [...at, name]));
  return [at, ...inside];
}

/** A copy of a JSON value with what stands at a place replaced; taken away by `undefined`. */
export function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Body) }) as Record<
    string | number,
    unknown
  >;
  const member = replaced(copy[name], rest, by);
  if (member === undefined && !Array.isArray(copy)) return without(copy, String(name));
  define(copy, name, member ?? null);
  return copy;
}

function without(body: Body, name: string): Body {
  return Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
}

/** As JSON.parse does it: `__proto__` is a member like any other. */
function define(target: object, name: string | number, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

const strangeNames = ['__proto__', 'constructor', 'toString', 'then', 'hasOwnProperty', '', 'a/b~c', 'Order'];

const strangeTexts = [
  '',
  ' ',
  'null',
  'a\u0000b',
  'a\u007fb',
  'a\nb',
  'half \ud800 of a pair',
  'e\u0301tat',
  `a${'\u0301\u0323'.repeat(15)}`,
  `a${'\u0301\u0323'.repeat(16)}`,
  'x'.repeat(64),
  'x'.repeat(65),
  '😀'.repeat(64),
  '😀'.repeat(500),
  'x'.repeat(501),
  'x'.repeat(10_001),
  '2020-02-30',
  '2021-02-29',
  '2020-02-29',
  '2020-3-1',
  '2020-03',
  '2020-13',
  '1942',
  '0000-01-01',
  '0999-12-31',
  '1700-01-01',
  '2199-12-31',
  '2200-01-01',
  '9999-12-31',
  '2020-03-15T00:00:00Z',
  'OFFICER',
  'officer',
  'PRESIDENT',
  'MINISTER',
  'COURT_DECISION',
  'ATTACHE',
  'RegisterOfficer',
  'AssignRank',
  eventId,
  eventId.toUpperCase(),
];

function nestedTo(depth: number): unknown {
  let value: unknown = 'the innermost';
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

/** Values that a careless or hostile client might send anywhere. */
const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...strangeTexts),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 8, 9, 1.5, 1e21, '5', [], {}, [[]], [{}]),
  fc.constantFrom<unknown>(nestedTo(3), nestedTo(5), [order], order, decree, representation, { order }),
  fc.constantFrom(dependants, [...dependants, dependants[0]], Array<unknown>(501).fill(dependants[0])),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One change of a body: something taken away, added, or put in the place of another thing. */
function mutated(body: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(body);
  const holders = places.filter((place) => isHolder(valueAt(body, place)));
  return fc.oneof(
    fc.constantFrom(...places.slice(1)).map((place) => replaced(body, place, undefined)),
    fc.tuple(fc.constantFrom(...places), strangeValue).map(([place, value]) => replaced(body, place, value)),
    fc
      .tuple(
        fc.constantFrom(...(holders.length > 0 ? holders : [[]])),
        fc.oneof(
          fc.constantFrom(...strangeNames),
          fc.constantFrom(...memberNames),
          fc.string({ maxLength: 8 }),
        ),
        strangeValue,
      )
      .map(([place, name, value]) => replaced(body, [...place, name], value)),
  );
}

function isHolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(value: unknown, place: Path): unknown {
  return place.reduce<unknown>((holder, name) => (holder as Record<string | number, unknown>)[name], value);
}

const memberNames = [
  ...new Set(
    allKinds.flatMap((kind) =>
      placesIn(fullBody(kind))
        .flat()
        .filter((name): name is string => typeof name === 'string' && !/^\d+$/.test(name)),
    ),
  ),
];

const wellFormed: fc.Arbitrary<Body> = fc
  .tuple(fc.constantFrom(...allKinds), fc.boolean(), fc.boolean())
  .map(([kind, full, historical]) => {
    const body = full ? fullBody(kind) : minimalBody(kind);
    return historical ? body : without(body, 'historical');
  });

/** Bodies near well-formed ones: none, one or some changes away. Most are malformed, and none may be answered with 500. */
export const nearlyWellFormed: fc.Arbitrary<unknown> = fc
  .tuple(wellFormed, fc.integer({ min: 0, max: 4 }))
  .chain(([body, changes]) => mutatedTimes(fc.constant<unknown>(body), changes));

function mutatedTimes(bodies: fc.Arbitrary<unknown>, times: number): fc.Arbitrary<unknown> {
  return times === 0
    ? bodies
    : mutatedTimes(
        bodies.chain((body) =>
          isHolder(body) && placesIn(body).length > 1 ? mutated(body) : fc.constant(body),
        ),
        times - 1,
      );
}

/** Anything at all that can stand in a request. */
export const anyBody: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: nearlyWellFormed },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...strangeNames, ...memberNames), strangeValue) },
);
