import {
  memoryViews,
  shapeOf,
  ViewsError,
  type ViewsReader,
  type ViewsSnapshot,
  type ViewsWriter,
} from '@elshi/read-models';
import { viewTables } from '../views/tables.js';
import type { KeptViews } from './standing.js';
import type { ViewsPlace } from './views-place.js';

type InMemory = ReturnType<typeof memoryViews>;

/** Views in memory, gone with the process. */
export class ViewsInMemory implements ViewsPlace {
  readonly shape = shapeOf(viewTables);
  readonly #views = new Map<string, InMemory>();
  #made = 0;

  constructor(readonly edition: string) {}

  kept(): readonly KeptViews[] {
    return [...this.#views].map(([name, { writer }]) => ({ name, ...writer.describe() }));
  }

  make(): { readonly name: string; readonly views: ViewsWriter } {
    const name = `memory-${(this.#made += 1)}`;
    const views = memoryViews(viewTables, this.edition);
    this.#views.set(name, views);
    return { name, views: views.writer };
  }

  openWriter(name: string): ViewsWriter {
    return this.#named(name).writer;
  }

  openReader({ name }: Pick<KeptViews, 'name'>): ViewsReader {
    return this.#named(name).reader;
  }

  /** Made at once: there is no second connection that could keep it. */
  openSnapshot(name: string): ViewsSnapshot {
    const { writer } = this.#named(name);
    const digest = writer.digest();
    return {
      checkpoint: writer.checkpoint,
      digest: () => Promise.resolve(digest),
      close: () => undefined,
    };
  }

  discard(name: string): void {
    this.#views.delete(name);
  }

  keepOnly(names: readonly string[]): void {
    for (const name of this.#views.keys()) if (!names.includes(name)) this.#views.delete(name);
  }

  #named(name: string): InMemory {
    const views = this.#views.get(name);
    if (views === undefined) throw new ViewsError('Unavailable', `There are no views ${name}.`);
    return views;
  }
}
