import { eventSchemas, type JsonSchema, metadataSchema, publishedEventSchema } from '@elshi/contract';
import { EVENT_TYPES, type EventType } from '@elshi/domain';
import { feedSchemas } from '../openapi/feeds.js';
import { nullable, object, ref, type Schema, text } from '../openapi/schema.js';

/** What a message may be: as it leaves the service, with the headers of a webhook beside it, or as the log holds it. */
export type Form = 'told' | 'posted' | 'stored';

/** An event of a type in CloudEvents 1.0. */
function told(type: EventType): Schema {
  const { properties, ...envelope } = feedSchemas['CloudEvent'] as { readonly properties: object };
  return {
    ...envelope,
    title: type,
    properties: { ...properties, type: { const: `kz.elshi.${type}` }, data: ref(type) },
    additionalProperties: false,
  };
}

const CLOUD_EVENTS_TYPE = 'application/cloudevents+json';
const made: Readonly<Record<Form, (type: EventType) => object>> = {
  told: (type) => ({ contentType: CLOUD_EVENTS_TYPE, payload: ref(`${type}Event`) }),
  posted: (type) => ({
    contentType: CLOUD_EVENTS_TYPE,
    headers: ref('WebhookHeaders'),
    payload: ref(`${type}Event`),
  }),
  stored: (type) => ({
    contentType: 'application/json',
    headers: ref('StoredMetadata'),
    payload: ref(`${type}Stored`),
  }),
};
const FORMS = Object.keys(made) as readonly Form[];

/** The name of a message among the components, and in its channels. */
export function messageName(form: Form, type: EventType): string {
  return form === 'told' ? type : `${type}_${form}`;
}

/** A message of each form for each type of event. */
export function messages(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    FORMS.flatMap((form) =>
      EVENT_TYPES.map((type) => [messageName(form, type), { name: type, title: type, ...made[form](type) }]),
    ),
  );
}

/** The schemas that the messages are made of. */
export function messageSchemas(): Readonly<Record<string, Schema>> {
  const shared = new Map<string, Schema>();
  const ofType = EVENT_TYPES.flatMap((type) => [
    [`${type}Event`, told(type)] as const,
    [type, withoutRepeated(publishedEventSchema(type), shared)] as const,
    [`${type}Stored`, withoutDraft(eventSchemas[type])] as const,
  ]);
  return {
    ...Object.fromEntries(ofType),
    ...Object.fromEntries(shared),
    StoredMetadata: metadataSchema,
    WebhookHeaders: object(
      { 'webhook-id': text, 'webhook-timestamp': text, 'webhook-signature': text },
      'As Standard Webhooks has them: the id of the event, the second of this try, and the signatures over both and the body.',
    ),
    Page: object(
      {
        items: { type: 'array', items: { oneOf: EVENT_TYPES.map((type) => ref(`${type}Event`)) } },
        nextCursor: nullable(text),
        logId: nullable(text),
        meta: object({ asOf: text, knownAt: text, position: text, ruleset: text }),
      },
      'A page of the recorded feed.',
    ),
  };
}

/** The order and the citations of every type are the same: each is one schema of the document. */
function withoutRepeated(schema: JsonSchema, shared: Map<string, Schema>): Schema {
  const { oneOf: forms, properties, ...rest } = withoutDraft(schema);
  if (properties === undefined)
    return { ...rest, oneOf: (forms as readonly JsonSchema[]).map((form) => withoutRepeated(form, shared)) };
  const { order, citations } = properties as Readonly<Record<string, Schema>>;
  shared.set('EventOrder', order!).set('EventCitations', citations!);
  const members = { ...properties, order: ref('EventOrder'), citations: ref('EventCitations') };
  return { ...rest, ...(forms !== undefined && { oneOf: forms }), properties: members };
}

/** Within a document a schema is of the draft of the document. */
function withoutDraft(schema: JsonSchema): JsonSchema {
  const { $schema: _draft, ...rest } = schema;
  return rest;
}
