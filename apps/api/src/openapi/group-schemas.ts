import { MOST_UNANSWERED } from '@elshi/application';
import { EVENT_TYPES } from '@elshi/domain';
import { GROUP_NUMBERS, LONGEST_REASON, SUBJECT_PREFIX } from '../http/group-body.js';
import { ID } from './parameter.js';
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

type Numbers = Readonly<Record<string, readonly [number, number, number]>>;

const says: Readonly<Record<string, string>> = {
  types: 'Event types; null for all.',
  subjects: 'What subjects begin with, as `officer/` or `office/emb-`; null for all.',
  ackTimeoutSeconds: 'After which an event that was not answered is given to somebody else.',
  maxRetries: 'How often an event is given out again; then its subject is parked.',
  retryDelaySeconds: 'How long an event waits before it is given out again.',
  bufferSize: 'Subjects that may be under way at a time.',
  max: 'Events at most in one answer.',
  waitSeconds: 'How long it is waited for a first event.',
};
/** Why something is not taken. */
export const reason: Schema = { type: 'string', minLength: 1, maxLength: LONGEST_REASON };
const types = { ...nullable(list(oneOf(EVENT_TYPES))), description: says.types };
const subjects = { ...nullable(list({ ...text, pattern: SUBJECT_PREFIX })), description: says.subjects };
/** What is answered. */
export const deliveries: Schema = { type: 'array', minItems: 1, maxItems: MOST_UNANSWERED, items: text };

/** Members that are numbers, with their bounds; those that are asked for with their defaults as well. */
export function numbers(of: Numbers, mark: '' | '?'): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(of).map(([name, [minimum, maximum, usual]]) => [
      name + mark,
      {
        type: 'integer',
        ...{ minimum, maximum, description: says[name] },
        ...(mark === '?' && { default: usual }),
      },
    ]),
  );
}

/** A posted object, without members that are not described. */
export const posted = (members: Readonly<Record<string, Schema>>): Schema => ({
  ...object(members),
  additionalProperties: false,
});

const event = {
  subject: text,
  eventId: uuid,
  type: text,
  revision: { ...count, minimum: 1 },
  position,
  reason: text,
};

/** What groups of consumers are asked and answer with. */
export const groupSchemas: Readonly<Record<string, Schema>> = {
  NewGroup: posted({
    name: ID,
    'types?': types,
    'subjects?': subjects,
    'from?': {
      anyOf: [{ enum: ['start', 'now'] }, position],
      default: 'start',
      description: 'With the first event, with what comes from now on, or behind a position.',
    },
    ...numbers(GROUP_NUMBERS, '?'),
  }),
  Group: object({
    name: ID,
    types,
    subjects,
    ...numbers(GROUP_NUMBERS, ''),
    madeAt: instant,
    began: { ...position, description: 'Behind which position it began.' },
    checkpoint: {
      ...position,
      description: 'Everything up to here is acknowledged, skipped, or waits with a parked subject.',
    },
    head: position,
    lag: { ...count, description: 'Events behind the checkpoint, whether they concern the group or not.' },
    inFlight: { ...count, description: 'Events that consumers have and have not answered.' },
    retrying: { ...count, description: 'Events that wait before they are given out again.' },
    parked: { ...count, description: 'Subjects that wait at an event that nobody could take.' },
    replaying: { ...count, description: 'Subjects that were replayed and have not caught up yet.' },
    skipped: { ...count, description: 'Events left out.' },
    consumers: list(object({ name: text, inFlight: count, lastSeenAt: instant })),
  }),
  GroupList: object({ items: list(ref('Group')) }),
  Deliveries: object({
    items: list(
      object({
        deliveryId: {
          ...text,
          description: 'By what it is answered; another one each time it is given out.',
        },
        attempt: { ...count, minimum: 1 },
        event: ref('CloudEvent'),
      }),
    ),
  }),
  AnsweredDeliveries: object({
    answered: count,
    unknown: {
      ...list(text),
      description: 'Those that nobody has, or has any more. Nothing changed for their events.',
    },
  }),
  GroupParkedList: object({
    items: list(
      object({
        ...event,
        attempts: { ...count, minimum: 1 },
        parkedAt: instant,
        waiting: { ...count, description: 'Events of the subject that wait, this one counted.' },
      }),
    ),
    nextCursor: nullable(text),
  }),
  GroupSkippedList: object({
    items: list(object({ ...event, skippedBy: text, skippedAt: instant })),
    nextCursor: nullable(text),
  }),
};
