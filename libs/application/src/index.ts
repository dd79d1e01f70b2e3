export * from './messages.js';
export * from './list-messages.js';
export * from './services.js';
export { ApplicationModule } from './application.module.js';
export { type Application, openApplication, type Place, rebuildViews } from './open.js';
export { actsPath, requestHash } from './request-hash.js';
export { linesOf } from './transfer/lines.js';
export { eventIds } from './writing/event-ids.js';
export { decode, UnreadableEvent } from './codec.js';
