import type { ActKind, Order, ProposedAct, Subject } from '@elshi/domain';
import type { WrittenDate } from '@elshi/law';
import { OrderDto } from './acts/order.dto.js';
import { actKinds, kinds, subjectOf } from './acts/kinds.js';
import { readAct } from './read-act.js';
import { ActDate } from './shape/dates.js';
import { leaf } from './shape/leaf.js';
import { Nested } from './shape/nested.js';
import { Optional } from './shape/presence.js';
import { isObject, type JsonObject, readShape } from './shape/reading.js';
import { subjectNamed, SubjectText } from './subject.js';
import { below, faulty, notAnObject, type Read, type Violation } from './violation.js';

/** An order has no more lines than this. */
export const MOST_LINES = 500;

/** One act of an order over several subjects. */
export interface OrderLine {
  readonly subject: Subject;
  /** The act as it would be posted about its subject alone, for the hash of the request. */
  readonly body: JsonObject;
  readonly act: ProposedAct;
  /** The revision at which the subject must have stood before the order, or whatever it was. */
  readonly ifMatch: '*' | number;
}

/** Checks that a member is the revision of an ETag, or stands for any. */
function Revision(): PropertyDecorator {
  const holds = (value: unknown): boolean =>
    value === '*' || (Number.isSafeInteger(value) && Number(value) > 0);
  const says = 'must be a revision of the subject, as the number in the ETag of a read, or "*".';
  const schema = { anyOf: [{ type: 'integer', minimum: 1 }, { const: '*' }] };
  return leaf({ code: 'REVISION', says, holds }, { schema });
}

class OrderFrameDto {
  @Nested(() => OrderDto) readonly order: Order;
  @Optional() @ActDate() readonly effectiveOn?: WrittenDate;
}

class LineFrameDto {
  @SubjectText() readonly subject: string;
  @Optional() @Revision() readonly ifMatch?: '*' | number;
}

/**
 * Reads the body of one order over several subjects, or says every fault of it, those of its lines under `/lines/<place>`.
 *
 * What stands around the lines counts for each of them: the order for every kind of act that can rest on one, the day for every
 * line without a day of its own.
 */
export function readJointOrder(body: unknown): Read<{ readonly lines: readonly OrderLine[] }> {
  if (!isObject(body)) return faulty([notAnObject('', 'The order')]);
  const { lines, ...frame } = body;
  const posted: readonly unknown[] = isListOfLines(lines) ? lines : [];
  const historical = posted.some((line) => isObject(line) && line['historical'] === true);
  const around = readShape(OrderFrameDto, frame, historical);
  const faults = new Map<string, Violation>();
  const note = (violation: Violation): void => {
    if (!faults.has(violation.pointer)) faults.set(violation.pointer, violation);
  };
  if ('violations' in around) around.violations.forEach(note);
  if (!isListOfLines(lines)) note(noLines(lines));
  const read = posted.flatMap((line, place) => {
    const one = readLine(line, place, frame);
    if (!('violations' in one)) return [one.line];
    one.violations.forEach(note);
    return [];
  });
  return faults.size > 0 ? faulty([...faults.values()]) : { lines: read };
}

function isListOfLines(lines: unknown): lines is readonly unknown[] {
  return Array.isArray(lines) && lines.length > 0 && lines.length <= MOST_LINES;
}

function noLines(lines: unknown): Violation {
  return lines === undefined
    ? { pointer: '/lines', code: 'REQUIRED', detail: 'lines is required.' }
    : { pointer: '/lines', code: 'LIST', detail: `lines is a list of 1 to ${MOST_LINES} acts.` };
}

function readLine(line: unknown, place: number, frame: JsonObject): Read<{ readonly line: OrderLine }> {
  const pointer = below('/lines', place);
  if (!isObject(line)) return faulty([notAnObject(pointer, `Line ${place}`)]);
  const { subject: named, ifMatch, order, ...own } = line;
  const subject = typeof named === 'string' ? subjectNamed(named) : undefined;
  const head = readShape(LineFrameDto, present({ subject: named, ifMatch }), false);
  const kind = actKinds.find((known) => known === own['kind']);
  const body = actOf(kind, own, frame);
  // Of a line that names no subject, what can be told of its act all the same.
  const act = readAct(body, subject?.kind ?? (kind === undefined ? 'officer' : subjectOf(kind)));
  const faults = [
    ...('violations' in head ? faulty(head.violations, pointer).violations : []),
    ...(order === undefined ? [] : [orderOfItsOwn(pointer)]),
    ...('violations' in act ? act.violations.map((fault) => placed(fault, pointer, own, frame)) : []),
  ];
  if (faults.length > 0 || subject === undefined || 'violations' in act) return { violations: faults };
  return { line: { subject, body, act: act.act, ifMatch: (ifMatch ?? '*') as '*' | number } };
}

/** The act of a line as it would be posted alone. */
function actOf(kind: ActKind | undefined, own: JsonObject, { order, effectiveOn }: JsonObject): JsonObject {
  const takesOrder = kind === undefined || kinds[kind].order !== 'none';
  return present({ effectiveOn, ...own, ...(takesOrder && { order }) });
}

function present(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A fault of what stands around the lines is told there. */
function placed(fault: Violation, pointer: string, own: JsonObject, frame: JsonObject): Violation {
  const isOfOrder = /^\/order(?:\/|$)/.test(fault.pointer);
  const isOfDay = fault.pointer === '/effectiveOn' && !('effectiveOn' in own) && 'effectiveOn' in frame;
  return isOfOrder || isOfDay ? fault : { ...fault, pointer: pointer + fault.pointer };
}

function orderOfItsOwn(pointer: string): Violation {
  const detail = 'order stands once, beside the lines: they all rest on it.';
  return { pointer: `${pointer}/order`, code: 'UNKNOWN_MEMBER', detail };
}
