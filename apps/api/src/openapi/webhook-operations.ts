import type { ProblemCode } from '../codes.js';
import { JSON_TYPE } from '../http/body.js';
import { json, type Operation, read } from './operation.js';
import { ref } from './schema.js';

const tag = 'Webhooks';
const unknown: readonly ProblemCode[] = ['WEBHOOK_UNKNOWN', 'STORE_UNAVAILABLE'];
const withBody: readonly ProblemCode[] = ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'];
const one = { path: '/v1/webhooks/{id}', tag, parameters: ['webhook'] } as const;
const below = (name: string) => ({ ...one, path: `${one.path}/${name}` });
const body = (name: string, example: object) => ({ type: JSON_TYPE, schema: ref(name), example });
const answered = (status: number, name: string, description: string): Operation['answers'] => ({
  [status]: { description, content: { [JSON_TYPE]: ref(name) } },
});

/** Where events are sent to, how that stands, and what is to be sent again. */
export const webhookOperations: readonly Operation[] = [
  {
    ...read,
    path: '/v1/webhooks',
    id: 'webhooks',
    tag,
    summary: 'All webhooks, and how deliveries to each stand',
    answers: json(ref('WebhookList'), 'In the order of registration.'),
    problems: ['STORE_UNAVAILABLE'],
  },
  {
    method: 'post',
    path: '/v1/webhooks',
    id: 'registerWebhook',
    tag,
    summary: 'Register a webhook',
    description:
      'Events are posted to it as CloudEvents, signed by Standard Webhooks: each at least once, those of one subject in their order.',
    body: body('NewWebhook', {
      url: 'https://payroll.example/elshi',
      types: ['RankAssigned', 'ActCorrected'],
    }),
    answers: answered(201, 'KeyedWebhook', 'It is registered.'),
    problems: ['TOO_MANY', 'STORE_UNAVAILABLE', ...withBody],
  },
  {
    ...read,
    ...one,
    id: 'webhook',
    summary: 'A webhook, and how deliveries to it stand',
    answers: json(ref('Webhook'), 'As of now.'),
    problems: unknown,
  },
  {
    ...one,
    method: 'patch',
    id: 'changeWebhook',
    summary: 'Change a webhook, disable it, or enable it again',
    description: 'One that is enabled again goes on where it was left.',
    body: body('WebhookChange', { enabled: true }),
    answers: json(ref('Webhook'), 'As it is now.'),
    problems: [...unknown, ...withBody],
  },
  {
    ...one,
    method: 'delete',
    id: 'removeWebhook',
    summary: 'Remove a webhook with its keys and its delivery log',
    answers: json(ref('Webhook'), 'What it was.'),
    problems: unknown,
  },
  {
    ...below('rotate-secret'),
    method: 'post',
    id: 'rotateSecret',
    summary: 'Sign with a new key, and for a while with the older ones as well',
    body: { ...body('KeyRotation', { overlapHours: 24 }), optional: true },
    answers: json(ref('KeyedWebhook'), 'The new key is the first.'),
    problems: [...unknown, ...withBody],
  },
  {
    ...below('test'),
    method: 'post',
    id: 'testWebhook',
    summary: 'Send a test, once',
    answers: json(ref('Delivery'), 'What came of it, also where the receiver did not take it.'),
    problems: unknown,
  },
  {
    ...below('events/{eventId}/resend'),
    method: 'post',
    id: 'resendEvent',
    parameters: ['webhook', 'eventId'],
    summary: 'Send an event of the log again, once, whatever the filter says',
    answers: json(ref('Delivery'), 'What came of it, also where the receiver did not take it.'),
    problems: [...unknown, 'EVENT_UNKNOWN'],
  },
  {
    ...read,
    ...below('deliveries'),
    id: 'deliveries',
    parameters: ['webhook', 'outcome', 'limit', 'cursor'],
    summary: 'Attempts to deliver, the latest first',
    answers: json(ref('DeliveryList'), 'At most the last 10,000 attempts, of 30 days.'),
    problems: unknown,
  },
  {
    ...read,
    ...below('waiting'),
    id: 'waitingAtWebhook',
    summary: 'Subjects of which an event was not taken: it and all later ones wait',
    answers: json(ref('WaitingList'), 'Those that have waited longest first, at most 1,000.'),
    problems: unknown,
  },
  {
    ...below('retry'),
    method: 'post',
    id: 'retryWaiting',
    summary: 'Try now what waits, parked or not',
    body: { ...body('RetryOfWaiting', { subject: 'officer/w01' }), optional: true },
    answers: json(ref('Retried'), 'It has begun.'),
    problems: [...unknown, ...withBody],
  },
  {
    ...read,
    ...below('replays'),
    id: 'webhookReplays',
    summary: 'Replays, the latest first',
    answers: json(ref('WebhookReplayList'), 'Those under way, and the last 50 that have ended.'),
    problems: unknown,
  },
  {
    ...below('replays'),
    method: 'post',
    id: 'replayToWebhook',
    summary: 'Deliver a range of the log once more, beside what comes',
    body: body('ReplayRange', { after: '0', upTo: '1187' }),
    answers: answered(202, 'WebhookReplay', 'It has begun, or waits for those before it.'),
    problems: [...unknown, 'TOO_MANY', ...withBody],
  },
  {
    ...below('replays/{replayId}'),
    method: 'delete',
    id: 'cancelWebhookReplay',
    parameters: ['webhook', 'replayId'],
    summary: 'End a replay',
    answers: json(ref('WebhookReplay'), 'As it stands; one that has ended stays as it is.'),
    problems: ['REPLAY_UNKNOWN', 'STORE_UNAVAILABLE'],
  },
];
