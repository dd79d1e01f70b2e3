import type { Subject } from '@elshi/domain';
import { canonicalHash } from './canonical-hash.js';

/** The hash by which a repeated request is known: of path and body in canonical JSON (RFC 8785), hexadecimal. */
export function requestHash(path: string, body: unknown): string {
  return canonicalHash({ path, body }).toString('hex');
}

/** The path under which acts about a subject are posted. */
export function actsPath({ kind, id }: Subject): string {
  return `/v1/${kind}s/${id}/acts`;
}
