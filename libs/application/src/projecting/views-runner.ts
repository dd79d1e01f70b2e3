import { EventStoreError } from '@elshi/event-store';
import {
  type ParkedPage,
  type ParkedQuery,
  type Row,
  type RowQuery,
  ViewsError,
  type ViewsReader,
} from '@elshi/read-models';
import type { KeptProgress } from '../progress.js';
import type { ProjectorReply } from './messages.js';
import type { ParkedSelection, Tried } from './parking.js';
import type { ProjectorChannel, StartProjector } from './projector-channel.js';
import { RetryDesk } from './retry-desk.js';

export interface ViewsStatus {
  /** Whether lists are answered. */
  readonly caughtUp: boolean;
  readonly fault?: string;
  /** Set while the views are made anew. */
  readonly rebuilding?: { readonly done: number; readonly total: number };
}

/** This side of the projector: tells it that the log has grown, hears how far it is, and reads what it keeps. */
export class ViewsRunner {
  readonly #progress: KeptProgress;
  readonly #openReader: () => ViewsReader;
  readonly #onFault: (sentence: string) => void;
  readonly #channel: ProjectorChannel;
  readonly #ended: Promise<void>;
  readonly #retries = new RetryDesk((request) => this.#channel.post(request));
  #reader: ViewsReader | undefined;
  #told = false;
  #closing = false;
  #caughtUp = false;
  #fault: string | undefined;
  #seen = { done: 0, total: 0 };

  constructor(
    start: StartProjector,
    openReader: () => ViewsReader,
    progress: KeptProgress,
    onFault: (sentence: string) => void,
  ) {
    this.#progress = progress;
    this.#openReader = openReader;
    this.#onFault = onFault;
    let ended = (): void => undefined;
    this.#ended = new Promise((resolve) => (ended = resolve));
    this.#channel = start({
      replied: (reply) => this.#replied(reply),
      ended: (cause) => {
        this.#died(cause);
        ended();
      },
    });
  }

  /** The log has grown. Said often at once, it is passed on once. */
  moved(): void {
    if (this.#told || this.#closing) return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      this.#channel.post({ kind: 'moved' });
    });
  }

  /** Rows of the views. Views that turn out to be broken are made anew; until then they are `StoreUnavailable`. */
  rows(query: RowQuery): Promise<readonly Row[]> {
    return this.#reading((reader) => reader.rows(query));
  }

  /** What is parked, as it stands in the views. */
  parked(query: ParkedQuery): Promise<ParkedPage> {
    return this.#reading((reader) => reader.parked(query));
  }

  /** How many streams each projection has parked. */
  parkedCounts(): Promise<ReadonlyMap<string, number>> {
    return this.#reading((reader) => reader.parkedCounts());
  }

  /** Has what is parked tried again; tells what became of each. `StoreUnavailable` while the views are not kept. */
  async retry(selection: ParkedSelection): Promise<readonly Tried[]> {
    if (!this.#caughtUp || this.#closing || this.#fault !== undefined)
      throw new EventStoreError('StoreUnavailable', this.#fault ?? 'The lists are not kept at the moment.');
    return this.#retries.ask(selection);
  }

  status(): ViewsStatus {
    return {
      caughtUp: this.#caughtUp,
      ...(this.#fault !== undefined && { fault: this.#fault }),
      ...(!this.#caughtUp && { rebuilding: this.#seen }),
    };
  }

  /** Lets the projector finish its batch and let go of the views. */
  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#retries.giveUp('The service is stopping.');
      this.#channel.post({ kind: 'close' });
    }
    await this.#ended;
    this.#progress.stop();
    this.#letGo();
  }

  #replied(reply: ProjectorReply): void {
    switch (reply.kind) {
      case 'opened':
        this.#letGo();
        return;
      case 'progress':
        this.#seen = { done: reply.position, total: reply.total };
        this.#progress.advance({ position: BigInt(reply.position), known: reply.known });
        return;
      case 'caught-up':
        this.#serve();
        return;
      case 'retried':
        this.#retries.answered(reply);
        return;
      case 'fault':
        this.#failed(reply.sentence);
        if (reply.lasting) this.#progress.stop();
        return;
      case 'reading':
      case 'closed':
        return;
    }
  }

  async #reading<Answer>(ask: (reader: ViewsReader) => Promise<Answer>): Promise<Answer> {
    try {
      if (this.#reader === undefined) throw new ViewsError('Unavailable', 'There are no views yet.');
      return await ask(this.#reader);
    } catch (error) {
      if (!(error instanceof ViewsError)) throw error;
      if (error.code === 'Damaged') this.#giveUp();
      throw new EventStoreError('StoreUnavailable', `The lists cannot be read: ${error.message}`, {
        cause: error,
      });
    }
  }

  /** The views have been brought up to the log: they can be read, or said why not. */
  #serve(): void {
    try {
      this.#reader ??= this.#openReader();
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#caughtUp = true;
    this.#fault = undefined;
    this.#progress.serve();
  }

  #giveUp(): void {
    this.#letGo();
    this.#channel.post({ kind: 'broken' });
  }

  #letGo(): void {
    this.#caughtUp = false;
    this.#progress.pause();
    this.#reader?.close();
    this.#reader = undefined;
  }

  #failed(sentence: string): void {
    this.#retries.giveUp(sentence);
    if (this.#closing) return;
    this.#fault = sentence;
    this.#onFault(sentence);
  }

  #died(cause: unknown): void {
    if (this.#closing) return;
    const why = cause instanceof Error ? cause.message : 'it ended without a word';
    this.#failed(`The thread that keeps the lists has died: ${why}.`);
    this.#progress.stop();
  }
}
