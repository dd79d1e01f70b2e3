import { actKinds, MOST_LINES } from '@elshi/contract';
import type { ProblemCode } from '../codes.js';
import { JSON_TYPE } from '../http/body.js';
import { recording } from './officer-operations.js';
import type { Operation } from './operation.js';
import {
  anything,
  flag,
  instant,
  list,
  object,
  oneOf,
  position,
  ref,
  type Schema,
  text,
  written,
} from './schema.js';

const subject: Schema = { type: 'string', pattern: '^(officer|office|proposal)/' };
const receipt = { position, recordedAt: instant, recordedBy: text, requestId: text };

/** Of an order over several subjects, and the answers to it. */
export const orderSchemas: Readonly<Record<string, Schema>> = {
  OrderOverSeveral: object(
    {
      order: ref('Order'),
      'effectiveOn?': {
        ...written,
        description: 'The day of every line that has none of its own; left out, that of the order.',
      },
      lines: { ...list(ref('OrderLine')), minItems: 1, maxItems: MOST_LINES },
    },
    'One order and its lines, in the order in which they are judged.',
  ),
  OrderLine: object(
    {
      subject: { ...subject, examples: ['officer/w01'] },
      kind: oneOf(actKinds),
      data: { ...anything, description: 'As in the schema of the kind.' },
      'effectiveOn?': written,
      'note?': text,
      'historical?': flag,
      'ifMatch?': {
        anyOf: [{ type: 'integer', minimum: 1 }, { const: '*' }],
        description:
          'The revision of the subject before the order, as the number in its `ETag`; left out, whatever stands now.',
      },
    },
    'One act about one subject. The order counts for it where its kind can rest on one.',
  ),
  RecordedOrder: object(
    {
      lines: list(
        object({
          subject: text,
          events: list(ref('Event')),
          warnings: list(ref('Warning')),
          receipt: ref('Receipt'),
        }),
      ),
      receipt: object(receipt, 'Of the whole: its position includes all lines.'),
    },
    'What was written of each line, all of it at one moment.',
  ),
  PreviewedOrder: object(
    { lines: list(object({ subject: text, events: list(ref('Event')), warnings: list(ref('Warning')) })) },
    'What would be written of each line.',
  ),
  LineVerdict: object(
    {
      subject: text,
      verdict: oneOf(['LAWFUL', 'REFUSED']),
      'events?': list(ref('Event')),
      'warnings?': list(ref('Warning')),
      'problem?': ref('Refusal'),
    },
    'What a line would have led to, or why it was refused.',
  ),
};

const order = { type: 'MINISTER_ORDER', number: '15-1/80', date: '2024-06-20', issuedBy: 'MINISTER' };
const example = {
  order,
  effectiveOn: '2024-07-01',
  lines: [
    { subject: 'officer/w01', kind: 'AppointToPosition', data: { positionCode: 'POS_COUNSELLOR' } },
    { subject: 'officer/w02', kind: 'AppointToPosition', data: { positionCode: 'POS_FIRST_SECRETARY' } },
  ],
};
/** What only an act in a request of its own can meet. */
const ofOneAct: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['STALE_PREVIEW', 'REVISION_REQUIRED']);

/** Recording an order over several subjects. */
export const orderOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/orders',
    id: 'recordOrder',
    tag: 'Orders',
    summary: 'Record one order over several subjects: all of its lines, or none',
    description:
      'The lines are judged one after another, each as if those before it were recorded, and written at one moment: no read at any `knownAt` shows some of them. Where a line is refused nothing is written; the problem is that of the first such line, and `lines` says what is said of each.',
    parameters: ['dryRun', 'idempotencyKey'],
    body: { type: JSON_TYPE, schema: ref('OrderOverSeveral'), example },
    answers: {
      200: {
        description: 'A dry run: what would be written.',
        content: { [JSON_TYPE]: ref('PreviewedOrder') },
      },
      201: {
        description: 'All lines are recorded.',
        content: { [JSON_TYPE]: ref('RecordedOrder') },
        headers: ['Idempotency-Replayed'],
      },
    },
    problems: recording.problems.filter((code) => !ofOneAct.has(code)),
  },
];
