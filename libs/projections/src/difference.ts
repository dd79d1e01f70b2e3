/**
 * One step of a JSON Patch (RFC 6902) with the old value beside it in `was`, which the RFC lets stand there: the steps, applied
 * one after another, make the new document of the old one; read, they say what was and what is.
 */
export type Change =
  | { readonly op: 'add'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string; readonly was: unknown }
  | { readonly op: 'replace'; readonly path: string; readonly was: unknown; readonly value: unknown };

/**
 * What leads from one JSON document to another. Items of a list are the same where they tell of the same thing (an event, a
 * rule, a stretch from one day on), wherever they stand in it.
 */
export function difference(was: unknown, now: unknown): readonly Change[] {
  return [...between(was, now, '')];
}

type Members = Readonly<Record<string, unknown>>;

function* between(was: unknown, now: unknown, path: string): Generator<Change> {
  if (isList(was) && isList(now)) yield* betweenLists(was, now, path);
  else if (isObject(was) && isObject(now)) yield* betweenObjects(was, now, path);
  else if (was !== now) yield { op: 'replace', path, was, value: now };
}

function* betweenObjects(was: Members, now: Members, path: string): Generator<Change> {
  for (const name of new Set([...Object.keys(was), ...Object.keys(now)])) {
    const [old, value] = [memberOf(was, name), memberOf(now, name)];
    if (old === value) continue;
    const at = `${path}/${escaped(name)}`;
    if (old === undefined) yield { op: 'add', path: at, value };
    else if (value === undefined) yield { op: 'remove', path: at, was: old };
    else yield* between(old, value, at);
  }
}

/** From the first item to the last: what is left of the place is done, what is right of it still as it was. */
function* betweenLists(was: readonly unknown[], now: readonly unknown[], path: string): Generator<Change> {
  let place = 0;
  for (const [old, value] of aligned(was, now)) {
    const at = `${path}/${place}`;
    if (value === undefined) {
      yield { op: 'remove', path: at, was: old!.item };
      continue;
    }
    if (old === undefined) yield { op: 'add', path: at, value: value.item };
    else yield* between(old.item, value.item, at);
    place += 1;
  }
}

type Pair = readonly [
  old: { readonly item: unknown } | undefined,
  value: { readonly item: unknown } | undefined,
];

/** The items of both lists in one order, the same ones side by side: as many of them as can be, none crossing another. */
function aligned(was: readonly unknown[], now: readonly unknown[]): readonly Pair[] {
  const [old, value] = [was.map(identityOf), now.map(identityOf)];
  const { start, oldEnd, end } = unlikePart(old, value);
  const longest = commonFrom(old.slice(start, oldEnd), value.slice(start, end));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < now.length) {
    const [here, below] = [longest[i - start]?.[j - start] ?? 0, longest[i - start + 1]?.[j - start] ?? 0];
    const sameEnd = i >= oldEnd && j >= end;
    if (i < start || sameEnd || (i < oldEnd && j < end && old[i] === value[j]))
      pairs.push([{ item: was[i++] }, { item: now[j++] }]);
    else if (i < oldEnd && below === here) pairs.push([{ item: was[i++] }, undefined]);
    else pairs.push([undefined, { item: now[j++] }]);
  }
  return pairs;
}

/** From where to where two lists are unlike: what is before and behind is the same in both, so that long lists are soon told apart. */
function unlikePart(
  old: readonly string[],
  value: readonly string[],
): { readonly start: number; readonly oldEnd: number; readonly end: number } {
  let [start, oldEnd, end] = [0, old.length, value.length];
  while (start < oldEnd && start < end && old[start] === value[start]) start += 1;
  while (start < oldEnd && start < end && old[oldEnd - 1] === value[end - 1]) {
    oldEnd -= 1;
    end -= 1;
  }
  return { start, oldEnd, end };
}

/** How many items are common from each place of the one list and each of the other on, in one order. */
function commonFrom(old: readonly string[], value: readonly string[]): readonly (readonly number[])[] {
  const longest = Array.from({ length: old.length + 1 }, () => new Array<number>(value.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = value.length - 1; j >= 0; j -= 1)
      longest[i]![j] =
        old[i] === value[j]
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  return longest;
}

/** Members that tell what a line is about, the first that it has. */
const NAMED_BY = ['eventId', 'by', 'rule', 'kind'] as const;
/** What tells stretches apart that no act names. */
const STRETCH = ['from', 'creditKind', 'reason'] as const;

function identityOf(item: unknown): string {
  if (!isObject(item)) return JSON.stringify(item);
  const named = NAMED_BY.find((name) => typeof memberOf(item, name) === 'string');
  if (named !== undefined) return JSON.stringify([named, item[named]]);
  return JSON.stringify(
    typeof memberOf(item, 'from') === 'string' ? STRETCH.map((name) => item[name]) : item,
  );
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(object: Members, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A member's name in a JSON Pointer (RFC 6901). */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
