import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeViews,
  shapeOf,
  SqliteViewsReader,
  SqliteViewsSnapshot,
  SqliteViewsWriter,
  type ViewsDescription,
  ViewsError,
  type ViewsReader,
  type ViewsSnapshot,
  type ViewsWriter,
} from '@elshi/read-models';
import { viewTables } from '../views/tables.js';
import type { KeptViews } from './standing.js';

/** Where views are kept, each under a name that no others have had. Those that are made here are of one edition. */
export interface ViewsPlace {
  readonly edition: string;
  /** Of our tables. */
  readonly shape: string;
  /** What there is, of whatever edition. What cannot say what it is is left out. */
  kept(): readonly KeptViews[];
  /** Makes empty views of our edition. */
  make(): { readonly name: string; readonly views: ViewsWriter };
  /** Opens views of our edition for writing; `Damaged` when they cannot be used. */
  openWriter(name: string): ViewsWriter;
  /** Opens views of our shape for reading. */
  openReader(views: Pick<KeptViews, 'name' | 'edition'>): ViewsReader;
  /** Views of our edition as they are now. */
  openSnapshot(name: string): ViewsSnapshot;
  /** Throws views away. Nobody may have them open for writing. */
  discard(name: string): void;
  /** Throws everything away but the views of these names. */
  keepOnly(names: readonly string[]): void;
}

/** A database is the file itself and these beside it. */
const PARTS = ['', '-wal', '-shm'];
const OF_VIEWS = /^(views[^/]*[.]db)(?:-wal|-shm)?$/;

/** Views in files of the data folder. A file is never renamed, for whoever reads it may have it open. */
export class ViewsInFolder implements ViewsPlace {
  readonly shape = shapeOf(viewTables);
  readonly #folder: string;

  constructor(
    folder: string,
    readonly edition: string,
  ) {
    this.#folder = folder;
  }

  kept(): readonly KeptViews[] {
    return this.#names().flatMap((name): readonly KeptViews[] => {
      const said = this.#describe(name);
      return said === undefined ? [] : [{ name, ...said }];
    });
  }

  make(): { readonly name: string; readonly views: ViewsWriter } {
    const name = `${this.#ours}${randomBytes(4).toString('hex')}.db`;
    return { name, views: SqliteViewsWriter.open(this.#path(name), viewTables, this.edition) };
  }

  openWriter(name: string): ViewsWriter {
    const path = this.#path(name);
    // The engine would make a new file.
    if (!existsSync(path)) throw new ViewsError('Unavailable', `There are no views in ${path}.`);
    return SqliteViewsWriter.open(path, viewTables, this.edition);
  }

  openReader({ name, edition }: Pick<KeptViews, 'name' | 'edition'>): ViewsReader {
    return SqliteViewsReader.open(this.#path(name), viewTables, edition);
  }

  openSnapshot(name: string): ViewsSnapshot {
    return SqliteViewsSnapshot.open(this.#path(name), viewTables, this.edition);
  }

  discard(name: string): void {
    const path = this.#path(name);
    removing(path, () => {
      for (const part of PARTS) rmSync(`${path}${part}`, { force: true });
    });
  }

  keepOnly(names: readonly string[]): void {
    removing(this.#folder, () => {
      for (const file of readdirSync(this.#folder)) {
        const name = OF_VIEWS.exec(file)?.[1];
        if (name !== undefined && !names.includes(name)) rmSync(this.#path(file), { force: true });
      }
    });
  }

  get #ours(): string {
    return `views-${this.edition}-`;
  }

  /** Views of others that cannot be read are as good as none; our own must not be passed over for a fault of the disk. */
  #describe(name: string): ViewsDescription | undefined {
    try {
      return describeViews(this.#path(name));
    } catch (error) {
      const gone = !name.startsWith(this.#ours) || !existsSync(this.#path(name));
      if (gone && error instanceof ViewsError) return undefined;
      throw error;
    }
  }

  #names(): readonly string[] {
    return readdirSync(this.#folder).filter((file) => OF_VIEWS.exec(file)?.[1] === file);
  }

  #path(name: string): string {
    return join(this.#folder, name);
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
