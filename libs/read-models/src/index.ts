export * from './port.js';
export * from './parked.js';
export * from './errors.js';
export { memoryViews } from './memory-views.js';
export { describeViews } from './sqlite/description.js';
export { shapeOf } from './sqlite/schema.js';
export { SqliteViewsReader } from './sqlite/sqlite-views-reader.js';
export { SqliteViewsSnapshot } from './sqlite/sqlite-views-snapshot.js';
export { SqliteViewsWriter } from './sqlite/sqlite-views-writer.js';
