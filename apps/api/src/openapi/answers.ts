import { actKinds } from '@elshi/contract';
import { EVENT_TYPES, STAFF_CATEGORIES } from '@elshi/domain';
import { RANK_CODES } from '@elshi/law';
import { SERVICE_STATUSES } from '../http/filters.js';
import {
  anything,
  count,
  day,
  flag,
  instant,
  list,
  nullable,
  object,
  oneOf,
  pageOf,
  position,
  ref,
  type Schema,
  seconds,
  text,
  unverified,
  uuid,
  written,
} from './schema.js';

const rankCode = oneOf(RANK_CODES);
const eventMembers = {
  eventId: uuid,
  actId: uuid,
  type: oneOf(EVENT_TYPES),
  kind: oneOf(actKinds),
  subject: text,
  effectiveOn: written,
  data: anything,
  recordedAt: instant,
  recordedBy: text,
  'recordedByName?': { ...text, description: 'How who recorded it was called then, where that was shown.' },
  role: text,
  order: nullable(ref('Order')),
  citations: list(ref('Citation')),
  ruleset: text,
  warnings: list(ref('Warning')),
  basis: {
    ...nullable(unverified),
    description: 'Set where the papers of an imported act were not compared with it.',
  },
  source: { ...nullable(ref('ImportSource')), description: 'Null for an act that was not imported.' },
  revision: { ...count, minimum: 1 },
  position,
  requestId: text,
  correlationId: text,
};
const lag = { lag: count, lagSeconds: seconds };

/** Answers other than those about the career of one officer. */
export const answerSchemas: Readonly<Record<string, Schema>> = {
  RecordedEvent: object(eventMembers, 'An event as it was recorded.'),
  AuditItem: object(
    {
      ...eventMembers,
      status: oneOf(['in-force', 'corrected', 'annulled', 'removed']),
      corrects: nullable(uuid),
      correctedBy: nullable(uuid),
      corrections: list(uuid),
      asCorrected: {
        ...nullable(
          object({
            effectiveOn: written,
            order: nullable(ref('Order')),
            data: anything,
            basis: nullable(unverified),
          }),
        ),
        description: 'What stands after the corrections in force, where there are any.',
      },
      annuls: nullable(uuid),
      annulledBy: nullable(uuid),
      removes: nullable(uuid),
      removedBy: nullable(uuid),
    },
    'An event with what became of its act, and links both ways.',
  ),
  AuditTrail: pageOf(ref('AuditItem'), 'The audit trail, oldest first.'),
  ReplayStep: object({ revision: count, event: ref('RecordedEvent'), record: ref('ServiceRecord') }),
  Replay: object({ officerId: text, items: list(ref('ReplayStep')), meta: ref('Meta') }),
  OfficerItem: object({
    officerId: text,
    names: nullable(object({ latin: text, 'ru?': text, 'kk?': text })),
    personalNo: nullable(text),
    category: nullable(oneOf(STAFF_CATEGORIES)),
    service: object({ status: oneOf(SERVICE_STATUSES) }),
    rank: nullable(object({ no: count, code: rankCode })),
    position: nullable(
      object(
        { positionCode: text, officeId: nullable(text) },
        'The post of the posting that runs, else the position held.',
      ),
    ),
  }),
  OfficerList: pageOf(ref('OfficerItem'), 'Officers in the order of their ids.'),
  EligibleItem: object({
    officerId: text,
    rank: object({ no: count, code: rankCode }),
    eligibleOn: day,
  }),
  EligibleList: pageOf(ref('EligibleItem'), 'Who becomes eligible for the next rank, by day.'),
  Status: object({
    ready: flag,
    head: { ...position, description: 'The end of the log as this node holds it.' },
    projected: { ...position, description: 'What the lists include.' },
    lag: { ...count, description: 'Events that are not in the lists yet, wherever they wait.' },
    lagSeconds: {
      ...seconds,
      description: 'How long the first of them has been waiting; 0 when none waits.',
    },
    parts: object(
      {
        views: object(lag, 'The lists, behind the log as this node holds it.'),
        'mirror?': object(
          { ...lag, server: oneOf(['connecting', 'filling', 'live', 'lost']) },
          'With the log on a server: the mirror of this node, behind that server. Beyond 256 events the number is an estimate. While the server is out of reach, the seconds count from when the mirror was last known to hold everything.',
        ),
      },
      'The same, part by part.',
    ),
    log: text,
    'parked?': {
      ...count,
      description: 'Subjects at which lists wait, counted for each list; see `/v1/parked`.',
    },
    'rebuilding?': object({ done: count, total: count }),
    'standIn?': object({ edition: text, position }, 'Views of another edition that answer meanwhile.'),
    'fault?': { ...text, description: 'Why it is not ready, in one sentence.' },
  }),
  ProblemPage: object({ type: text, code: text, status: count, title: text }),
};
