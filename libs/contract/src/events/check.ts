import type { EventType } from '@elshi/domain';
import { isCalendarDate } from '@elshi/law';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../shape/registry.js';
import { eventSchemas, metadataSchema } from './schemas.js';

const ajv = new Ajv2020({ strictTypes: false });
ajv.addVocabulary(['x-personal']);
ajv.addFormat('date', isCalendarDate);

const compiled = new Map<JsonSchema, ValidateFunction>();

/** What is wrong with an event as it is stored, in a few words; nothing when its shape is the one of its type. */
export function eventFault(type: EventType, data: unknown, metadata: unknown): string | undefined {
  return fault(eventSchemas[type], data, 'data') ?? fault(metadataSchema, metadata, 'metadata');
}

/** Schemas are compiled when they are first needed. */
function fault(schema: JsonSchema, value: unknown, dataVar: string): string | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar });
}
