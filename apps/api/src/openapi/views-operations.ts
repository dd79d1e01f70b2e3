import { JSON_TYPE } from '../http/body.js';
import { SWAPS } from '../http/rebuild-body.js';
import { json, type Operation, read } from './operation.js';
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
  text,
} from './schema.js';

const accepted = (description: string): Operation['answers'] => ({
  202: { description, content: { [JSON_TYPE]: ref('ViewsReport') } },
});
const digest: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const kind = oneOf(['REBUILD', 'ROLLBACK']);
const place = { edition: text, position, knownAt: instant };

const posted = (path: string, id: string) => ({
  method: 'post' as const,
  path: `/v1/views/${path}`,
  id,
  tag: 'Views',
});
const unready = ['NOT_READY', 'STORE_UNAVAILABLE'] as const;

/** What may be asked of the views, and done about them. */
export const viewsOperations: readonly Operation[] = [
  {
    ...read,
    path: '/v1/views',
    id: 'views',
    tag: 'Views',
    summary: 'Which views serve and which are kept, and how far a rebuild is',
    answers: json(ref('ViewsReport'), 'As of now.'),
    problems: ['STORE_UNAVAILABLE'],
  },
  {
    ...posted('rebuild', 'rebuildViews'),
    problems: ['REBUILD_UNDER_WAY', 'UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE', ...unready],
    summary: 'Make the views anew from the log',
    description:
      'They are made beside those that serve, compared with them at one position, and take their place; the former ones are kept. ' +
      'Reads go on all the time. A rebuild that was broken off is gone on with.',
    body: {
      type: JSON_TYPE,
      schema: ref('RebuildOptions'),
      example: { fresh: true, swap: 'IF_EQUAL' },
      optional: true,
    },
    answers: accepted('It has begun.'),
  },
  {
    ...posted('rebuild/cancel', 'cancelRebuild'),
    problems: ['NO_REBUILD', 'STORE_UNAVAILABLE'],
    summary: 'Break off the rebuild or the rollback that is under way',
    description: 'What is made by then is kept, and the next rebuild goes on from there.',
    answers: accepted('It ends within moments.'),
  },
  {
    ...posted('rollback', 'rollBackViews'),
    problems: ['REBUILD_UNDER_WAY', 'NO_FORMER_VIEWS', ...unready],
    summary: 'Put the former views back in their place',
    description:
      'They are brought up to the log first, while those that serve go on; these are the former ones then.',
    answers: accepted('It has begun.'),
  },
];

/** Schemas of the answers about views. */
export const viewsSchemas: Readonly<Record<string, Schema>> = {
  RebuildOptions: {
    ...object({
      'fresh?': {
        ...flag,
        default: false,
        description: 'From the first event on, also where one was broken off.',
      },
      'swap?': {
        ...oneOf(SWAPS),
        default: 'ALWAYS',
        description:
          '`IF_EQUAL` leaves views that differ in their place; `ALWAYS` puts those made from the log there.',
      },
    }),
    additionalProperties: false,
  },
  ViewsPosition: object(place, 'Up to where views include the log.'),
  ViewsComparison: object(
    { position, knownAt: instant, digest, before: nullable(digest), equal: nullable(flag) },
    'What views made anew (`digest`) and those that served (`before`) come to at one position.',
  ),
  RunningRebuild: object({
    kind,
    phase: oneOf(['FILLING', 'COMPARING', 'SWAPPING']),
    startedAt: instant,
    from: { ...count, description: 'Position where it began: 0, or where one was broken off.' },
    done: count,
    total: count,
    perSecond: count,
    secondsLeft: nullable(count),
  }),
  EndedRebuild: object({
    kind,
    outcome: oneOf(['SWAPPED', 'DIFFERENT', 'CANCELLED', 'FAILED']),
    startedAt: instant,
    endedAt: instant,
    done: count,
    comparison: nullable(ref('ViewsComparison')),
    heldMilliseconds: nullable({
      ...count,
      description: 'How long the views stood still for the change. Reads went on.',
    }),
    fault: nullable(text),
  }),
  ViewsReport: object({
    edition: { ...text, description: 'Of the views that this version of the service makes.' },
    serving: nullable(ref('ViewsPosition')),
    caughtUp: { ...flag, description: 'Whether views of this edition serve.' },
    making: nullable(object({ done: count, total: count })),
    comparison: nullable(ref('ViewsComparison')),
    former: list(
      object({ ...place, canServe: flag }, 'Views that served before, kept to be rolled back to.'),
    ),
    unfinished: nullable(ref('ViewsPosition')),
    running: nullable(ref('RunningRebuild')),
    last: nullable(ref('EndedRebuild')),
  }),
};
