import { actKinds } from '@elshi/contract';
import { EVENT_TYPES } from '@elshi/domain';
import {
  anything,
  count,
  instant,
  list,
  nullable,
  object,
  oneOf,
  pageOf,
  position,
  ref,
  type Schema,
  text,
  unverified,
  uuid,
  written,
} from './schema.js';

/** What every event is told with outside. */
export const cloudEvent = {
  specversion: { const: '1.0' },
  id: uuid,
  source: text,
  type: { ...text, description: '`kz.elshi.` and the type of the event.' },
  subject: text,
  time: instant,
  datacontenttype: { const: 'application/json' },
  position,
  revision: { ...count, minimum: 1 },
  actid: { ...uuid, description: 'Joins the events of one act.' },
  kind: { ...oneOf(actKinds), description: 'Kind of the act, as posted.' },
  recordedby: text,
  ruleset: text,
  'historical?': { const: true },
  'dayoforder?': { const: true, description: 'The act has no day of its own but that of its order.' },
  'basis?': { ...unverified, description: 'Nobody has compared the act with its papers.' },
  'sourcesha256?': { ...text, description: 'SHA-256 of the file that an imported act stood in.' },
  'sourceline?': { ...count, minimum: 1, description: 'Its line there.' },
  data: anything,
};

/** The feeds of events, recorded and effective. */
export const feedSchemas: Readonly<Record<string, Schema>> = {
  CloudEvent: object(
    {
      ...cloudEvent,
      dataschema: {
        type: 'string',
        format: 'uri',
        description: 'Where the JSON Schema of `data` is served, for this version of its shape.',
      },
      effectiveon: written,
      sequence: {
        type: 'string',
        pattern: '^\\d{10}$',
        examples: ['0000000042'],
        description:
          'Counts the events of the subject from 1, without holes, those left out by `types` included. The number of `revision`.',
      },
      logid: { ...uuid, description: 'Id of the log; another one tells that the log was replaced.' },
      data: { ...anything, description: 'As `dataschema` says; with `order` and `citations`.' },
    },
    'An event as CloudEvents 1.0, in structured JSON.',
  ),
  EffectiveEvent: object(
    {
      ...cloudEvent,
      effectiveon: written,
      'correctedby?': { ...uuid, description: 'The latest correction in force.' },
      'basis?': { ...unverified, description: 'Not verified by a correction in force either.' },
    },
    'An event in force, with the values that stand, under the id and the time under which it was recorded.',
  ),
  EffectiveFeed: pageOf(ref('EffectiveEvent'), 'What takes effect, by day.'),
  Feed: object({
    items: list(ref('CloudEvent')),
    nextCursor: nullable(position),
    logId: {
      ...nullable(uuid),
      description: 'Id of the log: that of its first event. Null while it has none.',
    },
    meta: ref('Meta'),
  }),
  FeedCount: object({
    count,
    position: { ...position, description: 'Up to which it was counted.' },
    logId: nullable(uuid),
    meta: ref('Meta'),
  }),
  EventSchemaList: object({
    items: list(object({ type: oneOf(EVENT_TYPES), version: { ...count, minimum: 1 }, schema: text })),
  }),
};
