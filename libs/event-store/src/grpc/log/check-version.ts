import type { StreamLimits } from '../stream-limits.js';
import type { Expected, ProposedEvent } from './wire-write.js';

/** A stream as a writer finds it. */
export interface StreamFound {
  readonly name: string;
  /** Number of its last event; -1 when it has none. */
  readonly last: number;
  readonly limits: StreamLimits;
  /** Whether metadata of it was ever written. */
  readonly hasMetadata: boolean;
}

/** What stands in the log already. */
export interface KnownEvents {
  /** The highest number at which the event stands in the stream. */
  revisionOf(stream: string, eventId: string): number | undefined;
  /** The id of a stream's event. */
  idAt(stream: string, revision: number): string | undefined;
}

export type VersionCheck =
  | { readonly kind: 'write' }
  /** The same events stand there, up to this number. */
  | { readonly kind: 'known'; readonly revision: number }
  | { readonly kind: 'wrong-version' }
  | { readonly kind: 'deleted' };

const WRITE: VersionCheck = { kind: 'write' };
const WRONG: VersionCheck = { kind: 'wrong-version' };

/**
 * Compares a write with the stream, as the real server does.
 *
 * Events that stand there already are a success when the expectation is `any` or `exists` and all of them are known, or when they
 * stand just behind the expected number. Behind nothing that is expected, they are another write.
 */
export function checkVersion(
  stream: StreamFound,
  expected: Expected,
  events: readonly ProposedEvent[],
  known: KnownEvents,
): VersionCheck {
  switch (expected) {
    case 'exists':
      if (stream.limits.deleted) {
        return { kind: 'deleted' };
      }
      return stream.last < 0 && !stream.hasMetadata ? WRONG : checkIds(stream, events, known);
    case 'any':
      return checkIds(stream, events, known);
    case 'none':
      return checkNumber(stream, -1, events, known);
    default:
      return checkNumber(stream, expected, events, known);
  }
}

function checkIds({ name }: StreamFound, events: readonly ProposedEvent[], known: KnownEvents): VersionCheck {
  const [first] = events;
  if (!first || known.revisionOf(name, first.id) === undefined) {
    return WRITE;
  }
  const revisions = events.map(({ id }) => known.revisionOf(name, id));
  const last = revisions.at(-1);
  return last === undefined || revisions.includes(undefined) ? WRONG : { kind: 'known', revision: last };
}

function checkNumber(
  { name, last, limits }: StreamFound,
  expected: number,
  events: readonly ProposedEvent[],
  known: KnownEvents,
): VersionCheck {
  if (expected === last) {
    return WRITE;
  }
  if (expected > last || events.length === 0) {
    return WRONG;
  }
  const stranger = events.findIndex(({ id }, at) => known.idAt(name, expected + 1 + at) !== id);
  if (stranger < 0) {
    return { kind: 'known', revision: expected + events.length };
  }
  // A stream that was deleted softly is written again by those who expect none.
  return stranger === 0 && expected < 0 && limits.deleted ? WRITE : WRONG;
}
