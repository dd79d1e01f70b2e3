import { actKinds } from '@elshi/contract';
import { EVENT_TYPES } from '@elshi/domain';
import { BODY_KINDS, CREDIT_KINDS, HEAD_TITLES, POLICY_VALUES, RANK_CODES } from '@elshi/law';
import {
  anything,
  count,
  day,
  flag,
  list,
  nullable,
  object,
  oneOf,
  ref,
  type Schema,
  text,
} from './schema.js';

const rankCode = oneOf(RANK_CODES);
const catalogue = (item: Schema, more: Readonly<Record<string, Schema>> = {}) =>
  object({ items: list(item), ...more, meta: ref('Meta') });
const policy = object({
  no: oneOf(Object.keys(POLICY_VALUES)),
  name: text,
  asks: text,
  default: text,
  values: list(object({ value: text, available: flag, 'because?': text })),
  why: text,
  citation: ref('Citation'),
});

/** The tables that decisions are made from. */
export const catalogueSchemas: Readonly<Record<string, Schema>> = {
  RankCatalogue: catalogue(
    object({
      no: count,
      code: rankCode,
      titles: object({ en: text, ru: text, kk: text }),
      assignedBy: oneOf(['MINISTER', 'PRESIDENT']),
      representation: flag,
      citation: ref('Citation'),
      terms: list(
        object({ years: count, citation: ref('Citation'), inForceFrom: day, repealedFrom: nullable(day) }),
      ),
    }),
  ),
  PositionCatalogue: catalogue(
    object({
      code: text,
      title: text,
      ranks: nullable(list(rankCode)),
      inForceFrom: day,
      'repealedFrom?': day,
    }),
  ),
  BodyCatalogue: catalogue(
    object({
      kind: oneOf(BODY_KINDS),
      names: object({ en: text, ru: text, kk: text }),
      says: text,
      citation: {
        ...nullable(ref('Citation')),
        description: 'Null where no provision that was read names it.',
      },
      creditKind: {
        ...nullable({ type: 'integer', enum: CREDIT_KINDS }),
        description: 'What service there counts as (Law 299-II, article 12, paragraph 2).',
      },
      register: {
        oneOf: [
          object(
            {
              as: oneOf(['OFFICE']),
              established: oneOf(actKinds),
              reorganised: oneOf(actKinds),
              terminated: oneOf(actKinds),
              citation: {
                ...nullable(ref('Citation')),
                description: 'By whose decree; null where no authority is prescribed.',
              },
            },
            'An office with a record of its own, which acts of these kinds begin, change and end.',
          ),
          object(
            { as: oneOf(['TEXT']), namedIn: list(object({ kind: oneOf(actKinds), member: text })) },
            'Without a record: named only in these members of acts about officers.',
          ),
        ],
      },
      head: {
        ...nullable(
          object({
            title: oneOf(HEAD_TITLES),
            positionCode: text,
            appointedBy: oneOf(['MINISTER', 'PRESIDENT']),
            representation: flag,
            citation: ref('Citation'),
          }),
        ),
        description: 'Null where the texts that were read leave open who heads it.',
      },
    }),
  ),
  ActCatalogue: catalogue(
    object({
      kind: oneOf(actKinds),
      order: oneOf(['required', 'optional', 'none']),
      says: text,
      events: list(oneOf(EVENT_TYPES)),
      schema: { ...anything, description: 'JSON Schema of the whole posted body.' },
    }),
  ),
  PolicyCatalogue: catalogue(policy, {
    ofReads: { ...list(policy), description: 'Those that no decision looks at, but one read does.' },
  }),
  CitationCatalogue: catalogue(object({ citation: ref('Citation'), says: text }), {
    instruments: list(anything),
    rulesets: list(anything),
    creditKinds: list(anything),
  }),
};
