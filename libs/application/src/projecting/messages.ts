import type { ParkedSelection, Tried } from './parking.js';

/** What is asked of a projector. Plain values: it may live in another thread. */
export type ProjectorRequest =
  /** The log has grown. */
  | { readonly kind: 'moved' }
  /** Whoever reads the views has found them broken. */
  | { readonly kind: 'broken' }
  /** What is parked is to be tried again: all of it, or what the selection means. Answered under the same number. */
  | { readonly kind: 'retry'; readonly number: number; readonly selection: ParkedSelection }
  | { readonly kind: 'close' };

/** What a projector says. The last word is `closed`. */
export type ProjectorReply =
  /** The views can be opened for reading; those opened before must be let go. */
  | { readonly kind: 'opened' }
  /** The views include the log up to here; `total` is where the log ended when this was said. */
  | { readonly kind: 'progress'; readonly position: number; readonly known: number; readonly total: number }
  /** It reads the log. Said every second or so while it does. */
  | { readonly kind: 'reading' }
  /** The views include everything that the log held when it was last looked at. */
  | { readonly kind: 'caught-up' }
  /** What became of each parked stream that was tried. */
  | { readonly kind: 'retried'; readonly number: number; readonly tried: readonly Tried[] }
  /** It does not go on by itself (`lasting`), or tries again. */
  | { readonly kind: 'fault'; readonly sentence: string; readonly lasting: boolean }
  | { readonly kind: 'closed' };
