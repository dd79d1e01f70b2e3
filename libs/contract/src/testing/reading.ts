import type { ActKind, ProposedAct } from '@elshi/domain';
import { allKinds, type Body, minimalBody } from '../../../../test/support/acts.js';
import { subjectOf } from '../acts/kinds.js';
import { readAct } from '../index.js';

/** What is read of a body posted about the subject that its kind is about. */
export function readPosted(body: unknown): ReturnType<typeof readAct> {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
  const known = allKinds.find((one) => one === kind);
  return readAct(body, known === undefined ? 'officer' : subjectOf(known));
}

/** The act that is read from a body; fails the test when there is none. */
export function accepted(body: unknown): ProposedAct {
  const read = readPosted(body);
  if ('violations' in read) throw new Error(JSON.stringify(read.violations));
  return read.act;
}

/** Where the faults of a body are. */
export function pointers(body: unknown): readonly string[] {
  const read = readPosted(body);
  return 'violations' in read ? read.violations.map(({ pointer }) => pointer) : [];
}

/** Where the faults of a body are, and which. */
export function faults(body: unknown): readonly string[] {
  const read = readPosted(body);
  return 'violations' in read ? read.violations.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

/** A well-formed body of a kind with other members in its data. */
export function withData(kind: ActKind, data: object): Body {
  const body = minimalBody(kind);
  return { ...body, data: { ...(body['data'] as object), ...data } };
}
