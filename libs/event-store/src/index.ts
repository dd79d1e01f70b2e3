export * from './port.js';
export * from './errors.js';
export * from './instant.js';
export { appendBytes, MAX_APPEND_BYTES } from './shared/prepared-append.js';
export { MemoryEventStore } from './memory/memory-event-store.js';
export { EmbeddedEventStore } from './embedded/embedded-event-store.js';
export { EmbeddedLogReader } from './embedded/embedded-log-reader.js';
export { serveLog, type ServedLog, type ServeOptions } from './grpc/serve-log.js';
export { WireLog } from './grpc/log/wire-log.js';
export {
  EventStoreDbEventStore,
  type EventStoreDbOptions,
} from './eventstoredb/event-store-db-event-store.js';
