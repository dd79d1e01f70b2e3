export * from './port.js';
export * from './errors.js';
export * from './instant.js';
export { MAX_APPEND_BYTES } from './shared/prepared-append.js';
export { MemoryEventStore } from './memory/memory-event-store.js';
export { EmbeddedEventStore, type EmbeddedOptions } from './embedded/embedded-event-store.js';
export { EmbeddedLogReader } from './embedded/embedded-log-reader.js';
