import type { Swap, TakeoverOutcome, TakeoverPhase } from './projecting/takeover.js';

/** Up to where views include the log. */
export interface ViewsPosition {
  readonly edition: string;
  readonly position: string;
  readonly knownAt: string;
}

/** Views that were in the serving place before. */
export interface FormerViews extends ViewsPosition {
  /** Whether this service can go on with them; views of another edition are for the service that made them. */
  readonly canServe: boolean;
}

/** What views made anew and those that served come to at one position. */
export interface ComparisonReport {
  readonly position: string;
  readonly knownAt: string;
  /** Of the views that were made anew. */
  readonly digest: string;
  /** Of those that served; null when there were none that could be compared. */
  readonly before: string | null;
  readonly equal: boolean | null;
}

export type TakeoverKind = 'REBUILD' | 'ROLLBACK';

/** A rebuild or a rollback on its way. `from`, `done` and `total` are positions of the log. */
export interface RunningReport {
  readonly kind: TakeoverKind;
  readonly phase: TakeoverPhase;
  readonly startedAt: string;
  /** Where it began: 0, or where one before it was broken off. */
  readonly from: number;
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  /** Null while there is nothing to go by. */
  readonly secondsLeft: number | null;
}

/** What became of a rebuild or a rollback. */
export interface EndedReport {
  readonly kind: TakeoverKind;
  readonly outcome: TakeoverOutcome;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly done: number;
  readonly comparison: ComparisonReport | null;
  /** How long the views stood still for the change, in milliseconds; reads went on. */
  readonly heldMilliseconds: number | null;
  readonly fault: string | null;
}

/** The views: which serve, which are kept, and what is being done about them. */
export interface ViewsReport {
  /** The edition that this service makes. */
  readonly edition: string;
  /** Those that lists are answered from; null when none are. */
  readonly serving: ViewsPosition | null;
  /** Whether views of this edition serve, brought up to the log. */
  readonly caughtUp: boolean;
  /** Set while the views of this edition are made, without which they cannot serve. */
  readonly making: { readonly done: number; readonly total: number } | null;
  /** The last one of this process. */
  readonly comparison: ComparisonReport | null;
  readonly former: readonly FormerViews[];
  /** Views of a rebuild that was broken off; the next one goes on from there. */
  readonly unfinished: ViewsPosition | null;
  readonly running: RunningReport | null;
  /** The last rebuild or rollback of this process that has ended. */
  readonly last: EndedReport | null;
}

export interface RebuildOptions {
  /** From the first event on, also where a rebuild was broken off. */
  readonly fresh: boolean;
  readonly swap: Swap;
}

/** What came of asking for a rebuild or a rollback. */
export type TakeoverStart =
  | 'started'
  /** One is on its way. */
  | 'under-way'
  /** The views are being made, or brought up to the log: there is nothing yet that could be replaced. */
  | 'not-caught-up'
  /** No former views are kept. */
  | 'no-former'
  /** Former views are kept, but of another edition. */
  | 'other-edition';
