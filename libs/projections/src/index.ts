export * from './acts.js';
export * from './eligibility-rows.js';
export * from './instant.js';
export * from './office.js';
export * from './officer-rows.js';
export * from './replay.js';
export * from './service-record.js';
export * from './term.js';
