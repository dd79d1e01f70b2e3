import { type ParkedFilter, projectionNames } from '@elshi/application';
import { JSON_TYPE, unsupported } from './body.js';
import type { Request } from './fastify.js';
import { readJson } from '@elshi/contract';
import { HOW_SUBJECTS_ARE_WRITTEN, isSubject, type RequestReader } from './request-reader.js';

/** Which of what is parked is asked for. */
export function parkedFilter(reader: RequestReader): ParkedFilter {
  const projection = reader.oneOf('projection', projectionNames);
  const subject = reader.subject();
  return { ...(projection !== undefined && { projection }), ...(subject !== undefined && { subject }) };
}

/** The same, posted; without a body it is all that is parked. All faults go to the reader. */
export function postedFilter(reader: RequestReader, { body }: Request): ParkedFilter {
  if (body === undefined || (Buffer.isBuffer(body) && body.length === 0)) return {};
  if (!Buffer.isBuffer(body)) throw unsupported(JSON_TYPE);
  const { value, faults, whole } = readJson(body);
  reader.add(faults);
  return whole && faults.length === 0 ? filterOf(reader, value) : {};
}

function filterOf(reader: RequestReader, value: unknown): ParkedFilter {
  const fault = (pointer: string, code: string, detail: string) => reader.add([{ pointer, code, detail }]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fault('', 'OBJECT', 'The body must be a JSON object.');
    return {};
  }
  const filter: { -readonly [Member in keyof ParkedFilter]: ParkedFilter[Member] } = {};
  for (const [name, given] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
    if (name === 'projection') {
      const projection = projectionNames.find((known) => known === given);
      if (projection === undefined)
        fault('/projection', 'ENUM', `projection is one of ${projectionNames.join(', ')}.`);
      else filter.projection = projection;
    } else if (name === 'subject') {
      if (typeof given === 'string' && isSubject(given)) filter.subject = given;
      else fault('/subject', 'SUBJECT', HOW_SUBJECTS_ARE_WRITTEN);
    } else {
      const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
      fault(`/${escaped}`, 'UNKNOWN_MEMBER', 'Here there are: projection, subject.');
    }
  }
  return filter;
}
