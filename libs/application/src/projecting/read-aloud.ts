import type { LogToProject } from './log-to-project.js';

/** How often it is said that something is read, in milliseconds. */
const EVERY = 1000;

/** A log that says, every now and then, that somebody reads it: a long batch is work, too. */
export function readAloud(
  log: LogToProject,
  say: () => void,
  now: () => number = () => performance.now(),
): LogToProject {
  let last = -Infinity;
  async function* aloud<Event>(events: AsyncIterable<Event>): AsyncIterable<Event> {
    for await (const event of events) {
      if (now() - last >= EVERY) {
        last = now();
        say();
      }
      yield event;
    }
  }
  return {
    head: () => log.head(),
    readPositions: (positions) => log.readPositions(positions),
    readAll: (options) => aloud(log.readAll(options)),
    readStream: (stream, from) => aloud(log.readStream(stream, from)),
  };
}
