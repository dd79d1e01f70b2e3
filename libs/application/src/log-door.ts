import {
  EmbeddedEventStore,
  EventStoreError,
  MemoryEventStore,
  type EventStore,
  type ServedLog,
  serveLog,
} from '@elshi/event-store';

/** Serves the log of this process over the EventStoreDB protocol, to be read and followed. */
export class LogDoor {
  readonly #log: EventStore;
  readonly #onFault: (sentence: string) => void;
  readonly #served: ServedLog[] = [];

  constructor(log: EventStore, onFault: (sentence: string) => void) {
    this.#log = log;
    this.#onFault = onFault;
  }

  /** Opens the log on a port of the loopback interface; 0 takes a free one. The port it is. */
  async open(port: number): Promise<number> {
    const log = this.#log;
    if (!(log instanceof EmbeddedEventStore || log instanceof MemoryEventStore)) {
      throw new EventStoreError(
        'StoreUnavailable',
        'A log on a server is served by that server, not by this process.',
      );
    }
    const onFault = (error: unknown): void => this.#onFault(`A subscriber of the log: ${String(error)}`);
    const served = await serveLog(log, { port, onFault });
    this.#served.push(served);
    return served.port;
  }

  /** Ends every subscription and lets go of the ports. */
  async close(): Promise<void> {
    await Promise.all(this.#served.map((served) => served.close()));
  }
}
