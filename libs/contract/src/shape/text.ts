import { leaf } from './leaf.js';
import { type JsonSchema, note } from './registry.js';

/** More marks than this on one letter are no writing, and would take ages to bring into their canonical order. */
const MARKS = /\p{M}{31}/u;
const NO_HEAP_OF_MARKS = `(?![^]*${MARKS.source})`;

/** One line: no control characters, no half of a surrogate pair, and not only blanks. */
const LINE = new RegExp(`^(?!\\s*$)${NO_HEAP_OF_MARKS}[^\\p{Cc}\\p{Cs}]*$`, 'u');
/** Free text: the same, but it may be broken into lines and tabulated. */
const PROSE = new RegExp(`^(?!\\s*$)${NO_HEAP_OF_MARKS}(?:[^\\p{Cc}\\p{Cs}]|[\\t\\n\\r])*$`, 'u');
/** An id of the caller's choice: visible characters, and blanks between them. */
const VISIBLE = '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}';
const ID = new RegExp(`^${NO_HEAP_OF_MARKS}[${VISIBLE}](?:[${VISIBLE} ]*[${VISIBLE}])?$`, 'u');
const SUBJECT_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const LONGEST_LINE = 500;
const LONGEST_PROSE = 10_000;
const LONGEST_ID = 64;
/** The id of an office with `head.` before it, and a point and a number after it. */
const LONGEST_POSTING_ID = LONGEST_ID + 16;
/** A text may become shorter when it is brought into NFC, but not by more than this. */
const LONGEST_WRITTEN = 4 * LONGEST_PROSE;

/** The text in NFC. One that no member can hold stays as it is, and fails every check. */
export function normalised(text: string): string {
  return text.length > LONGEST_WRITTEN || MARKS.test(text) ? text : text.normalize('NFC');
}

/** Whether the text can be the id of an officer, an office or a proposal. */
export function isSubjectId(text: string): boolean {
  return SUBJECT_ID.test(text);
}

/** What the id of an event may be. */
export const eventIdSchema: JsonSchema = { type: 'string', pattern: UUID.source };

/** Whether the value is the id of an event. */
export function isEventId(value: unknown): boolean {
  return typeof value === 'string' && UUID.test(value);
}

/** What free text may be. */
export const proseSchema: JsonSchema = schemaOf(PROSE, LONGEST_PROSE);

/** Whether the value is free text. */
export function isProse(value: unknown): boolean {
  return isText(value, PROSE, LONGEST_PROSE);
}

/** One line of text. */
export function Text(longest = LONGEST_LINE): PropertyDecorator {
  return written('TEXT', LINE, longest, `must be one line of text, of 1 to ${longest} characters.`);
}

/** Free text, of one line or more. */
export function Prose(): PropertyDecorator {
  return written(
    'TEXT',
    PROSE,
    LONGEST_PROSE,
    `must be text of 1 to ${LONGEST_PROSE} characters; of control characters it may hold line ends and tabs.`,
  );
}

/** An id that the caller chose. */
export function Id(longest = LONGEST_ID): PropertyDecorator {
  return written('ID', ID, longest, `must be an id of 1 to ${longest} visible characters, as a string.`);
}

/** The id of a posting on record: one that the caller chose, or that of a headship, which holds the id of the office. */
export function PostingId(): PropertyDecorator {
  return Id(LONGEST_POSTING_ID);
}

/** The id of an officer, an office or a proposal. */
export function SubjectId(): PropertyDecorator {
  const says = 'must be an id of 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit.';
  return written('ID', SUBJECT_ID, LONGEST_ID, says);
}

/** The id of an event. */
export function EventId(): PropertyDecorator {
  const says = 'must be the id of an event: a UUID in small letters.';
  return leaf({ code: 'EVENT_ID', says, holds: isEventId }, { schema: eventIdSchema });
}

/** Marks what tells who a person is or what was written about him, so that it can be sealed. */
export function Personal(): PropertyDecorator {
  return (target, name) => note(target, name, { schema: { 'x-personal': true } });
}

function written(code: string, pattern: RegExp, longest: number, says: string): PropertyDecorator {
  return leaf(
    {
      code,
      says,
      holds: (value) => isText(value, pattern, longest),
    },
    { schema: schemaOf(pattern, longest) },
  );
}

function schemaOf(pattern: RegExp, longest: number): JsonSchema {
  return { type: 'string', minLength: 1, maxLength: longest, pattern: pattern.source };
}

function isText(value: unknown, pattern: RegExp, longest: number): boolean {
  return typeof value === 'string' && isNoLonger(value, longest) && pattern.test(value);
}

/** Lengths are counted in characters of Unicode, as JSON Schema does, of the text in NFC. */
function isNoLonger(text: string, longest: number): boolean {
  if (text.length <= longest) return true;
  return text.length <= 2 * longest && [...text].length <= longest;
}
