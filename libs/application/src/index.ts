export * from './messages.js';
export * from './services.js';
