import type { ArrivedEvent } from '../arrival.js';

/** Events by their streams, each in its order. */
export function byStream(
  events: readonly ArrivedEvent[],
  streamOf: (event: ArrivedEvent) => string,
): ReadonlyMap<string, readonly ArrivedEvent[]> {
  const streams = new Map<string, ArrivedEvent[]>();
  for (const event of events) {
    const ofStream = streams.get(streamOf(event)) ?? [];
    ofStream.push(event);
    streams.set(streamOf(event), ofStream);
  }
  return streams;
}
