export { type Grant, GRANTS, isGrant, KEY_GRANTS, type Role, ROLES } from './grants.js';
export { type Key, Keys, type NewKey } from './keys.js';
export { type NumberedRead, type ReadEntry, ReadLog } from './reads.js';
