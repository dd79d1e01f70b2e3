import type { SqliteFile } from '../../embedded/driver.js';
import { MIRROR, ORDER_TABLES } from './kind.js';

/** Brings a mirror that an earlier version has made up to this one, so that it need not be fetched again. */
export function bringUp(file: SqliteFile): void {
  if (Number(file.prepare('PRAGMA user_version').get()?.[0]) === MIRROR.version) {
    return;
  }
  file.exec(`BEGIN IMMEDIATE;
    ALTER TABLE streams ADD COLUMN on_server INTEGER NOT NULL DEFAULT -1;
    UPDATE streams SET on_server = revision;
    ${ORDER_TABLES}
    ${holdsOrders(file) ? EMPTIED : ''}
    PRAGMA user_version = ${MIRROR.version};
    COMMIT;`);
}

/** It was taken by its earlier version from nodes of this one, and took what is about several streams for something else. */
function holdsOrders(file: SqliteFile): boolean {
  const found = `SELECT EXISTS (SELECT 1 FROM streams WHERE name GLOB 'order-*')
                     OR EXISTS (SELECT 1 FROM events WHERE type = 'ActReserved')`;
  return file.prepare(found).get()?.[0] === 1;
}

/** Then it is fetched again. */
const EMPTIED = `
  DELETE FROM events; DELETE FROM streams; DELETE FROM whole;
  UPDATE founding SET open = 1, last_claim = NULL;
  UPDATE mirror SET commits = NULL, prepare = NULL;`;
