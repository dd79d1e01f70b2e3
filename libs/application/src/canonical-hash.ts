import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

/** The package is CommonJS, so its one function is what is imported, whatever its types say of a default. */
const canonicalize = canonicalizeModule as unknown as typeof canonicalizeModule.default;

/** SHA-256 of a value in canonical JSON (RFC 8785). */
export function canonicalHash(value: unknown): Buffer {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest();
}
