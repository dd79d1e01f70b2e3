import { ROLES } from '@elshi/access';
import { projectionNames } from '@elshi/application';
import { actKinds } from '@elshi/contract';
import { EVENT_TYPES, FINDING_RULES, SEVERITIES } from '@elshi/domain';
import { LANGUAGES, RANK_CODES } from '@elshi/law';
import { FINDING_STATUSES, SERVICE_STATUSES } from '../http/filters.js';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../http/request-reader.js';
import { header, ID, type Parameter, query } from './parameter.js';
import { day, instant, oneOf, position, type Schema, text } from './schema.js';
import { subjectListParameters } from './subject-list-parameters.js';
import { webhookParameters } from './webhook-parameters.js';

const bool: Schema = { type: 'boolean', default: false };
const checkpoint: Schema = {
  type: 'string',
  pattern: '^\\d+(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$',
};
const revision: Schema = { type: 'integer', minimum: 1 };

/** Every parameter that some path takes, by the name that operations use for it. */
export const parameters = {
  id: {
    in: 'path',
    required: true,
    schema: ID,
    description: 'Id of the subject, chosen by whoever registered it.',
  },
  ...webhookParameters,
  problem: {
    in: 'path',
    name: 'id',
    required: true,
    schema: text,
    description: 'The code in kebab case.',
    example: 'term-not-served',
  },
  groupName: { in: 'path', name: 'id', required: true, schema: ID, description: 'Name of the group.' },
  asOf: query(day, 'The civil day on which what is read was valid. Today where it is left out.'),
  knownAt: query(
    instant,
    'What was known at this instant, what was recorded at it included. Left out, all that is projected.',
  ),
  lang: query(
    { ...oneOf(LANGUAGES), default: 'kk' },
    'The language of the document: Kazakh, the state language, where it is left out.',
  ),
  annulled: query(bool, 'Whether acts that were annulled, cancelled or voided have a section of their own.'),
  printedOfficer: {
    ...query(ID, 'The number in the registry, as it is printed.'),
    name: 'officer',
    required: true,
  },
  code: {
    ...query(text, 'The code as it is printed; hyphens may be left out.'),
    required: true,
    example: '0123-4567-89AB-CDEF-GHJK-MNPQ',
  },
  printedAsOf: {
    ...query(day, 'The day as of which the record was printed.'),
    name: 'asOf',
    required: true,
  },
  printedKnownAt: {
    ...query(
      instant,
      'The instant as known at which it was printed: without it a superseded print is `unknown`.',
    ),
    name: 'knownAt',
  },
  minPosition: query(position, 'The answer includes this position of the log, or is 503 `NOT_CAUGHT_UP`.'),
  limit: query(
    { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    'Items of a page. CSV and NDJSON give all where it is left out.',
  ),
  cursor: query(text, '`nextCursor` of the page before. JSON only.'),
  policy: query(
    text,
    'What if: policies in place of those in force, like `P03:DAY_AFTER,P10:SUSPENDS`. Nothing is written.',
  ),
  subject: query(
    { type: 'string', pattern: '^(officer|office|proposal)/' },
    'A subject, like `officer/w01`.',
  ),
  projection: query(oneOf(projectionNames), 'What a list is kept in.'),
  q: query(
    text,
    'Anywhere in a name from three letters on, the start of a part of it below that; or a personal number.',
  ),
  rank: query(oneOf(RANK_CODES), 'Code of a rank.'),
  office: query(ID, 'Id of an office.'),
  status: query(oneOf(SERVICE_STATUSES), 'Status of service.'),
  ...subjectListParameters,
  rule: query(oneOf(FINDING_RULES), 'Rule of the finding.'),
  severity: query(oneOf(SEVERITIES), 'How grave it is.'),
  findingStatus: {
    ...query(
      { ...oneOf(FINDING_STATUSES), default: 'open' },
      'Open findings, or those accepted as they are.',
    ),
    name: 'status',
  },
  from: { ...query(day, 'First day.'), required: true },
  to: { ...query(day, 'The day after the last, at most 366 days after `from`.'), required: true },
  fromRevision: { ...query(revision, 'First revision, counted from 1.'), name: 'from' },
  toRevision: { ...query(revision, 'Last revision, included.'), name: 'to' },
  effectFrom: { ...query(day, 'First day of effect; left out, from the beginning.'), name: 'from' },
  effectTo: { ...query(day, 'The day after the last day of effect; left out, without an end.'), name: 'to' },
  actor: query(text, 'Who recorded it.'),
  readOfficer: { ...query(ID, 'Whose record was read.'), name: 'officer' },
  caller: query(text, 'Who read: the subject of the token, or `key:` and the id of the key.'),
  kind: query(oneOf(actKinds), 'Kind of act, as posted.'),
  order: query(
    text,
    'Number of the order: all acts recorded under it, and those that stand under it since a correction that is known.',
  ),
  effectiveFrom: query(day, 'First day of effect.'),
  effectiveTo: query(day, 'The day after the last day of effect.'),
  recordedFrom: query(instant, 'First instant of recording.'),
  recordedTo: query(instant, 'The instant before which it was recorded.'),
  after: query(
    checkpoint,
    'Events after this position; from the first where it is left out. With the id of the event there (`1187:0190b6f0-…`) the log is asked whether it still holds that event.',
  ),
  upTo: query(position, 'The last position that counts; left out, all that is known.'),
  eventType: {
    in: 'path',
    name: 'type',
    required: true,
    schema: oneOf(EVENT_TYPES),
    description: 'Type of event.',
  },
  eventVersion: {
    in: 'path',
    name: 'version',
    required: true,
    schema: { type: 'string', pattern: '^[1-9]\\d*$' },
    description: 'Version of its shape.',
  },
  types: query({ type: 'array', items: oneOf(EVENT_TYPES) }, 'Types of events, parted by commas.'),
  dryRun: query(bool, 'Decide and say what would be written; write nothing.'),
  dryRunAsOf: {
    ...query(
      day,
      'The day, beside that of the act, on which a dry run shows what changes; today where it is left out.',
    ),
    name: 'asOf',
  },
  atomic: query(bool, 'All lines or none.'),
  ifMatch: header(
    'If-Match',
    text,
    '`ETag` of a read of the subject, or `*` for whatever stands now. A creation and a dry run need none.',
  ),
  previewToken: header(
    'Preview-Token',
    text,
    '`previewToken` of a dry run of the same body: record what it has shown, or answer 412 with what would be written now. It names its revision, so that `If-Match` may be left out.',
  ),
  idempotencyKey: header(
    'Idempotency-Key',
    { type: 'string', maxLength: 255 },
    'By which a repeated request is known again, for ever: the same answer, once more.',
  ),
  importSource: header(
    'X-Elshi-Source',
    { type: 'string', pattern: '^sha256=[0-9a-fA-F]{64}$' },
    'SHA-256 of the file that is imported: kept, with the number of the line, with each act that is recorded from it. Left out, only a `source` that a line carries is kept.',
  ),
  lastEventId: header(
    'Last-Event-ID',
    checkpoint,
    'Position of the last event seen, as in `id:`, or with the id of the event as in `after`; it comes before that.',
  ),
  user: header(
    'X-Elshi-User',
    { type: 'string', maxLength: 128, default: 'local' },
    'Who is asking, in protected mode, where it is taken at its word. Where access is configured the token or the key says so; any other name is 403.',
  ),
  role: header(
    'X-Elshi-Role',
    oneOf(ROLES),
    'In which role; in all of them where it is left out. `AUD` may not write. Where access is configured, one of those held.',
  ),
  requestId: header(
    'X-Request-Id',
    { type: 'string', maxLength: 128 },
    'Id of the request; a new one is made where it is left out. Answered in the header of the same name.',
  ),
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;

/** As components of the document. */
export function componentParameters(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(parameters as Record<ParameterName, Parameter>).map(([key, parameter]) => {
      const list = parameter.schema['type'] === 'array' && { style: 'form', explode: false };
      return [key, { name: parameter.name ?? key, ...parameter, ...list }];
    }),
  );
}
