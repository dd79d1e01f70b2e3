import type { ImportLine } from '@elshi/contract';
import type { FeedFilter } from './list-messages.js';
import type { Checkpoint, NotHeld } from './log-identity.js';
import type { Body, ImportReport, RequestContext, ServiceStatus } from './messages.js';
import type { RawLine } from './transfer/lines.js';
import type { RebuildOptions, TakeoverStart, ViewsReport } from './views-report.js';

/** An item of the recorded feed with the position to resume from. */
export interface FeedItem {
  readonly position: bigint;
  readonly item: Body;
}

/** The recorded feed as it is followed. */
export abstract class RecordedFeed {
  /** Why a subscriber with this checkpoint cannot simply go on; nothing where he can. */
  abstract notHeld(after: Checkpoint): Promise<NotHeld | undefined>;

  /**
   * Follows the log: first what is there, then what comes, until the signal fires. `base` is where the subscriber reaches the
   * service (see `Origin`).
   */
  abstract follow(
    after: bigint,
    filter: FeedFilter,
    signal: AbortSignal,
    base?: string,
  ): AsyncIterable<FeedItem>;
}

/** Who brings lines, and in which file. */
export interface ImportOrigin {
  readonly context: RequestContext;
  /** SHA-256 of the file, hexadecimal in small letters; it is kept with each act that is recorded from it. */
  readonly sha256?: string;
  /** Says why a line may not be recorded by whoever brings it; nothing where it may. */
  readonly lineFault?: (line: ImportLine) => string | undefined;
}

export interface ImportOptions extends ImportOrigin {
  readonly dryRun: boolean;
  readonly atomic: boolean;
}

/** How an import of all or nothing was written. */
export type AtomicWay =
  /** In one append: all of it, whatever happened. */
  | 'ONE_APPEND'
  /** Too large for one append, or with times of an older register: in its order, after a rehearsal without a fault. */
  | 'IN_ORDER'
  /** Not at all: a line was refused. */
  | 'NOTHING_WRITTEN';

/** Lines with something on them, by what became of them. */
export interface ImportTotals {
  readonly lines: number;
  readonly created: number;
  readonly unchanged: number;
  readonly errors: number;
  readonly atomic?: AtomicWay;
  /** Why the lines after the last one reported were not looked at: the log can no longer be written. */
  readonly stopped?: { readonly code: string; readonly detail: string };
}

/** Reads import lines one by one; a report for each, and the totals last. Lines are numbered as in their file. */
export abstract class Importer {
  abstract import(
    lines: AsyncIterable<RawLine>,
    options: ImportOptions,
  ): AsyncIterable<ImportReport | { readonly totals: ImportTotals }>;
}

/** Everything recorded, or one subject of it, as import lines in log order. */
export abstract class Exporter {
  abstract lines(subject?: string): AsyncIterable<Body>;
}

/** Told what became of an append (`created`, `replayed`, or the code of an error), and how long that took. */
export type AppendListener = (append: { readonly outcome: string; readonly seconds: number }) => void;

/** How the service stands. */
export abstract class Runtime {
  abstract status(): Promise<ServiceStatus>;
  /** How many streams each projection has parked, those without any included; nothing while the views cannot be read. */
  abstract parked(): Promise<ReadonlyMap<string, number> | undefined>;
  /** Has somebody told of every append to the log by this process, once it is answered. */
  abstract onAppend(listener: AppendListener): void;
}

/** The views of the running service, for whoever looks after them. */
export abstract class Views {
  /** How they stand. `StoreUnavailable` when the disk does not tell. */
  abstract report(): ViewsReport;

  /** Makes them anew from the log beside those that serve, compares the two, and puts the new ones in their place. */
  abstract rebuild(options: RebuildOptions): TakeoverStart;

  /** Puts the former views back in the serving place, brought up to the log. */
  abstract rollBack(): TakeoverStart;

  /** Breaks off what is on its way; false when nothing is. What is made by then is kept for the next rebuild. */
  abstract cancel(): boolean;

  /** How often a thread has died that kept the views, or made them anew. */
  abstract deaths(): { readonly projector: number; readonly rebuilder: number };
}
