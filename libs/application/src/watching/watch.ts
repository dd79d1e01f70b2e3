import type { EventStoreDbEventStore } from '@elshi/event-store';
import type { ViewsLag } from './views-lag.js';

/** So long without a sign of work though something waits, in seconds, and whoever should take it in counts as stuck. */
export const STUCK_AFTER = 30;
/** How often somebody looks, in milliseconds, also when nobody asks. */
const EVERY = 1000;

/** What a store over a server says of it. */
export type ServerSide = Pick<EventStoreDbEventStore, 'away' | 'filled' | 'lag' | 'standing'>;

/** Told, in one sentence each, what whoever runs the service should know. */
export interface Told {
  readonly fault: (sentence: string) => void;
  /** What is no fault: that one is over, or that it takes a while. */
  readonly news: (sentence: string) => void;
}

/** Why the service is not itself. */
interface Trouble {
  readonly kind: 'server' | 'refused' | 'filling' | 'keeper' | 'mirror' | 'views';
  readonly sentence: string;
}

/**
 * Looks whether what should follow the log does: the mirror that of its server, the views that of this process. Says so
 * when one does not, once for each cause, and when all do again.
 */
export class Watch {
  readonly #views: ViewsLag;
  readonly #server: ServerSide | undefined;
  readonly #tell: Told;
  readonly #told = new Set<Trouble['kind']>();
  #timer: NodeJS.Timeout | undefined;

  constructor(views: ViewsLag, server: ServerSide | undefined, tell: Told) {
    this.#views = views;
    this.#server = server;
    this.#tell = tell;
  }

  /** Why the service is not itself, in one sentence; nothing while it is. */
  get trouble(): string | undefined {
    return this.#trouble()?.sentence;
  }

  /** Looks now, and then every second until it is closed. Nobody waits for it. */
  begin(): void {
    this.look();
    this.#timer = setInterval(() => this.look(), EVERY);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks, and tells what is new. */
  look(): void {
    const trouble = this.#trouble();
    if (trouble === undefined) {
      if (this.#told.size > 0) this.#tell.news('What follows the log is up to it again.');
      this.#told.clear();
    } else if (!this.#told.has(trouble.kind)) {
      this.#told.add(trouble.kind);
      this.#say(trouble);
    }
  }

  #say({ kind, sentence }: Trouble): void {
    if (kind === 'filling') this.#tell.news(sentence);
    else this.#tell.fault(kind === 'server' ? `${sentence} ${this.#meanwhile()}` : sentence);
  }

  #trouble(): Trouble | undefined {
    const { still } = this.#views;
    const ofServer = this.#server && troubleWith(this.#server);
    if (ofServer !== undefined || still < STUCK_AFTER) return ofServer;
    return {
      kind: 'views',
      sentence: `The lists have taken in nothing for ${whole(still)}, though the log has grown.`,
    };
  }

  #meanwhile(): string {
    return this.#server?.filled === true
      ? 'Until it is there, reads are answered from the mirror as it stands, and no act is taken.'
      : 'Its mirror has never been filled, so nothing is answered until it is there.';
  }
}

function troubleWith({ away, standing, lag }: ServerSide): Trouble | undefined {
  if (lag.silent >= STUCK_AFTER)
    return {
      kind: 'keeper',
      sentence: `What keeps the mirror has not been heard of for ${whole(lag.silent)}.`,
    };
  if (away !== undefined) return { kind: kindOf(standing), sentence: away };
  if (lag.still < STUCK_AFTER) return undefined;
  return {
    kind: 'mirror',
    sentence: `The mirror has taken in nothing for ${whole(lag.still)}, though the log on the server has grown.`,
  };
}

function kindOf({ state, lasting }: ServerSide['standing']): Trouble['kind'] {
  if (state === 'filling') return 'filling';
  return lasting === true ? 'refused' : 'server';
}

function whole(seconds: number): string {
  return `${Math.floor(seconds)} s`;
}
