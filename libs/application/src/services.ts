import type { Body, FeedFilter, ImportReport, RequestContext, ServiceStatus } from './messages.js';

/** An item of the recorded feed with the position to resume from. */
export interface FeedItem {
  readonly position: bigint;
  readonly item: Body;
}

/** Follows the log: first what is there, then what comes, until the signal fires. */
export abstract class RecordedFeed {
  abstract follow(after: bigint, filter: FeedFilter, signal: AbortSignal): AsyncIterable<FeedItem>;
}

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly atomic: boolean;
  readonly context: RequestContext;
}

export interface ImportTotals {
  readonly lines: number;
  readonly created: number;
  readonly unchanged: number;
  readonly errors: number;
}

/** Reads import lines one by one; a report for each, and the totals last. */
export abstract class Importer {
  abstract import(
    lines: AsyncIterable<string>,
    options: ImportOptions,
  ): AsyncIterable<ImportReport | { readonly totals: ImportTotals }>;
}

/** Everything recorded, or one subject of it, as import lines in log order. */
export abstract class Exporter {
  abstract lines(subject?: string): AsyncIterable<Body>;
}

/** How the service stands. */
export abstract class Runtime {
  abstract status(): Promise<ServiceStatus>;
}
