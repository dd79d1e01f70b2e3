import { join } from 'node:path';
import {
  EmbeddedEventStore,
  type EventStore,
  EventStoreDbEventStore,
  type EventStoreDbOptions,
  MemoryEventStore,
  type Position,
} from '@elshi/event-store';
import { LogFeed } from './feed.js';
import { Ledgers } from './ledgers.js';
import { LogDoor } from './log-door.js';
import { KeptProgress } from './progress.js';
import type { ProjectorReply } from './projecting/messages.js';
import { localProjector, type StartProjector, threadedProjector } from './projecting/projector-channel.js';
import { rebuildAt, type RebuildOptions, type Rebuilt, rollBackAt } from './projecting/rebuild.js';
import { ViewsControl } from './projecting/views-control.js';
import { ViewsInMemory } from './projecting/views-in-memory.js';
import { ViewsInFolder, type ViewsPlace } from './projecting/views-place.js';
import { ViewsRunner } from './projecting/views-runner.js';
import { AuditReads } from './reading/audit-reads.js';
import { EffectiveReads } from './reading/effective-reads.js';
import { ListReads } from './reading/list-reads.js';
import { Moments } from './reading/moments.js';
import { NoticeReads } from './reading/notice-reads.js';
import { OfficeReads } from './reading/office-reads.js';
import { OfficerReads } from './reading/officer-reads.js';
import { RecordPrints } from './reading/record-prints.js';
import { SubjectReader } from './reading/subject-reader.js';
import { ParkedReads } from './reading/parked-reads.js';
import { WhatIfReads } from './reading/what-if.js';
import { ServiceRuntime } from './runtime.js';
import type { Exporter, Importer, Runtime, Views } from './services.js';
import { LogExporter } from './transfer/exporter.js';
import { ActImporter } from './transfer/importer.js';
import { viewsEdition } from './views/edition.js';
import type { Projection } from './views/projections.js';
import { WatchedStore } from './watched-store.js';
import { ViewsLag } from './watching/views-lag.js';
import { Watch } from './watching/watch.js';
import { Careers } from './writing/careers.js';

/** Where an application keeps its log and its views. On a server, the folder holds a mirror of the log. */
export type Place =
  | { readonly kind: 'embedded'; readonly folder: string }
  | {
      readonly kind: 'eventstoredb';
      /** As the clients of these servers take it: `esdb://…`, `kurrentdb://…`. */
      readonly connection: string;
      readonly folder: string;
      /** What our streams begin with on the server. */
      readonly streamPrefix?: string;
    }
  | { readonly kind: 'memory' };

export interface OpenOptions {
  /** A clock of one's own, in microseconds; log and views are then written in this thread. */
  readonly now?: () => number;
  /** A clock of one's own that only counts, in milliseconds: how long something waits is measured by it. */
  readonly counted?: () => number;
  /** Told, in one sentence, when the lists can no longer be kept, or the log on a server not be reached. Everything else goes on. */
  readonly onFault?: (sentence: string) => void;
  /** Told, in one sentence, what is no fault: that one is over, or that something takes a while. */
  readonly onNews?: (sentence: string) => void;
  /** Projections in place of ours; the lists are then kept in this thread. */
  readonly projections?: readonly Projection[];
}

/** How long a start waits for the server of its log, in milliseconds; then it goes on without. */
const SERVER_WITHIN = 2000;

/** Everything that acts and answers, over one log. */
export interface Application {
  readonly careers: Careers;
  readonly subjects: SubjectReader;
  readonly officers: OfficerReads;
  readonly offices: OfficeReads;
  readonly prints: RecordPrints;
  readonly whatIf: WhatIfReads;
  readonly lists: ListReads;
  readonly audit: AuditReads;
  readonly effective: EffectiveReads;
  readonly parked: ParkedReads;
  readonly notices: NoticeReads;
  readonly feed: LogFeed;
  readonly importer: Importer;
  readonly exporter: Exporter;
  readonly runtime: Runtime;
  readonly views: Views;
  /**
   * Serves the log over the EventStoreDB protocol on a port of this machine (0 takes a free one), to be read and followed by any client
   * of that protocol, until the application is closed. Gives the port.
   */
  serveLog(port: number): Promise<number>;
  /** Takes no more acts, finishes those under way, and lets go of the files. */
  close(): Promise<void>;
}

/**
 * Opens an application. It answers at once about each officer, and records; the lists follow as soon as their views are brought
 * up to the log. `Locked` when someone else has the log.
 *
 * With the log on a server that is away it opens all the same: what is read is the mirror as it stands, nothing is recorded, and it
 * is itself as soon as the server is there. What cannot mend itself, as a wrong password, is `StoreUnavailable`.
 */
export async function openApplication(place: Place, options: OpenOptions = {}): Promise<Application> {
  const log = await openLog(place, {
    connectWithin: SERVER_WITHIN,
    withoutServer: true,
    ...clockOf(options),
  });
  try {
    return assembled(place, log, options);
  } catch (error) {
    await log.close();
    throw error;
  }
}

/**
 * Makes the views anew from the log, compares them with those that are there, and puts them in their place, where those stay as the former
 * ones. Takes the lock of the log meanwhile. With the signal it breaks off and throws its reason; the next time it goes on from there.
 */
export function rebuildViews(place: Place, options: RebuildOptions): Promise<Rebuilt> {
  return withLog(place, (log, views) => rebuildAt(views, log, options));
}

/** Puts the former views back in their place, brought up to the log. False when there are none of this edition and this log. */
export function rollBackViews(place: Place, options: RebuildOptions): Promise<boolean> {
  return withLog(place, (log, views) => rollBackAt(views, log, options));
}

async function withLog<Result>(
  place: Place,
  work: (log: EventStore, views: ViewsPlace) => Promise<Result>,
): Promise<Result> {
  const log = await openLog(place);
  try {
    return await work(log, viewsOf(place));
  } finally {
    await log.close();
  }
}

function openLog(
  place: Place,
  options: Pick<EventStoreDbOptions, 'clock' | 'connectWithin' | 'withoutServer'> = {},
): Promise<EventStore> {
  switch (place.kind) {
    case 'memory':
      return Promise.resolve(new MemoryEventStore(options));
    case 'embedded':
      return EmbeddedEventStore.open(place.folder, options);
    case 'eventstoredb':
      return EventStoreDbEventStore.open({ ...place, ...options });
  }
}

function clockOf({ now }: OpenOptions): Pick<EventStoreDbOptions, 'clock'> {
  return now === undefined ? {} : { clock: now };
}

/** Puts an application together over a log that is open; closing it closes the log. */
export function assembled(place: Place, log: EventStore, options: OpenOptions): Application {
  const { now, onFault: tell = () => undefined, onNews: news = () => undefined } = options;
  const { counted = () => performance.now() } = options;
  const grown = (end: Position): void => {
    lag.grows(end);
    views.moved();
  };
  const store = new WatchedStore(log, grown);
  const progress = new KeptProgress();
  const lag = new ViewsLag(log, () => progress.reachedSoFar, counted);
  const kept = viewsOf(place);
  const start = projectorOf(place, log, kept, options);
  const clock = now ?? (() => Date.now() * 1000);
  const views = new ViewsRunner(stirring(start, lag), kept, progress, tell);
  const control = new ViewsControl({ start, place: kept, serving: views, progress, tell, now: clock });
  const door = new LogDoor(log, tell);
  const server = log instanceof EventStoreDbEventStore ? log : undefined;
  // On a server other nodes append as well; what they wrote shows in the mirror.
  server?.onAppended(({ position }) => grown(position));
  const watch = new Watch(lag, server, { fault: tell, news });
  watch.begin();
  const ledgers = new Ledgers(store);
  const moments = new Moments(store, progress, clock);
  const subjects = new SubjectReader(ledgers, moments);
  const careers = new Careers(store, ledgers, counted);
  return {
    careers,
    subjects,
    officers: new OfficerReads(subjects),
    offices: new OfficeReads(subjects),
    prints: new RecordPrints(subjects),
    whatIf: new WhatIfReads(ledgers, moments),
    lists: new ListReads(moments, views, ledgers),
    audit: new AuditReads(moments, views, { log: store, ledgers }),
    effective: new EffectiveReads(moments, views, { log: store, ledgers }),
    parked: new ParkedReads(views),
    notices: new NoticeReads(store, moments, ledgers),
    feed: new LogFeed(store, moments),
    importer: new ActImporter(careers, ledgers, store, now),
    exporter: new LogExporter(store),
    runtime: new ServiceRuntime({ store: log, progress, views, lag, watch, kind: place.kind, server }),
    views: control,
    serveLog: (port) => door.open(port),
    close: once(async () => {
      watch.close();
      await careers.close();
      await door.close();
      await store.settled();
      await control.close();
      await views.close();
      await store.close();
    }),
  };
}

/** A projector whose signs of work are noticed, also while it commits nothing. */
function stirring(start: StartProjector, lag: ViewsLag): StartProjector {
  return (listener, ...more) => {
    const replied = (reply: ProjectorReply): void => {
      lag.stirs();
      listener.replied(reply);
    };
    return start({ replied, ended: (cause) => listener.ended(cause) }, ...more);
  };
}

/** Compiled, a projector over files has its own thread; from TypeScript sources, as in tests, there is no file for it. */
function projectorOf(
  place: Place,
  log: EventStore,
  kept: ViewsPlace,
  { now, projections }: OpenOptions,
): StartProjector {
  const compiled = !import.meta.url.endsWith('.ts');
  if (place.kind === 'memory' || !compiled || now !== undefined || projections !== undefined)
    return localProjector(log, kept, projections);
  const { folder } = place;
  return threadedProjector({ logPath: logFile(log, folder), folder, edition: kept.edition });
}

function viewsOf(place: Place): ViewsPlace {
  const edition = viewsEdition();
  return place.kind === 'memory' ? new ViewsInMemory(edition) : new ViewsInFolder(place.folder, edition);
}

/** The file that holds the log, or its mirror. */
function logFile(log: EventStore, folder: string): string {
  return log instanceof EventStoreDbEventStore ? log.mirrorPath : join(folder, 'log.db');
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
