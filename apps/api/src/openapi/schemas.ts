import { actCatalogue, actKinds, actKindsAbout, eventSchemas, importSourceSchema } from '@elshi/contract';
import { type ActKind, EVENT_TYPES } from '@elshi/domain';
import { problemCodeList } from '../codes.js';
import { answerSchemas } from './answers.js';
import { catalogueSchemas } from './catalogues.js';
import { feedSchemas } from './feeds.js';
import { groupSchemas } from './group-schemas.js';
import { officeSchemas } from './offices.js';
import { orderSchemas } from './order-operations.js';
import { parkedSchemas } from './parked-operations.js';
import { readsSchemas } from './reads-operations.js';
import { previewSchemas } from './preview.js';
import { proposalSchemas } from './proposals.js';
import { qualitySchemas } from './quality.js';
import { recordSchemas } from './record.js';
import { timeAtPostSchemas } from './time-at-post.js';
import { webhookSchemas } from './webhook-schemas.js';
import { viewsSchemas } from './views-operations.js';
import {
  anything,
  count,
  instant,
  list,
  object,
  oneOf,
  position,
  ref,
  type Schema,
  text,
  unverified,
  uuid,
  written,
} from './schema.js';

const violation = object(
  {
    'pointer?': {
      ...text,
      description:
        'Where in the body, as a JSON Pointer; a missing member by the pointer it should have had.',
    },
    'parameter?': { ...text, description: 'The parameter of the query or the path, or the header.' },
    code: text,
    detail: text,
  },
  'One fault of a malformed request. It has a pointer or a parameter.',
);

const problem = object(
  {
    type: { type: 'string', format: 'uri-reference', description: 'A stable path that explains the code.' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: { type: 'string', format: 'uri-reference' },
    code: oneOf(problemCodeList),
    requestId: text,
    'citations?': list(ref('Citation')),
    'facts?': { ...anything, description: 'Numbers, days and ids that the answer rests on.' },
    'violations?': list(ref('Violation')),
    'preview?': ref('Preview'),
    'refusal?': ref('Refusal'),
    'lines?': { ...list(ref('LineVerdict')), description: 'Of an order: what is said of each line.' },
  },
  'Why a request was not answered otherwise (RFC 9457).',
);

const common: Readonly<Record<string, Schema>> = {
  Problem: problem,
  Violation: violation,
  Citation: object(
    { instrument: oneOf(['L299-II', 'D1287']), article: text, 'paragraph?': text, edition: text },
    'A provision, in the edition that was applied.',
  ),
  Order: object(
    { type: text, number: text, date: written, issuedBy: text },
    'The order or decree that an act rests on.',
  ),
  Meta: object(
    {
      asOf: { type: 'string', format: 'date' },
      knownAt: instant,
      position,
      ruleset: text,
      'policies?': {
        ...anything,
        description: 'Policies supposed in place of those in force, by number; not there where none is.',
      },
      'joinedInto?': {
        ...text,
        description: 'Whose record answers, where the one asked for is joined to it: `officer/w01`.',
      },
      'incomplete?': { ...list(ref('Incomplete')), maxItems: 100 },
      'incompleteTotal?': {
        ...count,
        minimum: 1,
        description: 'How many there are in all. Not there, like `incomplete`, where nothing is missing.',
      },
    },
    'The clocks that an answer was given for, defaults included.',
  ),
  Incomplete: object(
    {
      projection: text,
      subject: text,
      since: { ...instant, description: 'What was known of the subject before this instant is complete.' },
    },
    'A subject whose rows in the list may be missing, or as they were before: an event of it could not be projected.',
  ),
  Warning: object({ code: text, detail: text, citations: list(ref('Citation')) }),
  Receipt: object(
    { revision: { ...count, minimum: 1 }, position, recordedAt: instant, recordedBy: text, requestId: text },
    'Where and when an act was recorded.',
  ),
  Event: object({ eventId: uuid, type: oneOf(EVENT_TYPES), effectiveOn: written, data: anything }),
  Recorded: object(
    { events: list(ref('Event')), warnings: list(ref('Warning')), receipt: ref('Receipt') },
    'What was written.',
  ),
  ImportLine: object(
    {
      subject: { type: 'string', pattern: '^(officer|office|proposal)/' },
      'key?': {
        ...text,
        description: 'By which the line is known again; left out, it is known by its content.',
      },
      act: ref('Act'),
      'recordedAt?': instant,
      'recordedBy?': text,
      'eventIds?': list(uuid),
      'causationId?': {
        ...uuid,
        description: 'Of an exported act only: the event about another subject from which it follows.',
      },
      'source?': ref('ImportSource'),
      'basis?': { ...unverified, description: 'The papers of the act were not compared with it.' },
    },
    'One act of an import or an export.',
  ),
  ImportSource: {
    ...importSourceSchema,
    description: 'The file in which an imported act stood first, and its line there, from 1.',
  },
  ImportReport: {
    anyOf: [
      object({
        line: { ...count, minimum: 1 },
        'column?': {
          ...count,
          minimum: 1,
          description: 'Where the line stops being JSON, in characters; only where it does.',
        },
        outcome: oneOf(['CREATED', 'UNCHANGED', 'ERROR']),
        'problem?': anything,
        'receipt?': ref('Receipt'),
      }),
      object({
        totals: object({
          lines: count,
          created: count,
          unchanged: count,
          errors: count,
          'atomic?': text,
          'stopped?': object({ code: text, detail: text }),
        }),
      }),
    ],
    description: 'What became of one line; the last says the totals.',
  },
};

/** Everything that an answer or a body may consist of. */
export function componentSchemas(): Readonly<Record<string, Schema>> {
  const acts = Object.fromEntries(actCatalogue.map(({ kind, schema }) => [kind, schema]));
  const events = Object.fromEntries(EVENT_TYPES.map((type) => [`${type}Data`, eventSchemas[type]]));
  const abouts = {
    Act: anyOf(actKinds),
    OfficerAct: anyOf(actKindsAbout.officer),
    OfficeAct: anyOf(actKindsAbout.office),
    ProposalAct: anyOf(actKindsAbout.proposal),
  };
  const answers = {
    ...recordSchemas,
    ...timeAtPostSchemas,
    ...officeSchemas,
    ...orderSchemas,
    ...proposalSchemas,
    ...previewSchemas,
    ...qualitySchemas,
    ...answerSchemas,
    ...catalogueSchemas,
    ...feedSchemas,
    ...groupSchemas,
    ...parkedSchemas,
    ...readsSchemas,
    ...viewsSchemas,
    ...webhookSchemas,
  };
  return { ...abouts, ...acts, ...common, ...answers, ...events };
}

/** An act of any of these kinds. */
function anyOf(kinds: readonly ActKind[]): Schema {
  const mapping = Object.fromEntries(kinds.map((kind) => [kind, `#/components/schemas/${kind}`]));
  return { oneOf: kinds.map(ref), discriminator: { propertyName: 'kind', mapping } };
}
