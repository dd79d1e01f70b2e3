import { JSON_TYPE } from '../http/body.js';
import { CONSUMER, NACK_ACTIONS, RECEIVE_NUMBERS, USUAL_CONSUMER } from '../http/group-body.js';
import { deliveries, numbers, posted, reason } from './group-schemas.js';
import { json, type Operation, read } from './operation.js';
import { count, object, oneOf, ref, type Schema, text } from './schema.js';

const tag = 'Groups';
const one = { tag, parameters: ['groupName'], problems: ['GROUP_UNKNOWN', 'STORE_UNAVAILABLE'] } as const;
const change = {
  ...one,
  method: 'post',
  problems: [...one.problems, 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'],
} as const;
const body = (schema: Schema, example: unknown, optional = false) => ({
  type: JSON_TYPE,
  schema,
  example,
  optional,
});
const id = '0b9d6b9c-5f0e-4a7e-8d4b-0c5f2f3a1e11';

/** Groups of consumers: made, consumed, looked at. */
export const groupOperations: readonly Operation[] = [
  {
    ...read,
    path: '/v1/groups',
    id: 'groups',
    tag,
    summary: 'The groups of consumers of this node',
    answers: json(ref('GroupList'), 'All of them, by name.'),
    problems: ['STORE_UNAVAILABLE'],
  },
  {
    method: 'post',
    path: '/v1/groups',
    id: 'makeGroup',
    tag,
    summary: 'Make a group of consumers',
    body: body(ref('NewGroup'), { name: 'payroll', subjects: ['officer/'], types: ['RankAssigned'] }),
    answers: { 201: { description: 'The group.', content: { [JSON_TYPE]: ref('Group') } } },
    problems: [
      ...(['GROUP_EXISTS', 'TOO_MANY', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const),
      'STORE_UNAVAILABLE',
    ],
  },
  {
    ...read,
    ...one,
    path: '/v1/groups/{id}',
    id: 'group',
    summary: 'How a group is made, and how it fares',
    answers: json(ref('Group'), 'As of now.'),
  },
  {
    ...one,
    method: 'delete',
    path: '/v1/groups/{id}',
    id: 'removeGroup',
    summary: 'Remove a group, and all that is kept of it',
    answers: json(ref('Group'), 'As it stood.'),
  },
  {
    ...change,
    path: '/v1/groups/{id}/messages',
    id: 'receiveMessages',
    summary: 'Receive events, as soon as there are any',
    description:
      'Of a subject one event at a time: the next one comes when this one is acknowledged or skipped. It waits while there is none; an answer without items says that the time is over.',
    body: body(
      posted({
        'consumer?': { ...text, pattern: CONSUMER, default: USUAL_CONSUMER },
        ...numbers(RECEIVE_NUMBERS, '?'),
      }),
      { consumer: 'worker-1', max: 10, waitSeconds: 20 },
      true,
    ),
    answers: json(ref('Deliveries'), 'Events to be answered.'),
    problems: [...change.problems, 'TOO_MANY', 'LOG_REPLACED', 'NOT_CAUGHT_UP'],
  },
  {
    ...change,
    path: '/v1/groups/{id}/ack',
    id: 'acknowledgeMessages',
    summary: 'Acknowledge events',
    description: 'They are settled, and that is written, when this is answered.',
    body: body(posted({ deliveries }), { deliveries: [id] }),
    answers: json(ref('AnsweredDeliveries'), 'What became of them.'),
  },
  {
    ...change,
    path: '/v1/groups/{id}/nack',
    id: 'refuseMessages',
    summary: 'Give events back, park their subjects, or leave them out',
    description:
      '`retry` gives them out again, as often as the group allows; `park` lets their subjects wait; `skip` leaves them out, which is kept. The last two need a reason.',
    body: body(posted({ deliveries, action: oneOf(NACK_ACTIONS), 'reason?': reason }), {
      deliveries: [id],
      action: 'park',
      reason: 'The rank is not known here.',
    }),
    answers: json(ref('AnsweredDeliveries'), 'What became of them.'),
  },
  {
    ...read,
    ...one,
    path: '/v1/groups/{id}/parked',
    id: 'parkedOfGroup',
    summary: 'Subjects that wait at an event that nobody could take',
    parameters: ['groupName', 'limit', 'cursor'],
    answers: json(ref('GroupParkedList'), 'In the order of the log.'),
  },
  {
    ...read,
    ...one,
    path: '/v1/groups/{id}/skipped',
    id: 'skippedOfGroup',
    summary: 'Events that were left out, by whom and why',
    parameters: ['groupName', 'limit', 'cursor'],
    answers: json(ref('GroupSkippedList'), 'In the order in which they were.'),
  },
  {
    ...change,
    path: '/v1/groups/{id}/replay',
    id: 'replayParked',
    summary: 'Give out again what is parked, all of it or one subject',
    description: 'Each subject from its parked event on, in its order.',
    body: body(posted({ 'subject?': text }), { subject: 'officer/w01' }, true),
    answers: json(object({ replayed: { ...count, description: 'Subjects.' } }), 'They are given out.'),
  },
  {
    ...change,
    path: '/v1/groups/{id}/skip',
    id: 'skipParked',
    summary: 'Leave out the event at which a subject is parked',
    body: body(posted({ subject: text, eventId: text, reason }), {
      ...{ subject: 'officer/w01', eventId: id, reason: 'Entered by hand.' },
    }),
    answers: json(object({ subject: text, eventId: text }), 'The subject goes on behind it.'),
    problems: [...change.problems, 'NOT_PARKED'],
  },
];
