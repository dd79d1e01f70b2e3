import type { Micros } from '../../port.js';
import type { ArrivedEvent } from '../arrival.js';
import type { MirrorEnd } from './mirror-tables.js';

/** What the log is known at, and whether it is founding, after an append. */
interface KnownTime {
  readonly known: Micros;
  readonly founding: boolean;
  readonly lastClaim?: Micros;
}

/**
 * Known time and claims of an append, by its first event and what stands before it. A claim that comes too late, or out of order,
 * is void.
 */
export function knownTimeOf(
  { recordedAt, stamp }: ArrivedEvent,
  { known: before, founding, lastClaim }: MirrorEnd,
): KnownTime {
  const claim = stamp?.claimed;
  if (claim === undefined) {
    return { known: Math.max(recordedAt, before + 1), founding: false };
  }
  const inOrder = founding && (lastClaim === undefined || claim >= lastClaim);
  return inOrder
    ? { known: Math.max(claim, before + 1), founding, lastClaim: claim }
    : { known: before + 1, founding };
}
