import type { RequestReader } from './request-reader.js';

const TAG = /^"([1-9]\d{0,14})"$/;
const TOKEN = /^(?:0|[1-9]\d{0,14})\.[A-Za-z0-9_-]{43}$/;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** `If-Match`: the revision of a tag that a read has given, or whatever stands now. */
export function ifMatch(reader: RequestReader): '*' | number | undefined {
  const detail = 'If-Match is * or the ETag of a read as it was given, like "4": one tag, in its quotes.';
  return reader.header('If-Match', 'TAG', detail, (text) => {
    if (text === '*') return text;
    const revision = TAG.exec(text)?.[1];
    return revision === undefined ? undefined : Number(revision);
  });
}

/** `Preview-Token`: by which nothing else is recorded than a dry run has shown. */
export function previewToken(reader: RequestReader): string | undefined {
  const detail = 'Preview-Token is the previewToken of a dry run, as it was given.';
  return reader.header('Preview-Token', 'TOKEN', detail, (text) => (TOKEN.test(text) ? text : undefined));
}

/** `Idempotency-Key`: by which a repeated act is known again. */
export function idempotencyKey(reader: RequestReader): string | undefined {
  const detail = 'Idempotency-Key is 1 to 255 printable ASCII characters without spaces.';
  return reader.header('Idempotency-Key', 'TEXT', detail, (text) => (KEY.test(text) ? text : undefined));
}
