import { isSubjectId } from '@elshi/contract';
import type { RequestReader } from './request-reader.js';

/** 120 bits in groups of four; the hyphens may be left out, and letters be small. */
const CODE = /^(?:[0-9A-HJKMNP-TV-Z]{4}-?){5}[0-9A-HJKMNP-TV-Z]{4}$/i;

/** What a printed record says of itself, as somebody who checks it has read it from the paper. */
export function printToCheck(reader: RequestReader): { readonly officerId: string; readonly code: string } {
  const id =
    'officer is the number in the registry: 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit.';
  const code = 'code is that of the print, like 0123-4567-89AB-CDEF-GHJK-MNPQ.';
  return {
    officerId: required(reader, 'officer', 'ID', id, isSubjectId),
    code: required(reader, 'code', 'CODE', code, (text) => CODE.test(text))
      .replaceAll('-', '')
      .toUpperCase(),
  };
}

/** A parameter that must be given; what is answered for a faulty one is never used. */
function required(
  reader: RequestReader,
  name: string,
  code: string,
  detail: string,
  fits: (text: string) => boolean,
): string {
  const given: string[] = [];
  const value = reader.parameter(name, code, detail, (text) => {
    given.push(text);
    return fits(text) ? text : undefined;
  });
  if (given.length === 0) reader.fault(name, 'REQUIRED', `${name} is required.`);
  return value ?? '';
}
