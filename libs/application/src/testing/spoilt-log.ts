import type { EventStore, StoredEvent } from '@elshi/event-store';
import type { LogToProject } from '../projecting/log-to-project.js';

/** A log in which some events are ones that no version of ours has written. */
export class SpoiltLog implements LogToProject {
  readonly #log: Pick<EventStore, keyof LogToProject>;
  /** Ids of events that are spoilt. */
  readonly spoilt = new Set<string>();

  constructor(log: LogToProject) {
    this.#log = log;
  }

  head(): ReturnType<EventStore['head']> {
    return this.#log.head();
  }

  async *readAll(options: Parameters<EventStore['readAll']>[0]): AsyncGenerator<StoredEvent> {
    for await (const event of this.#log.readAll(options)) yield this.#shown(event);
  }

  async *readStream(stream: string, from?: number): AsyncGenerator<StoredEvent> {
    for await (const event of this.#log.readStream(stream, from)) yield this.#shown(event);
  }

  async readPositions(positions: readonly bigint[]): Promise<readonly StoredEvent[]> {
    return (await this.#log.readPositions(positions)).map((event) => this.#shown(event));
  }

  #shown(event: StoredEvent): StoredEvent {
    return this.spoilt.has(event.eventId) ? { ...event, type: 'RankLost' } : event;
  }
}
