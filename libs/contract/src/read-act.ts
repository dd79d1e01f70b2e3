import {
  type Act,
  type ActKind,
  type DependantDecision,
  isHistorical,
  type Order,
  type ProposedAct,
  REACTION_KINDS,
  type SubjectKind,
} from '@elshi/domain';
import type { WrittenDate } from '@elshi/law';
import { HeadshipPostingDto } from './acts/posting.dto.js';
import { OrderableActDto, OrderedActDto, UnknownActDto, UnorderedActDto } from './acts/act.dto.js';
import type { OrderNeed } from './acts/kind-shape.js';
import { actKindsAbout, kinds } from './acts/kinds.js';
import { isObject, type JsonObject, readShape } from './shape/reading.js';
import type { ShapeClass } from './shape/registry.js';
import { faulty, notAnObject, type Read, type Violation } from './violation.js';

/** What stands around the data of an act, by its need of an order. */
export const frames: Readonly<Record<OrderNeed, ShapeClass>> = {
  required: OrderedActDto,
  optional: OrderableActDto,
  none: UnorderedActDto,
};

interface Frame {
  readonly effectiveOn?: WrittenDate;
  readonly order?: Order;
  readonly note?: string;
  readonly historical?: boolean;
}

/**
 * Reads an act that a reaction wrote, as it is exported: nobody posts such. It may rest on the order of its cause whatever its kind, and name the
 * posting of a head.
 */
export function readReaction(body: unknown, about: SubjectKind): Read<{ readonly act: ProposedAct }> {
  const known = actKindsAbout[about].filter((kind) => REACTION_KINDS.has(kind));
  return read(body, known, {
    frameOf: () => OrderableActDto,
    dataOf: (kind) => (kind === 'AssignPosting' ? HeadshipPostingDto : kinds[kind].data),
  });
}

/** Which classes an act is read by. */
interface Shapes {
  readonly frameOf: (kind: ActKind) => ShapeClass;
  readonly dataOf: (kind: ActKind) => ShapeClass;
}

/**
 * Reads the body of an act posted about a subject of a kind. Answers with the act, its texts in NFC, or with every fault of the body.
 *
 * Only the shape is looked at. What has its own code of refusal when it is missing may be missing here.
 */
export function readAct(body: unknown, about: SubjectKind): Read<{ readonly act: ProposedAct }> {
  return read(body, actKindsAbout[about], {
    frameOf: (kind) => frames[kinds[kind].order],
    dataOf: (kind) => kinds[kind].data,
  });
}

function read(
  body: unknown,
  known: readonly ActKind[],
  { frameOf, dataOf }: Shapes,
): Read<{ readonly act: ProposedAct }> {
  if (!isObject(body)) return faulty([notAnObject('', 'The act')]);
  const { kind, data, ...rest } = body;
  if (!isOneOf(known, kind)) {
    const around = faultsOf(readShape(UnknownActDto, rest, true));
    return faulty([
      unknownKind(kind, known),
      ...around,
      ...(isObject(data ?? {}) ? [] : [notAnObject('/data', 'data')]),
    ]);
  }
  const historical = isHistorical({ kind, historical: rest['historical'] === true });
  const frame = readShape(frameOf(kind), rest, historical);
  const content = readData(dataOf(kind), data, historical);
  if ('violations' in frame || 'violations' in content)
    return faulty([...faultsOf(frame), ...faultsOf(content)]);
  const { dependants, ...posted } = content.value;
  return {
    act: {
      act: actOf(kind, frame.value, posted),
      dependants: (dependants ?? []) as readonly DependantDecision[],
    },
  };
}

function isOneOf(kinds: readonly ActKind[], kind: unknown): kind is ActKind {
  return (kinds as readonly unknown[]).includes(kind);
}

function unknownKind(kind: unknown, known: readonly ActKind[]): Violation {
  return kind === undefined
    ? { pointer: '/kind', code: 'REQUIRED', detail: 'kind is required.' }
    : { pointer: '/kind', code: 'ENUM', detail: `kind must be one of ${known.join(', ')}.` };
}

/** Where there is no data, what it would have to hold is missing too. */
function readData(
  shape: ShapeClass,
  data: unknown,
  historical: boolean,
): Read<{ readonly value: JsonObject }> {
  if (data !== undefined && !isObject(data)) return faulty([notAnObject('/data', 'data')]);
  const read = readShape(shape, data ?? {}, historical);
  const missing: Violation[] =
    data === undefined ? [{ pointer: '/data', code: 'REQUIRED', detail: 'data is required.' }] : [];
  const inside = 'violations' in read ? faulty(read.violations, '/data').violations : [];
  return missing.length + inside.length > 0 ? { violations: [...missing, ...inside] } : read;
}

function faultsOf(read: Read<object>): readonly Violation[] {
  return 'violations' in read ? read.violations : [];
}

function actOf(kind: ActKind, frame: Frame, data: JsonObject): Act {
  const { effectiveOn, order, note, historical } = frame;
  return {
    kind,
    effectiveOn: effectiveOn ?? order?.date,
    ...(effectiveOn === undefined && { dayOfOrder: true }),
    ...(order && { order }),
    data,
    ...(note !== undefined && { note }),
    ...(historical && { historical }),
  } as unknown as Act;
}
