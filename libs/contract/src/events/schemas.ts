import { type ActKind, EVENT_TYPES, type EventType, UNVERIFIED_BASIS } from '@elshi/domain';
import { actCatalogue } from '../act-catalogue.js';
import { OrderDto } from '../acts/order.dto.js';
import { actKinds, kinds } from '../acts/kinds.js';
import { importSourceSchema } from '../import-source.js';
import type { JsonSchema, ShapeClass } from '../shape/registry.js';
import { schemaOf } from '../shape/schema.js';
import { eventIdSchema, proseSchema } from '../shape/text.js';
import * as found from './found.dto.js';

const FOUND: Partial<Record<ActKind, ShapeClass>> = {
  AssignRank: found.RankAssignedFound,
  AssignRankEarly: found.RankAssignedEarlyFound,
  AssignRankOutOfTurn: found.RankAssignedOutOfTurnFound,
  RecordHistoricalRank: found.HistoricalRankFound,
  DemoteRank: found.RankDemotedFound,
  RevokeRank: found.RankRevokedFound,
  RestoreRank: found.RankRestoredFound,
  IssueRankCertificate: found.CertificateFound,
  AssignPosting: found.PostingAssignedFound,
};

/** JSON Schema (2020-12) of the data of each type of event: what was posted, the day, and what was found. */
export const eventSchemas = Object.fromEntries(
  EVENT_TYPES.map((type) => [type, eventSchema(type)]),
) as Readonly<Record<EventType, JsonSchema>>;

/** What every event's metadata holds at least; more may stand beside. */
export const metadataSchema: JsonSchema = {
  type: 'object',
  properties: {
    actId: eventIdSchema,
    kind: { enum: actKinds },
    order: schemaOf(OrderDto),
    note: { ...proseSchema, 'x-personal': true },
    historical: { type: 'boolean' },
    dayOfOrder: { type: 'boolean' },
    source: importSourceSchema,
    basis: { enum: [UNVERIFIED_BASIS] },
    recordedBy: { type: 'string', minLength: 1 },
    recordedByName: { type: 'string', minLength: 1, 'x-personal': true },
    role: { type: 'string' },
    citations: { type: 'array' },
    ruleset: { type: 'string' },
    warnings: { type: 'array' },
    requestId: { type: 'string' },
    correlationId: { type: 'string' },
    causationId: eventIdSchema,
  },
  required: [
    'actId',
    'kind',
    'recordedBy',
    'role',
    'citations',
    'ruleset',
    'warnings',
    'requestId',
    'correlationId',
  ],
};

function eventSchema(type: EventType): JsonSchema {
  const shapes = actCatalogue
    .filter((entry) => entry.events.includes(type))
    .map(({ kind }) => dataSchema(kind, type));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: type,
    ...(shapes.length === 1 ? shapes[0] : { type: 'object', oneOf: shapes }),
  };
}

/** What an act of a kind leaves in an event of a type. */
function dataSchema(kind: ActKind, type: EventType): JsonSchema {
  if (kind === 'DismissForDisciplineBreach' && type === 'RankRevoked')
    return joined([found.EffectiveDto, found.RankRevokedByDismissal]);
  const shape = FOUND[kind];
  return joined([found.EffectiveDto, kinds[kind].data, ...(shape ? [shape] : [])]);
}

function joined(shapes: readonly ShapeClass[]): JsonSchema {
  return shapes
    .map((shape) => schemaOf(shape, ['dependants']))
    .reduce((joint, schema) => ({
      ...joint,
      ...schema,
      properties: { ...(joint['properties'] as object), ...(schema['properties'] as object) },
      required: [...new Set([...list(joint['required']), ...list(schema['required'])])],
    }));
}

function list(required: unknown): readonly unknown[] {
  return Array.isArray(required) ? required : [];
}
