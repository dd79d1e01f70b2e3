import type { RebuildOptions } from '@elshi/application';
import type { Violation } from '@elshi/contract';
import { JSON_TYPE, unsupported } from './body.js';
import type { Request } from './fastify.js';
import { readJson } from '@elshi/contract';
import type { RequestReader } from './request-reader.js';

export const SWAPS = ['ALWAYS', 'IF_EQUAL'] as const;

const usual: RebuildOptions = { fresh: false, swap: 'ALWAYS' };

/** How a rebuild is wanted; as usual where there is no body. All faults go to the reader. */
export function postedRebuild(reader: RequestReader, { body }: Request): RebuildOptions {
  if (body === undefined) return usual;
  if (!Buffer.isBuffer(body)) throw unsupported(JSON_TYPE);
  if (body.length === 0) return usual;
  const { value, faults, whole } = readJson(body);
  reader.add(faults);
  if (!whole) return usual;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.add([{ pointer: '', code: 'OBJECT', detail: 'The body must be a JSON object.' }]);
    return usual;
  }
  const members = new Map<string, unknown>(Object.entries(value));
  const violations = [...members].flatMap(([name, member]) => violationsOf(name, member));
  reader.add(violations.filter(({ pointer }) => faults.every((fault) => fault.pointer !== pointer)));
  return {
    fresh: members.get('fresh') === true,
    swap: SWAPS.find((swap) => swap === members.get('swap')) ?? usual.swap,
  };
}

function violationsOf(name: string, value: unknown): readonly Violation[] {
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (name === 'fresh')
    return typeof value === 'boolean'
      ? []
      : [{ pointer, code: 'BOOLEAN', detail: 'fresh must be true or false.' }];
  if (name === 'swap')
    return SWAPS.some((swap) => swap === value)
      ? []
      : [{ pointer, code: 'ENUM', detail: `swap must be one of ${SWAPS.join(', ')}.` }];
  return [{ pointer, code: 'UNKNOWN_MEMBER', detail: 'There is no member of this name.' }];
}
