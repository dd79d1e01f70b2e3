import { LRUCache } from 'lru-cache';
import type { SqliteFile } from './driver.js';

const KEPT_NAMES = 50_000;

/** Texts that recur, each kept once under a number. */
export class Names {
  readonly #file: SqliteFile;
  readonly #kept = new LRUCache<string, number>({ max: KEPT_NAMES });

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  /** The number of a text, given to it now if it has none. Within a transaction. */
  idOf(text: string): number {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const id = this.#find(text) ?? this.#file.prepare('INSERT INTO names (text) VALUES (?)').run(text);
    this.#kept.set(text, id);
    return id;
  }

  /** Forgets what a transaction gave that came to nothing. */
  forget(): void {
    this.#kept.clear();
  }

  #find(text: string): number | undefined {
    const found = this.#file.prepare('SELECT id FROM names WHERE text = ?').get(text)?.[0];
    return found == null ? undefined : Number(found);
  }
}
