import {
  type Appended,
  type AppendOptions,
  EventStoreError,
  MemoryEventStore,
  type StreamAppend,
} from '@elshi/event-store';
import { growingClock } from './service.js';

/** A log in memory that appends to one stream at a time, as a server before KurrentDB 25.1 does. */
export class OneStreamStore extends MemoryEventStore {
  override readonly atomicStreams = false;
  /** Streams to which nothing can be appended just now: by how their names begin. */
  unreachable: string | undefined;
  /** Every append that was asked for, by its stream. */
  readonly asked: string[] = [];

  constructor() {
    super({ clock: growingClock() });
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    if (appends.length !== 1) throw new TypeError('One stream a call.');
    const { stream } = appends[0]!;
    this.asked.push(stream);
    if (this.unreachable !== undefined && stream.startsWith(this.unreachable))
      throw new EventStoreError('StoreUnavailable', 'The log is out of reach.');
    return super.append(appends, options);
  }
}
