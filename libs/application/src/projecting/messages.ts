import type { TracedAppend } from '../tracing/traced-appends.js';
import type { ParkedSelection, Tried } from './parking.js';

/** What a projector is started for. */
export type ProjectorTask =
  /** To keep the views that serve: those of this name, where somebody has kept them before, and may have others open beside them. */
  | { readonly kind: 'keep'; readonly name?: string }
  /** To make views anew beside those that serve, compare the two, and take their place. `fresh`: from the first event on. */
  | { readonly kind: 'rebuild'; readonly beside: string; readonly fresh: boolean }
  /** To bring former views up to the log, and take the place of those that serve. */
  | { readonly kind: 'roll-back'; readonly to: string };

/** What is asked of a projector. Plain values: it may live in another thread. */
export type ProjectorRequest =
  /** The log has grown. */
  | { readonly kind: 'moved' }
  /** Whoever reads the views has found them broken. */
  | { readonly kind: 'broken' }
  /** What is parked is to be tried again: all of it, or what the selection means. Answered under the same number. */
  | { readonly kind: 'retry'; readonly number: number; readonly selection: ParkedSelection }
  /** Stand still after the batch at hand, and say where. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'go-on' }
  /** Those that serve stand still at this position: bring the views that were made beside them there, and take their place. */
  | { readonly kind: 'take-over'; readonly position: number }
  /** `replaced`: others have taken the place of these views. */
  | { readonly kind: 'close'; readonly replaced: boolean };

/** What views that were made anew and those that serve come to, at one position. */
export interface Comparison {
  readonly position: number;
  readonly known: number;
  /** Of the views that were made anew; see `ViewsWriter.digest`. */
  readonly digest: string;
  /** Of those that serve; null when there were none that could be compared. */
  readonly before: string | null;
}

/** What a projector says. The last word is `closed`. */
export type ProjectorReply =
  /** Views of another edition that can be read until ours are `caught-up`. They stay as they are. */
  | {
      readonly kind: 'stand-in';
      readonly name: string;
      readonly edition: string;
      readonly position: number;
      readonly known: number;
    }
  /** These are the views that are brought up to the log; others, opened before, must be let go. */
  | { readonly kind: 'opened'; readonly name: string }
  /** The views include the log up to here; `total` is where the log ended when this was said. `traced`: see `Reached`. */
  | {
      readonly kind: 'progress';
      readonly position: number;
      readonly known: number;
      readonly total: number;
      readonly traced?: readonly TracedAppend[];
    }
  /** It reads the log. Said every second or so while it does. */
  | { readonly kind: 'reading' }
  /** The views include everything that the log held when it was last looked at. */
  | { readonly kind: 'caught-up' }
  /** What became of each parked stream that was tried. */
  | { readonly kind: 'retried'; readonly number: number; readonly tried: readonly Tried[] }
  /** It does not go on by itself (`lasting`), or tries again. */
  | { readonly kind: 'fault'; readonly sentence: string; readonly lasting: boolean }
  /** It stands still here. */
  | { readonly kind: 'held'; readonly position: number }
  | SuccessorReply
  | { readonly kind: 'closed' };

/** What is said of views that are to take the place of others. */
export type SuccessorReply =
  /** They began at `from` and are at `done` of a log that ends at `total`. */
  | { readonly kind: 'filling'; readonly from: number; readonly done: number; readonly total: number }
  | { readonly kind: 'comparing' }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  /** They can take over within moments. */
  | { readonly kind: 'ready' }
  /** They have the place now, and are kept from here on. */
  | { readonly kind: 'took-over'; readonly name: string; readonly position: number; readonly known: number }
  /** They will not take it. */
  | { readonly kind: 'failed'; readonly sentence: string };
