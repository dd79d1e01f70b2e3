import { createHash } from 'node:crypto';
import type { Subject } from '@elshi/domain';
import canonicalizeModule from 'canonicalize';

/** The package is CommonJS, so its one function is what is imported, whatever its types say of a default. */
const canonicalize = canonicalizeModule as unknown as typeof canonicalizeModule.default;

/** The hash by which a repeated request is known: of path and body in canonical JSON (RFC 8785), hexadecimal. */
export function requestHash(path: string, body: unknown): string {
  return createHash('sha256')
    .update(canonicalize({ path, body }) ?? '')
    .digest('hex');
}

/** The path under which acts about a subject are posted. */
export function actsPath({ kind, id }: Subject): string {
  return `/v1/${kind}s/${id}/acts`;
}
