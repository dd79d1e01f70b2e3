import {
  anything,
  count,
  flag,
  instant,
  list,
  nullable,
  object,
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
  revision: count,
  'sourcesha256?': { ...text, description: 'SHA-256 of the file that an imported act stood in.' },
  'sourceline?': { ...count, minimum: 1, description: 'Its line there.' },
  data: anything,
};

/** The feeds of events, recorded and effective. */
export const feedSchemas: Readonly<Record<string, Schema>> = {
  CloudEvent: object(
    { ...cloudEvent, 'historical?': flag, 'dayoforder?': flag, 'basis?': unverified },
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
  Feed: object({ items: list(ref('CloudEvent')), nextCursor: nullable(position), meta: ref('Meta') }),
};
