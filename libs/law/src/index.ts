export * from './calendar.js';
export * from './citations.js';
export * from './credit.js';
export * from './policies.js';
export * from './positions.js';
export * from './ranks.js';
export * from './rulesets.js';
