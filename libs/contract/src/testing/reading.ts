import type { ActKind, ProposedAct } from '@elshi/domain';
import { type Body, minimalBody } from '../../../../test/support/acts.js';
import { readAct } from '../index.js';

/** The act that is read from a body; fails the test when there is none. */
export function accepted(body: unknown): ProposedAct {
  const read = readAct(body);
  if ('violations' in read) throw new Error(JSON.stringify(read.violations));
  return read.act;
}

/** Where the faults of a body are. */
export function pointers(body: unknown): readonly string[] {
  const read = readAct(body);
  return 'violations' in read ? read.violations.map(({ pointer }) => pointer) : [];
}

/** Where the faults of a body are, and which. */
export function faults(body: unknown): readonly string[] {
  const read = readAct(body);
  return 'violations' in read ? read.violations.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

/** A well-formed body of a kind with other members in its data. */
export function withData(kind: ActKind, data: object): Body {
  const body = minimalBody(kind);
  return { ...body, data: { ...(body['data'] as object), ...data } };
}
