/** What the metadata of a stream says about which of its events may be read. */
export interface StreamLimits {
  /** Only so many of the last events. */
  readonly maxCount?: number;
  /** Only events not older than so many seconds. */
  readonly maxAge?: number;
  /** Only events from this number on. */
  readonly truncateBefore?: number;
  /** The stream was deleted softly and not written since. */
  readonly deleted: boolean;
}

const NO_LIMITS: StreamLimits = { deleted: false };
/** The number from which on nothing may be read. JSON knows it only as the nearest double. */
const EVERYTHING = 9223372036854775807n;

/** The metadata that marks a stream as deleted softly. */
export const SOFTLY_DELETED = `{"$tb":${EVERYTHING}}`;

/** Reads metadata of a stream; whatever is no metadata sets no limits. */
export function limitsOf(metadata: Uint8Array | undefined): StreamLimits {
  const members = membersOf(metadata);
  if (!members) {
    return NO_LIMITS;
  }
  const truncateBefore = wholeNumber(members['$tb']);
  const deleted = members['$tb'] === Number(EVERYTHING);
  const maxCount = wholeNumber(members['$maxCount']);
  const maxAge = wholeNumber(members['$maxAge']);
  return {
    deleted,
    ...(truncateBefore !== undefined && { truncateBefore }),
    ...(maxCount !== undefined && maxCount > 0 && { maxCount }),
    ...(maxAge !== undefined && maxAge > 0 && { maxAge }),
  };
}

/** The metadata with another first number, and everything else as it was. */
export function truncatedBefore(metadata: Uint8Array | undefined, revision: number): string {
  return JSON.stringify({ ...membersOf(metadata), $tb: revision });
}

function membersOf(metadata: Uint8Array | undefined): Readonly<Record<string, unknown>> | undefined {
  if (!metadata || metadata.length === 0) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(Buffer.from(metadata).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
}
