import { CAUSES, DISABLED_REASONS, OUTCOMES, REPLAY_STATES, SIGNINGS } from '@elshi/application';
import { EVENT_TYPES } from '@elshi/domain';
import { LONGEST_OVERLAP, USUAL_OVERLAP } from '../http/webhook-body.js';
import {
  count,
  flag,
  instant,
  list,
  nullable,
  object,
  oneOf,
  position,
  ref,
  type Schema,
  seconds,
  text,
} from './schema.js';

const subject: Schema = {
  type: 'string',
  pattern: '^(officer|office|proposal)/',
  description: 'Only what is about this subject.',
};
const wish = {
  'description?': nullable({ type: 'string', minLength: 1, maxLength: 300 }),
  'types?': nullable({
    ...list(oneOf(EVENT_TYPES)),
    minItems: 1,
    description: 'Only events of these types.',
  }),
  'subject?': nullable(subject),
};
const url: Schema = {
  type: 'string',
  format: 'uri',
  maxLength: 2000,
  description: 'Where bodies are posted: https, a public address, no user and no password in it.',
};
const closed = { additionalProperties: false };

const webhook = {
  id: text,
  url: text,
  description: nullable(text),
  types: nullable(list(text)),
  subject: nullable(text),
  signing: oneOf(SIGNINGS),
  keys: {
    ...list(
      object({
        publicKey: nullable({ ...text, description: '`whpk_…`; null for a shared secret.' }),
        createdAt: instant,
        expiresAt: nullable({ ...instant, description: 'From when on it signs no more.' }),
      }),
    ),
    description: 'What bodies are signed with, the newest first.',
  },
  enabled: flag,
  disabled: nullable(object({ reason: oneOf(DISABLED_REASONS), since: instant, detail: text })),
  createdAt: instant,
  status: ref('WebhookStatus'),
};

/** Schemas of what is said about webhooks. */
export const webhookSchemas: Readonly<Record<string, Schema>> = {
  NewWebhook: {
    ...object({
      url,
      ...wish,
      'signing?': {
        ...oneOf(SIGNINGS),
        default: 'ED25519',
        description: 'By a key pair whose public half is told here, or by a secret that is told once.',
      },
      'after?': {
        ...position,
        description:
          'What comes after this position; `0` is from the first event. Left out, what is recorded from now on.',
      },
    }),
    ...closed,
  },
  WebhookChange: { ...object({ 'url?': url, ...wish, 'enabled?': flag }), ...closed },
  KeyRotation: {
    ...object({
      'overlapHours?': {
        type: 'integer',
        minimum: 0,
        maximum: LONGEST_OVERLAP,
        default: USUAL_OVERLAP,
        description: 'How long the older keys sign as well.',
      },
    }),
    ...closed,
  },
  ReplayRange: {
    ...object({
      'after?': {
        ...position,
        description: 'After this position; or `knownAfter`, after what was known by an instant.',
      },
      'knownAfter?': instant,
      'upTo?': {
        ...position,
        description: 'Up to this position; or `knownUpTo`. Left out, up to the end of the log as of now.',
      },
      'knownUpTo?': instant,
      'subject?': nullable(subject),
    }),
    ...closed,
  },
  RetryOfWaiting: { ...object({ 'subject?': nullable(subject) }), ...closed },
  Webhook: object(webhook),
  KeyedWebhook: object({
    ...webhook,
    secret: nullable({
      ...text,
      description: '`whsec_…`, told this once; null where the public key is enough.',
    }),
  }),
  WebhookList: object({ items: list(ref('Webhook')) }),
  WebhookStatus: object({
    position: {
      ...position,
      description: 'All up to there is delivered, not asked for, or waits by its subject.',
    },
    lag: { ...count, description: 'Events of the log after that position.' },
    lagSeconds: { ...seconds, description: 'How long the first of them has been there.' },
    retrying: { ...count, description: 'Subjects of which an event was not taken and is tried again.' },
    parked: { ...count, description: 'Subjects of which an event is tried no more until somebody asks.' },
    nextAttemptAt: nullable(instant),
    failingSince: nullable({
      ...instant,
      description: 'Since when nothing was delivered though it was tried.',
    }),
    pausedUntil: nullable({ ...instant, description: 'Until when the receiver has asked to be left alone.' }),
    lastDeliveredAt: nullable(instant),
  }),
  Delivery: object({
    'number?': count,
    at: instant,
    cause: oneOf(CAUSES),
    eventId: { ...text, description: 'The header `webhook-id`: the same whenever the same event is sent.' },
    type: text,
    subject: nullable(text),
    position: nullable(position),
    attempt: { ...count, minimum: 1 },
    outcome: {
      ...oneOf(OUTCOMES),
      description: '`PARKED`: it failed, and is tried no more until somebody asks.',
    },
    status: nullable({ type: 'integer', description: 'Of HTTP; null where no answer came.' }),
    milliseconds: count,
    error: nullable(text),
  }),
  DeliveryList: object({ items: list(ref('Delivery')), nextCursor: nullable(text) }),
  WaitingList: object({
    items: list(
      object({
        subject: text,
        state: oneOf(['RETRYING', 'PARKED']),
        revision: { ...count, minimum: 1, description: 'Of the event that is to be delivered next.' },
        position,
        attempts: count,
        since: instant,
        triedAt: instant,
        nextAttemptAt: nullable(instant),
        error: nullable(text),
      }),
    ),
    total: count,
  }),
  Retried: object({ tried: { ...count, description: 'Subjects that are tried now.' } }),
  WebhookReplay: object({
    id: text,
    after: position,
    upTo: position,
    subject: nullable(text),
    state: oneOf(REPLAY_STATES),
    position: { ...position, description: 'Up to where it has come.' },
    delivered: count,
    error: nullable(text),
    nextAttemptAt: nullable(instant),
    createdAt: instant,
    endedAt: nullable(instant),
  }),
  WebhookReplayList: object({ items: list(ref('WebhookReplay')) }),
};
