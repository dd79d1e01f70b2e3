import type { ImportSource } from '@elshi/domain';
import type { JsonSchema } from './shape/registry.js';
import { leaf } from './shape/leaf.js';
import { schemaOf } from './shape/schema.js';

const SHA256 = /^[0-9a-f]{64}$/;

function isLineNumber(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** A SHA-256. */
function Sha256(): PropertyDecorator {
  const says = 'must be a SHA-256 of 64 hexadecimal digits, in small letters.';
  const holds = (value: unknown): boolean => typeof value === 'string' && SHA256.test(value);
  return leaf({ code: 'SHA256', says, holds }, { schema: { type: 'string', pattern: SHA256.source } });
}

/** The number of a line. */
function LineNumber(): PropertyDecorator {
  const says = 'must be the number of a line, from 1.';
  return leaf({ code: 'NUMBER', says, holds: isLineNumber }, { schema: { type: 'integer', minimum: 1 } });
}

/** The file that an imported act came from, and its line there. */
export class ImportSourceDto implements ImportSource {
  @Sha256() readonly sha256: string;
  @LineNumber() readonly line: number;
}

/** JSON Schema of a source. */
export const importSourceSchema: JsonSchema = schemaOf(ImportSourceDto);
