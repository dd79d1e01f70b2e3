import { EVENT_TYPES } from '@elshi/domain';
import { ref } from '../openapi/schema.js';
import { type Form, messageName, messages, messageSchemas } from './messages.js';

/** Version of what the channels promise. */
const VERSION = '1.0.0';

const says = `Everything that is recorded leaves as an event: to be pulled, to be followed, sent to a receiver, or read from the log itself. What an event tells, and how
a subscriber knows that he has missed nothing, stands in docs/events.md. The requests by which feeds are asked for are described in \`/openapi.json\`.`;

/** The description of what the service sends (AsyncAPI 3.0). */
export function asyncApiDocument(): Readonly<Record<string, unknown>> {
  return {
    asyncapi: '3.0.0',
    id: 'urn:elshi:events',
    info: {
      title: 'Elshi',
      version: VERSION,
      description: says,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      contact: { name: 'Whoever runs the service' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      api: { host: '127.0.0.1:3000', protocol: 'http', description: 'The service.' },
      log: {
        host: '127.0.0.1:2113',
        protocol: 'esdb',
        description: 'The log, over the protocol of EventStoreDB, where it is served.',
      },
    },
    channels: channels(),
    operations: {
      tellPage: operation('feed', 'A page is answered.'),
      tellEvent: operation('stream', 'An event is told as soon as it is recorded.'),
      postEvent: operation('webhook', 'An event is posted, and again until it is taken.'),
      recordEvent: operation('records', 'An event is appended.'),
    },
    components: {
      messages: { page: { contentType: 'application/json', payload: ref('Page') }, ...messages() },
      schemas: messageSchemas(),
    },
  };
}

function channels(): Readonly<Record<string, object>> {
  return {
    feed: {
      address: '/v1/events',
      title: 'Recorded feed, pulled',
      description: 'A page of events in the order of the log, after a checkpoint.',
      servers: [{ $ref: '#/servers/api' }],
      messages: { page: { $ref: '#/components/messages/page' } },
      bindings: { http: {} },
    },
    stream: {
      address: '/v1/events/stream',
      title: 'Recorded feed, followed',
      description: 'Server-sent events: `id:` is the position, `data:` the message.',
      servers: [{ $ref: '#/servers/api' }],
      messages: messagesOf('told'),
      bindings: { http: {} },
    },
    webhook: {
      address: null,
      title: 'Webhooks',
      description: 'Posted to the address of a receiver that was registered, as Standard Webhooks has it.',
      messages: messagesOf('posted'),
      bindings: { http: {} },
    },
    records: {
      address: '{kind}-{id}',
      title: 'The streams of the log',
      description: 'One for each subject; the headers are the metadata of the event.',
      servers: [{ $ref: '#/servers/log' }],
      parameters: {
        kind: { enum: ['officer', 'office', 'proposal'], description: 'What the record is about.' },
        id: { description: 'Id of the subject.' },
      },
      messages: messagesOf('stored'),
    },
  };
}

function messagesOf(form: Form): Readonly<Record<string, object>> {
  return Object.fromEntries(
    EVENT_TYPES.map((type) => [type, { $ref: `#/components/messages/${messageName(form, type)}` }]),
  );
}

function operation(channel: string, summary: string): object {
  return { action: 'send', channel: { $ref: `#/channels/${channel}` }, title: channel, summary };
}
