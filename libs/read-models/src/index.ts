export * from './port.js';
export * from './parked.js';
export * from './errors.js';
export { memoryViews } from './memory-views.js';
export { SqliteViewsReader } from './sqlite/sqlite-views-reader.js';
export { SqliteViewsWriter } from './sqlite/sqlite-views-writer.js';
