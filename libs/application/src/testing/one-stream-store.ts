import {
  type Appended,
  type AppendOptions,
  EventStoreError,
  MemoryEventStore,
  type StreamAppend,
} from '@elshi/event-store';
import { growingClock } from './service.js';

/** A log in memory for which an append to several streams is dear, as on a server before KurrentDB 25.1. */
export class OneStreamStore extends MemoryEventStore {
  override readonly appendsTogether = false;
  /** Streams to which nothing can be appended just now: by how their names begin. */
  unreachable: string | undefined;
  /** Every append that was asked for, by its streams. */
  readonly asked: string[] = [];

  constructor() {
    super({ clock: growingClock() });
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    const streams = appends.map(({ stream }) => stream);
    this.asked.push(streams.join(' '));
    if (streams.some((stream) => this.unreachable !== undefined && stream.startsWith(this.unreachable)))
      throw new EventStoreError('StoreUnavailable', 'The log is out of reach.');
    return super.append(appends, options);
  }
}
