/** What may come next: the first of a list or an object may be its end, what follows a comma may not. */
type Next = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'more';

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
/** As much of a string as is one, with its end where it has one. */
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*("?)/uy;

/**
 * Where a text stops being JSON: the place of the first character that cannot stand there, the length of the text where
 * it breaks off; nothing where it is JSON. A word or a number that is none is told by its beginning.
 */
export function jsonFault(text: string): number | undefined {
  const open: ('[' | '{')[] = [];
  let next: Next = 'value';
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    at = past(BLANKS, text, at);
    if (at === text.length) return next === 'more' && open.length === 0 ? undefined : at;
    const piece = text[at]!;
    const inner = open.at(-1);
    if (next === 'more') {
      if (inner === undefined || !isAfterValue(piece, inner)) return at;
      at += 1;
      if (piece !== ',') open.pop();
      else next = inner === '[' ? 'value' : 'name';
    } else if (isEnd(piece, next)) {
      at += 1;
      open.pop();
      next = 'more';
    } else if (next === 'name' || next === 'name-or-end') {
      const string = stringAt(text, at);
      const colon = past(BLANKS, text, string.end);
      if (!string.whole) return string.end;
      if (text[colon] !== ':') return colon;
      at = colon + 1;
      next = 'value';
    } else if (piece === '[' || piece === '{') {
      at += 1;
      open.push(piece);
      next = piece === '[' ? 'value-or-end' : 'name-or-end';
    } else {
      const end = valueEnd(text, at);
      if (!end.whole) return end.end;
      at = end.end;
      next = 'more';
    }
  }
}

function isAfterValue(piece: string, inner: '[' | '{'): boolean {
  return piece === ',' || piece === (inner === '[' ? ']' : '}');
}

function isEnd(piece: string, next: Next): boolean {
  return (next === 'value-or-end' && piece === ']') || (next === 'name-or-end' && piece === '}');
}

interface End {
  readonly end: number;
  readonly whole: boolean;
}

function valueEnd(text: string, at: number): End {
  if (text[at] === '"') return stringAt(text, at);
  const end = past(SCALAR, text, at);
  return { end, whole: end > at };
}

function stringAt(text: string, at: number): End {
  STRING.lastIndex = at;
  const found = STRING.exec(text);
  return found === null ? { end: at, whole: false } : { end: at + found[0].length, whole: found[1] === '"' };
}

/** The place after what a pattern matches here. */
function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
