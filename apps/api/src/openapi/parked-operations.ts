import { projectionNames } from '@elshi/application';
import { JSON_TYPE } from '../http/body.js';
import { json, type Operation, page, read } from './operation.js';
import {
  count,
  instant,
  list,
  nullable,
  object,
  oneOf,
  position,
  ref,
  type Schema,
  text,
  uuid,
} from './schema.js';

const parkedMembers = {
  projection: oneOf(projectionNames),
  subject: text,
  eventId: { ...uuid, description: 'The event that could not be projected.' },
  type: text,
  revision: { ...count, minimum: 1 },
  position,
  reason: { ...text, description: 'Why it could not be projected.' },
  since: { ...instant, description: 'What was known before this instant is complete.' },
  waiting: { ...count, minimum: 1, description: 'Events of the subject that wait, this one included.' },
  tries: { ...count, minimum: 1, description: 'How often this event was tried.' },
  triedAt: { ...instant, description: 'Up to which instant the log was projected when it was last tried.' },
};

/** Answers about what is parked. */
export const parkedSchemas: Readonly<Record<string, Schema>> = {
  ParkedItem: object(parkedMembers, 'A subject at which a projection waits, and why.'),
  ParkedList: object({ items: list(ref('ParkedItem')), total: count, nextCursor: nullable(text) }),
  RetriedList: object(
    {
      items: list({
        anyOf: [
          object({
            outcome: { const: 'RELEASED' },
            projection: oneOf(projectionNames),
            subject: text,
            events: count,
          }),
          object({ outcome: { const: 'PARKED' }, events: count, ...parkedMembers }),
        ],
      }),
      released: count,
      parked: count,
    },
    'What became of each; `events` were projected now.',
  ),
};

/** What is parked, and trying it again. */
export const parkedOperations: readonly Operation[] = [
  {
    ...read,
    path: '/v1/parked',
    id: 'parked',
    tag: 'Service',
    summary: 'Subjects at which lists wait for an event that could not be projected',
    description:
      'As it stands now, in the order of the log. It is about the lists, not about careers, and has no clocks.',
    parameters: ['projection', 'subject', ...page],
    answers: json(ref('ParkedList'), 'A page of them.'),
    problems: ['NOT_READY'],
  },
  {
    method: 'post',
    path: '/v1/parked/retry',
    id: 'retryParked',
    tag: 'Service',
    summary: 'Try again what is parked',
    description:
      'All of it, or what the body names. Each subject is projected from its parked event on, in the order of the log. Nothing is recorded.',
    body: {
      type: JSON_TYPE,
      schema: {
        ...object({ 'projection?': oneOf(projectionNames), 'subject?': text }),
        additionalProperties: false,
      },
      example: { projection: 'audit', subject: 'officer/w01' },
      optional: true,
    },
    answers: json(ref('RetriedList'), 'What became of each.'),
    problems: ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'NOT_READY'],
  },
];
