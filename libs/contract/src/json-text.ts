import type { Violation } from './violation.js';

/** Deeper than any act goes, and shallow enough for whatever walks over it later. */
const MAX_DEPTH = 32;

/** What was read, with the faults of its text; no value where it is no JSON at all. */
export interface ReadJson {
  readonly value: unknown;
  readonly faults: readonly Violation[];
  /** False when there is nothing to look into. */
  readonly whole: boolean;
}

/**
 * Reads JSON strictly: UTF-8 without a wrong byte, no member twice, none named `__proto__`, and not deeper than
 * anything that an act holds. Where two members have one name, nobody can know which one was meant.
 */
export function readJson(bytes: Uint8Array): ReadJson {
  try {
    return readJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return broken('ENCODING', 'The body is not UTF-8.');
  }
}

/** Reads JSON as strictly from a text. */
export function readJsonText(text: string): ReadJson {
  if (text.trim() === '') return broken('JSON', 'There is nothing where JSON should be.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return broken('JSON', `This is not JSON: ${(error as Error).message}.`);
  }
  const faults = faultsOf(text);
  return { value, faults, whole: faults.every(({ code }) => code !== 'NESTING') };
}

function broken(code: string, detail: string): ReadJson {
  return { value: undefined, faults: [{ pointer: '', code, detail }], whole: false };
}

/** An object or a list that has begun and not ended. */
interface Open {
  readonly pointer: string;
  /** Names seen so far; none for a list. */
  readonly names?: Set<string>;
  /** The name or index of what comes next. */
  at: string;
  count: number;
}

/** Text that is JSON, piece by piece: strings with the colon after them, and what opens, parts and closes. */
const PIECE = /"[^"\\]*(?:\\.[^"\\]*)*"\s*(:)?|[{}[\],]/g;

/** Faults that a parser lets pass, in text that is known to be JSON. */
function faultsOf(text: string): readonly Violation[] {
  const faults: Violation[] = [];
  const open: Open[] = [];
  for (const [piece, colon] of text.matchAll(PIECE)) {
    const inner = open.at(-1);
    if (piece === '{' || piece === '[') {
      if (open.length === MAX_DEPTH) return [nesting(inner!)];
      open.push(opened(piece, inner));
    } else if (piece === '}' || piece === ']') open.pop();
    else if (piece === ',') step(inner!);
    else if (colon !== undefined) faults.push(...named(inner!, piece.slice(0, -1).trimEnd()));
  }
  return faults;
}

function opened(piece: string, around: Open | undefined): Open {
  const pointer = around === undefined ? '' : pointerOf(around);
  return piece === '{' ? { pointer, names: new Set(), at: '', count: 0 } : { pointer, at: '0', count: 0 };
}

function step(inner: Open): void {
  inner.count += 1;
  if (inner.names === undefined) inner.at = String(inner.count);
}

function named(inner: Open, quoted: string): readonly Violation[] {
  const name = JSON.parse(quoted) as string;
  inner.at = name;
  const pointer = pointerOf(inner);
  const repeated = inner.names!.has(name);
  inner.names!.add(name);
  if (repeated) return [{ pointer, code: 'DUPLICATE_MEMBER', detail: 'The member is there more than once.' }];
  if (name === '__proto__') return [{ pointer, code: 'UNKNOWN_MEMBER', detail: 'No member has this name.' }];
  return [];
}

function nesting(inner: Open): Violation {
  const detail = `It is nested more than ${MAX_DEPTH} levels deep.`;
  return { pointer: pointerOf(inner), code: 'NESTING', detail };
}

function pointerOf({ pointer, at }: Open): string {
  return `${pointer}/${at.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
