import { actKinds } from '@elshi/contract';
import { FINDING_RULES, SEVERITIES } from '@elshi/domain';
import { FINDING_STATUSES } from '../http/filters.js';
import {
  anything,
  day,
  list,
  nullable,
  object,
  oneOf,
  pageOf,
  ref,
  type Schema,
  text,
  uuid,
  written,
} from './schema.js';

/** Answers about what should be looked at in the records. */
export const qualitySchemas: Readonly<Record<string, Schema>> = {
  Fix: object(
    { says: text, kinds: list(oneOf(actKinds)) },
    'What would mend a finding, and by which kinds of act.',
  ),
  FindingItem: object(
    {
      findingId: {
        ...text,
        description: 'The same for as long as the finding is; what `AcceptFinding` names.',
      },
      rule: oneOf(FINDING_RULES),
      severity: oneOf(SEVERITIES),
      status: oneOf(FINDING_STATUSES),
      subject: text,
      names: nullable(object({ latin: text, 'ru?': text, 'kk?': text })),
      since: day,
      until: nullable(day),
      explanation: text,
      citation: nullable(ref('Citation')),
      citations: list(ref('Citation')),
      events: list(uuid),
      facts: anything,
      fix: ref('Fix'),
      acceptance: nullable(object({ eventId: uuid, on: written, recordedBy: text, reason: text })),
    },
    'Something that should be looked at, with what would mend it.',
  ),
  FindingList: pageOf(ref('FindingItem'), 'Findings by subject.'),
  FindingCatalogue: object({
    items: list(
      object({
        rule: oneOf(FINDING_RULES),
        severity: oneOf(SEVERITIES),
        says: text,
        citation: nullable(ref('Citation')),
        fix: ref('Fix'),
      }),
    ),
    limits: { ...anything, description: 'After how many months something is asked about, and why.' },
    meta: ref('Meta'),
  }),
};
