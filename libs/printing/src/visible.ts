/**
 * Characters that are not seen, or that turn around what is: marks of direction, zero-width signs, soft hyphens, tags,
 * line separators, and controls other than line breaks and tabs.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** The text with such characters written out, like `[U+202E]`: a printed name cannot look like another one. */
export function visible(text: string): string {
  return text.replace(UNSEEN, writtenOut);
}

/** A character by its number. */
export function writtenOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
