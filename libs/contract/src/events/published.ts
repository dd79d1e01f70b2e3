import type { EventType } from '@elshi/domain';
import { OrderDto } from '../acts/order.dto.js';
import type { JsonSchema } from '../shape/registry.js';
import { schemaOf } from '../shape/schema.js';
import { eventSchemas } from './schemas.js';

/** Version of the shapes written today. Older ones are brought up when they are read; newer ones are refused. */
export const EVENT_VERSION = 1;

const text: JsonSchema = { type: 'string' };

const citation: JsonSchema = {
  type: 'object',
  properties: { instrument: text, article: text, paragraph: text, edition: text },
  required: ['instrument', 'article', 'edition'],
  additionalProperties: false,
};

/** What stands beside the data of every event where it is told outside: its order, and the provisions it was judged by. */
const beside: Readonly<Record<string, JsonSchema>> = {
  order: { anyOf: [schemaOf(OrderDto), { type: 'null' }] },
  citations: { type: 'array', items: citation },
};

/** JSON Schema (2020-12) of `data` of a type of event, as feeds and webhooks tell it. */
export function publishedEventSchema(type: EventType): JsonSchema {
  const { oneOf: forms, ...schema } = eventSchemas[type];
  return 'properties' in schema || !Array.isArray(forms)
    ? told(eventSchemas[type])
    : { ...schema, oneOf: (forms as readonly JsonSchema[]).map(told) };
}

function told(shape: JsonSchema): JsonSchema {
  const { properties, required } = shape as { properties?: object; required?: readonly string[] };
  return {
    ...shape,
    properties: { ...properties, ...beside },
    required: [...(required ?? []), ...Object.keys(beside)],
  };
}
