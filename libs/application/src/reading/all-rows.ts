import type { Row } from '@elshi/read-models';
import type { Body } from '../messages.js';
import type { KeyPart } from './cursor.js';
import type { ReadableViews, ServingViews } from './officer-lines.js';

/** Rows read at once when all are wanted. */
const CHUNK = 500;

/** How a list is gone through. */
export interface RowsInOrder {
  find(views: ReadableViews, limit: number, after?: readonly KeyPart[]): Promise<readonly Row[]>;
  /** The key of a row, after which the next ones are found. */
  keyOf(row: Row): readonly KeyPart[];
  itemsOf(views: ReadableViews, rows: readonly Row[]): Promise<readonly Body[]>;
}

/** All items of a list, or the first `limit` of them, read as they are asked for, from the same views to the end. */
export async function* allRows(serving: ServingViews, list: RowsInOrder, limit: number): AsyncIterable<Body> {
  const views = serving.pin();
  let after: readonly KeyPart[] | undefined;
  try {
    for (let left = limit; left > 0;) {
      const wanted = Math.min(CHUNK, left);
      const rows = await list.find(views, wanted, after);
      yield* await list.itemsOf(views, rows);
      if (rows.length < wanted) return;
      after = list.keyOf(rows.at(-1)!);
      left -= rows.length;
    }
  } finally {
    views.release();
  }
}
