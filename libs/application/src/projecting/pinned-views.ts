import { EventStoreError } from '@elshi/event-store';
import { ViewsError, type ViewsReader } from '@elshi/read-models';
import type { PinnedViews } from '../reading/officer-lines.js';

interface Open {
  readonly name: string;
  readonly reader: ViewsReader;
  pins: number;
  replaced: boolean;
}

/**
 * The views that are read at present. Others may take their place at any time; whoever has begun to read them reads them to the end,
 * so that no answer is made from half of each.
 */
export class ViewsInUse {
  readonly #onDamage: (name: string) => void;
  #open: Open | undefined;

  /** Told the name of views that turn out to be damaged when they are read. */
  constructor(onDamage: (name: string) => void) {
    this.#onDamage = onDamage;
  }

  /** The name of the views that whoever comes now reads; nothing when there are none. */
  get name(): string | undefined {
    return this.#open?.name;
  }

  /** Reads these from now on. Those before are closed when nobody reads them any more. */
  use(name: string, reader: ViewsReader): void {
    this.letGo();
    this.#open = { name, reader, pins: 0, replaced: false };
  }

  /** There are no views to read until others are put to use. */
  letGo(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    open.replaced = true;
    closeUnlessRead(open);
  }

  /** The present views, for as long as they are pinned. Where there are none, each read of them is `StoreUnavailable`. */
  pin(): PinnedViews {
    const open = this.#open;
    if (open === undefined) return nothingToRead;
    open.pins += 1;
    let pinned = true;
    return {
      rows: (query) => this.#reading(open, (reader) => reader.rows(query)),
      counts: (query) => this.#reading(open, (reader) => reader.counts(query)),
      parked: (query) => this.#reading(open, (reader) => reader.parked(query)),
      parkedCounts: () => this.#reading(open, (reader) => reader.parkedCounts()),
      release: () => {
        if (!pinned) return;
        pinned = false;
        open.pins -= 1;
        closeUnlessRead(open);
      },
    };
  }

  async #reading<Answer>(open: Open, ask: (reader: ViewsReader) => Promise<Answer>): Promise<Answer> {
    try {
      return await ask(open.reader);
    } catch (error) {
      if (!(error instanceof ViewsError)) throw error;
      if (error.code === 'Damaged' && this.#open === open) this.#onDamage(open.name);
      throw unreadable(error);
    }
  }
}

function closeUnlessRead({ reader, pins, replaced }: Open): void {
  if (replaced && pins === 0) reader.close();
}

const nothingToRead: PinnedViews = {
  rows: () => Promise.reject(none()),
  counts: () => Promise.reject(none()),
  parked: () => Promise.reject(none()),
  parkedCounts: () => Promise.reject(none()),
  release: () => undefined,
};

function none(): EventStoreError {
  return unreadable(new ViewsError('Unavailable', 'There are no views yet.'));
}

function unreadable(cause: ViewsError): EventStoreError {
  return new EventStoreError('StoreUnavailable', `The lists cannot be read: ${cause.message}`, { cause });
}
