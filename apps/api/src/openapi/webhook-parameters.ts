import { OUTCOMES } from '@elshi/application';
import { type Parameter, query } from './parameter.js';
import { oneOf, text } from './schema.js';

/** Parameters of the paths about webhooks. */
export const webhookParameters = {
  webhook: {
    in: 'path',
    name: 'id',
    required: true,
    schema: text,
    description: 'Id of the webhook, as it was given when it was registered.',
  },
  eventId: { in: 'path', required: true, schema: text, description: 'Id of an event of the log.' },
  replayId: { in: 'path', required: true, schema: text, description: 'Id of a replay of the webhook.' },
  outcome: query(oneOf(OUTCOMES), 'What became of the attempt.'),
} as const satisfies Readonly<Record<string, Parameter>>;
