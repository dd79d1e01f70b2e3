import { join } from 'node:path';
import {
  EmbeddedEventStore,
  type EventStore,
  EventStoreDbEventStore,
  type EventStoreDbOptions,
  MemoryEventStore,
} from '@elshi/event-store';
import { SqliteGroups, SqliteState } from '@elshi/read-models';
import { ViewsInMemory } from './projecting/views-in-memory.js';
import { ViewsInFolder, type ViewsPlace } from './projecting/views-place.js';
import { viewsEdition } from './views/edition.js';

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

/** Opens the log of a place. */
export function openLog(
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

/** Where the views of a place are kept. */
export function viewsOf(place: Place): ViewsPlace {
  const edition = viewsEdition();
  return place.kind === 'memory' ? new ViewsInMemory(edition) : new ViewsInFolder(place.folder, edition);
}

/** What is kept of a place from start to start beside the log. Told is, in one sentence, when it was damaged. */
export function stateOf(place: Place, tell: (sentence: string) => void): SqliteState {
  return place.kind === 'memory'
    ? SqliteState.inMemory()
    : SqliteState.open(join(place.folder, 'state.db'), tell);
}

/** What is kept of the consumer groups of a place. Told is, in one sentence, when it was damaged. */
export function groupsOf(place: Place, tell: (sentence: string) => void): SqliteGroups {
  return place.kind === 'memory'
    ? SqliteGroups.inMemory()
    : SqliteGroups.open(join(place.folder, 'groups.db'), tell);
}

/** The file that holds the log, or its mirror. */
export function logFile(log: EventStore, folder: string): string {
  return log instanceof EventStoreDbEventStore ? log.mirrorPath : join(folder, 'log.db');
}
