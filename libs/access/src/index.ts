export { type Grant, isGrant, KEY_GRANTS } from './grants.js';
export { type Key, Keys, type NewKey } from './keys.js';
