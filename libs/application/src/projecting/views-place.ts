import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  memoryViews,
  SqliteViewsReader,
  SqliteViewsWriter,
  ViewsError,
  type ViewsReader,
  type ViewsWriter,
} from '@elshi/read-models';
import { viewTables } from '../views/tables.js';

/** Where the views of one edition are kept. */
export interface ViewsPlace {
  /** Opens them for writing, and makes them where there are none; `Damaged` when they cannot be used. */
  openWriter(): ViewsWriter;
  /** Opens them for reading, once a writer has. */
  openReader(): ViewsReader;
  /** Throws them away. Nobody may have them open for writing. */
  discard(): void;
  /** Removes the views of other editions. */
  sweep(): void;
}

/** A database is the file itself and these beside it. */
const PARTS = ['', '-wal', '-shm'];
const OF_VIEWS = /^views[^/]*[.]db(-wal|-shm)?$/;

/** Views in a file of the data folder, one for each edition. */
export class ViewsInFolder implements ViewsPlace {
  readonly #folder: string;
  readonly #edition: string;
  readonly #name: string;

  /** `part` tells views that are being made anew from those that serve. */
  constructor(folder: string, edition: string, part = '') {
    this.#folder = folder;
    this.#edition = edition;
    this.#name = `views-${edition}${part}.db`;
  }

  openWriter(): ViewsWriter {
    return SqliteViewsWriter.open(this.#path, viewTables, this.#edition);
  }

  openReader(): ViewsReader {
    return SqliteViewsReader.open(this.#path, viewTables, this.#edition);
  }

  discard(): void {
    removing(this.#path, () => {
      for (const part of PARTS) rmSync(`${this.#path}${part}`, { force: true });
    });
  }

  sweep(): void {
    removing(this.#folder, () => {
      const kept = PARTS.map((part) => `${this.#name}${part}`);
      for (const name of readdirSync(this.#folder))
        if (OF_VIEWS.test(name) && !kept.includes(name)) rmSync(join(this.#folder, name), { force: true });
    });
  }

  /** Takes the place of other views at once: there is no moment with half of each. Neither may be open. */
  replace(other: ViewsInFolder): void {
    other.discard();
    removing(other.#path, () => renameSync(this.#path, other.#path));
    this.discard();
  }

  get #path(): string {
    return join(this.#folder, this.#name);
  }
}

/** Views in memory, gone with the process. */
export class ViewsInMemory implements ViewsPlace {
  readonly #edition: string;
  #views: ReturnType<typeof memoryViews> | undefined;

  constructor(edition: string) {
    this.#edition = edition;
  }

  /** New views each time: those of a writer that was closed are gone with it. */
  openWriter(): ViewsWriter {
    this.#views = memoryViews(viewTables, this.#edition);
    return this.#views.writer;
  }

  openReader(): ViewsReader {
    if (this.#views === undefined) throw new ViewsError('Unavailable', 'There are no views yet.');
    return this.#views.reader;
  }

  discard(): void {
    this.#views = undefined;
  }

  sweep(): void {
    // There is nothing but the views of this process.
  }
}

function removing(path: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ViewsError('Unavailable', `Old views in ${path} cannot be removed: ${why}.`, { cause });
  }
}
