import type { Subject } from '@elshi/domain';
import type { SqliteState } from '@elshi/read-models';
import type { Ledgers } from './ledgers.js';
import { Reactor } from './reacting/reactor.js';
import { Settler } from './reacting/settler.js';
import type { Importer } from './services.js';
import { ActImporter } from './transfer/importer.js';
import type { WatchedStore } from './watched-store.js';
import { Careers } from './writing/careers.js';
import type { FilledPosts } from './writing/filled-posts.js';
import { Orders } from './writing/orders.js';
import { Turns } from './writing/turns.js';

/** Everything that records, one act or many. */
export interface Writers {
  readonly careers: Careers;
  readonly orders: Orders;
  readonly importer: Importer;
}

/** What is recorded in, and how time is told. */
interface Means {
  readonly store: WatchedStore;
  readonly ledgers: Ledgers;
  readonly state: SqliteState;
  /** Microseconds of the day. */
  readonly clock: () => number;
  /** Milliseconds that only count. */
  readonly counted: () => number;
  readonly tell: (sentence: string) => void;
  readonly filledPosts: FilledPosts;
}

/** What records in a log, and the reactor that completes what follows elsewhere, which has not begun. */
export function writersOf({
  store,
  ledgers,
  state,
  clock,
  counted,
  tell,
  filledPosts,
}: Means): Writers & { readonly reactor: Reactor } {
  const turns = new Turns();
  const settler = new Settler({ store, ledgers, turns, counted });
  const reactor = new Reactor({ store, settler, state, tell });
  const settle = (subject: Subject): Promise<void> => reactor.settle(subject);
  const careers = new Careers(store, ledgers, counted, { links: reactor, turns, settle, filledPosts });
  return {
    reactor,
    careers,
    orders: new Orders(store, { careers, ledgers, links: reactor }),
    importer: new ActImporter(store, { careers, ledgers, links: reactor, now: clock }),
  };
}
