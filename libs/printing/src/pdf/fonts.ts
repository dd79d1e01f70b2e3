import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visible, writtenOut } from '../visible.js';

const FILES = { regular: 'DejaVuSansCondensed.ttf', bold: 'DejaVuSansCondensed-Bold.ttf' } as const;
export type FontName = keyof typeof FILES;

const require = createRequire(import.meta.url);
const bytes = new Map<FontName, Uint8Array>();

/**
 * A font of a document's own. Its bytes are read once; the font itself remembers which characters it has met, so that one
 * shared by two documents would make the second depend on the first.
 */
export function freshFont(name: FontName): Font {
  const read = bytes.get(name) ?? readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${FILES[name]}`));
  bytes.set(name, read);
  return create(read);
}

/** Latin, Cyrillic and the punctuation between them: both fonts have a sign for each, and all of them are seen. */
const COMMON =
  /^[\n -~\u00a0-\u00ac\u00ae-\u017f\u0400-\u0481\u048a-\u0525\u2010-\u2015\u2018-\u201e\u2026\u2116]*$/;

/** The text as the font can show it: what it has no sign for is written out by its number. */
export function showable(text: string, font: Font): string {
  if (COMMON.test(text)) return text;
  return Array.from(visible(text), (character) =>
    character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
      ? character
      : writtenOut(character),
  ).join('');
}
