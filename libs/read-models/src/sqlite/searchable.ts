const FEWEST_LETTERS = 3;

/** A text as it is searched: in lower case, composed, with single spaces between words. */
export function searchable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\0', ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

export interface SearchTerm {
  /** In which index to look. */
  readonly index: 'pieces' | 'words';
  /** An FTS5 expression. */
  readonly expression: string;
}

/** How a piece of text is looked for; nothing when it holds no letter to look for. */
export function searchTerm(piece: string): SearchTerm | undefined {
  const text = searchable(piece).replaceAll('\n', ' ');
  if (text === '') return undefined;
  if ([...text].length < FEWEST_LETTERS) return { index: 'words', expression: `${quoted(text)}*` };
  const words = text.split(' ');
  const apart = words.length > 1 && words.every((word) => [...word].length >= FEWEST_LETTERS);
  const expression = apart ? `${quoted(text)} OR (${words.map(quoted).join(' AND ')})` : quoted(text);
  return { index: 'pieces', expression };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
