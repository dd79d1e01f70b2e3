import {
  type EventStore,
  EventStoreDbEventStore,
  type EventStoreDbOptions,
  type Position,
} from '@elshi/event-store';
import type { Origin } from './cloud-events.js';
import { Groups, type GroupsParts } from './groups/groups.js';
import { Ledgers } from './ledgers.js';
import { LogDoor } from './log-door.js';
import { LogIdentity } from './log-identity.js';
import { groupsOf, logFile, openLog, type Place, stateOf, viewsOf } from './place.js';
import { KeptProgress } from './progress.js';
import { localProjector, type StartProjector, threadedProjector } from './projecting/projector-channel.js';
import { rebuildAt, type RebuildOptions, type Rebuilt, rollBackAt } from './projecting/rebuild.js';
import { ViewsControl } from './projecting/views-control.js';
import type { ViewsPlace } from './projecting/views-place.js';
import { ViewsRunner } from './projecting/views-runner.js';
import { Moments } from './reading/moments.js';
import { PostsFilled } from './reading/posts-filled.js';
import { type Reads, readsOf } from './reads.js';
import { SubjectReader } from './reading/subject-reader.js';
import { ServiceRuntime } from './runtime.js';
import type { Exporter, Runtime, Views } from './services.js';
import { LogExporter } from './transfer/exporter.js';
import type { Projection } from './views/projections.js';
import { WatchedStore } from './watched-store.js';
import { ViewsLag } from './watching/views-lag.js';
import { Watch } from './watching/watch.js';
import type { Resolve } from './webhooks/addresses.js';
import { usualWebhookSettings, type WebhookSettings } from './webhooks/settings.js';
import { Webhooks } from './webhooks/webhooks.js';
import type { WebhooksParts } from './webhooks/webhooks-parts.js';
import { type Writers, writersOf } from './writers.js';
import type { FilledPosts } from './writing/filled-posts.js';

export interface OpenOptions {
  /** A clock of one's own, in microseconds; log and views are then written in this thread. */
  readonly now?: () => number;
  /** A clock of one's own that only counts, in milliseconds: how long something waits is measured by it. */
  readonly counted?: () => number;
  /** Told, in one sentence, when the lists can no longer be kept, or the log on a server not be reached. Everything else goes on. */
  readonly onFault?: (sentence: string) => void;
  /** Told, in one sentence, what is no fault: that one is over, or that something takes a while. */
  readonly onNews?: (sentence: string) => void;
  /** False for whoever only reads: what follows from acts in other records, and is missing there, is then left as it is. */
  readonly reacting?: boolean;
  /** Where the service is reached from outside, for what webhooks name by an absolute address. */
  readonly publicUrl?: string;
  /** How webhooks are delivered, in place of the usual way. */
  readonly webhooks?: WebhookSettings;
  /** How webhooks look names up, in place of the system's way. */
  readonly resolve?: Resolve;
  /** Projections in place of ours; the lists are then kept in this thread. */
  readonly projections?: readonly Projection[];
}

/** How long a start waits for the server of its log, in milliseconds; then it goes on without. */
const SERVER_WITHIN = 2000;

/** Everything that acts and answers, over one log. */
export interface Application extends Reads, Writers {
  readonly subjects: SubjectReader;
  readonly exporter: Exporter;
  readonly runtime: Runtime;
  readonly views: Views;
  /** Where events are sent to. They begin to be sent when it is begun. */
  readonly webhooks: Webhooks;
  /** Consumers that share the events of the log. */
  readonly groups: Groups;
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
    webhooks.moved(end);
    groups.moved();
  };
  const store = new WatchedStore(log, grown);
  const progress = new KeptProgress();
  const lag = new ViewsLag(log, () => progress.reachedSoFar, counted);
  const kept = viewsOf(place);
  const start = projectorOf(place, log, kept, options);
  const clock = now ?? (() => Date.now() * 1000);
  const views = new ViewsRunner(start, kept, progress, { fault: tell, stirs: () => lag.stirs() });
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
  const filled = new PostsFilled(store, moments, views, ledgers);
  const filledPosts: FilledPosts = (...post) => filled.now(...post);
  const state = stateOf(place, tell);
  const { reactor, ...writers } = writersOf({ store, ledgers, state, counted, clock, tell, filledPosts });
  const identity = new LogIdentity(store, () => server === undefined || holdsAll(server));
  const webhooks = webhooksOf(options, identity, { store, records: state.records, counted, clock, tell });
  const groups = groupsWith({ log: store, kept: groupsOf(place, tell), identity, clock, tell });
  if (options.reacting !== false) reactor.begin();
  return {
    ...writers,
    subjects,
    ...readsOf({ store, ledgers, moments, subjects, views, filled, links: reactor, identity }),
    exporter: new LogExporter(store),
    runtime: new ServiceRuntime({ store: log, appends: store, progress, views, lag, watch, place, server }),
    views: control,
    webhooks,
    groups,
    serveLog: (port) => door.open(port),
    close: once(async () => {
      await closeAll([writers.careers, watch, webhooks, groups, door]);
      await store.settled();
      await closeAll([control, views, reactor, store]);
    }),
  };
}

function originOf(identity: LogIdentity, base: string | undefined): () => Promise<Origin> {
  return async () => ({ logId: (await identity.id()) ?? undefined, base });
}

/** Whether a node holds all that its server has, as far as it can know. */
function holdsAll({ standing, lag }: EventStoreDbEventStore): boolean {
  return standing.state === 'live' && lag.events === 0;
}

/** What delivers to webhooks, which has not begun. */
function webhooksOf(
  { webhooks: settings = usualWebhookSettings, resolve, publicUrl }: OpenOptions,
  identity: LogIdentity,
  { clock, ...means }: Omit<WebhooksParts, 'settings' | 'now' | 'origin'> & { readonly clock: () => number },
): Webhooks {
  const origin = originOf(identity, publicUrl);
  return new Webhooks({ ...means, origin, settings, resolve, now: () => Math.floor(clock() / 1000) });
}

/** The groups of consumers, by the clock of the service. */
function groupsWith({
  clock,
  tell,
  ...means
}: Omit<GroupsParts, 'now' | 'onFault'> & {
  readonly clock: () => number;
  readonly tell: (sentence: string) => void;
}): Groups {
  const onFault = (error: unknown): void => tell(`A consumer group: ${String(error)}`);
  return new Groups({ ...means, now: () => Math.floor(clock() / 1000), onFault });
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

/** One after another, each when the one before it has ended. */
async function closeAll(parts: readonly { close(): void | Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
