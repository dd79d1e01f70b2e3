import type { ProblemCode } from '../codes.js';
import { JSON_TYPE } from '../http/body.js';
import type { ParameterName } from './parameters.js';
import type { Schema } from './schema.js';

/** One method of one path, as it is described. */
export interface Operation {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly ParameterName[];
  readonly body?: {
    readonly type: string;
    readonly schema: Schema;
    readonly example?: unknown;
    readonly optional?: boolean;
  };
  /** Answers that are no problem, by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Beside those that every path may give. */
  readonly problems?: readonly ProblemCode[];
}

interface Answer {
  readonly description: string;
  /** Schemas by media type. */
  readonly content: Readonly<Record<string, Schema>>;
  readonly headers?: readonly HeaderName[];
}

const header = (description: string, schema: Schema = { type: 'string' }) => ({ description, schema });

/** Headers of answers. */
export const headers = {
  ETag: header('The revision of the subject, in quotes: what `If-Match` takes.'),
  'Content-Language': header('The language of the document.'),
  'Idempotency-Replayed': header('`true` where the key was known: this is the first answer again.'),
  Location: header('The service record of the subject.'),
  'X-Request-Id': header('The id of the request, sent or made.'),
  'X-Elshi-Incomplete': header(
    'On CSV and NDJSON, where there is no `meta`: its `incompleteTotal`. Not there where nothing is missing.',
    { type: 'integer', minimum: 1 },
  ),
  'Accept-Post': header('The media type that the path takes.'),
  'WWW-Authenticate': header('How to show who asks (RFC 6750).'),
  'Retry-After': header('Seconds after which it is worth asking again.'),
} as const;

export type HeaderName = keyof typeof headers;

export const read = { method: 'get' } as const;
export const clocks: readonly ParameterName[] = ['asOf', 'knownAt', 'minPosition'];
export const page: readonly ParameterName[] = ['limit', 'cursor'];

/** One answer, as JSON. */
export function json(schema: Schema, description: string): Operation['answers'] {
  return { 200: { description, content: { [JSON_TYPE]: schema } } };
}
