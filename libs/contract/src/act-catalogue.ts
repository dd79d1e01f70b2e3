import {
  type ActKind,
  type EventType,
  FIRST_EVENT,
  isHistorical,
  SUBJECT_KINDS,
  type SubjectKind,
} from '@elshi/domain';
import type { OrderNeed } from './acts/kind-shape.js';
import { actKinds, actKindsAbout, kinds } from './acts/kinds.js';
import { frames } from './read-act.js';
import type { JsonSchema } from './shape/registry.js';
import { ordinarySchemaOf, schemaOf } from './shape/schema.js';

/** One kind of act, as the catalogue tells it. */
export interface ActEntry {
  readonly kind: ActKind;
  /** The kinds of subject that it can be about. */
  readonly subjects: readonly SubjectKind[];
  /** Whether it rests on an order. A historical act may always be without. */
  readonly order: OrderNeed;
  /** What the act does, in one sentence. */
  readonly says: string;
  /** The types of event that it leads to. An annulled dependant adds an `ActAnnulled` to any act. */
  readonly events: readonly EventType[];
  /** JSON Schema (2020-12) of the whole posted body. */
  readonly schema: JsonSchema;
}

const OTHER_EVENTS: Partial<Record<ActKind, readonly EventType[]>> = {
  DismissForDisciplineBreach: ['RankRevoked'],
  RecordAttestation: ['AttestationFailed'],
};

/** Every kind of act with its shape, in the order of the contract. */
export const actCatalogue: readonly ActEntry[] = actKinds.map((kind) => ({
  kind,
  subjects: SUBJECT_KINDS.filter((subject) => actKindsAbout[subject].includes(kind)),
  order: kinds[kind].order,
  says: kinds[kind].says,
  events: [FIRST_EVENT[kind], ...(OTHER_EVENTS[kind] ?? [])],
  schema: bodySchema(kind),
}));

/** What {@link readAct} accepts, but that no schema can say that two decisions about one dependant contradict. */
function bodySchema(kind: ActKind): JsonSchema {
  const { order, data, says } = kinds[kind];
  const frame = schemaOf(frames[order]);
  const required = [...((frame['required'] ?? []) as readonly string[]), 'kind', 'data'];
  const properties = { kind: { const: kind }, ...(frame['properties'] as object), data: schemaOf(data) };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: kind,
    description: says,
    ...frame,
    properties,
    required,
    ...conditions(kind),
  };
}

/** What depends on whether the act is historical, and on its order. */
function conditions(kind: ActKind): JsonSchema {
  const { order } = kinds[kind];
  const dated = { anyOf: [{ required: ['effectiveOn'] }, { required: ['order'] }] };
  if (isHistorical({ kind })) return dated;
  const ordinarily = {
    properties: {
      ...(ordinarySchemaOf(frames[order])?.['properties'] as object),
      ...dataOrdinarily(kind),
    },
    ...(order === 'required' && { required: ['order'] }),
  };
  return {
    if: { properties: { historical: { const: true } }, required: ['historical'] },
    then: order === 'required' ? dated : {},
    else: ordinarily,
    ...(order === 'optional' && dated),
  };
}

function dataOrdinarily(kind: ActKind): JsonSchema {
  const data = ordinarySchemaOf(kinds[kind].data);
  return data === undefined ? {} : { data };
}
