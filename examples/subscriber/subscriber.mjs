/**
 * A subscriber that misses nothing, and says so when it must: `node examples/subscriber/subscriber.mjs <folder> [--base <address>] [--once]`.
 *
 * It follows the service (or with `--once` pulls up to the end of the log), keeps checkpoint and state in one file of the folder, goes on
 * there after whatever ended it, and at the end proves by counting that it has every event once. Exit codes: 0 it has, 1 something is
 * wrong on this side, 3 the log was replaced, 4 events are missing.
 */
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { counted, following, LogReplaced, pages } from './feed.mjs';
import { State } from './state.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'string', default: 'http://127.0.0.1:3000' }, once: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Name the folder in which the subscriber keeps its state.');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const state = new State(folder);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort());

try {
  if (values.once) for await (const events of pages(values.base, state.checkpoint)) takeIn(events);
  else await followForEver();
  process.exitCode = await proven();
} catch (error) {
  if (!(error instanceof LogReplaced)) throw error;
  console.error(
    `LOG REPLACED: what was read up to ${state.checkpoint} cannot be gone on from. ${error.message}`,
  );
  process.exitCode = 3;
}

/** Follows until it is told to stop; a connection that breaks is made again, later and later while nothing answers. */
async function followForEver() {
  let wait = 100;
  while (!stop.signal.aborted) {
    try {
      for await (const events of following(values.base, state.checkpoint, stop.signal)) {
        takeIn(events);
        wait = 100;
      }
    } catch (error) {
      if (error instanceof LogReplaced) throw error;
      if (stop.signal.aborted) return;
      console.error(
        `The connection broke: ${error.message}. Going on after ${state.checkpoint || 'nothing'}.`,
      );
    }
    await sleep(wait, undefined, { signal: stop.signal }).catch(() => undefined);
    wait = Math.min(wait * 2, 30_000);
  }
}

/** Takes events in, and puts them on the disk with the checkpoint: both, or after a crash neither. */
function takeIn(events) {
  for (const event of events) {
    if (state.logId !== null && event.logid !== state.logId)
      throw new LogReplaced(`The log was ${state.logId}, and is ${event.logid}.`);
    state.take(event);
    state.reached(event);
  }
  if (events.length > 0) state.save();
}

/** Compares what was taken in with what the service counts; says what is missing. */
async function proven() {
  const { count } = await counted(values.base, state.position);
  for (const { subject, sequence } of state.missing)
    console.error(`MISSING: event ${sequence} of ${subject}, while a later one is there.`);
  if (state.taken !== count)
    console.error(`MISSING: the service counts ${count} events, taken in were ${state.taken}.`);
  if (state.taken !== count || state.missing.length > 0) return 4;
  console.log(`Nothing is missing: ${count} events up to position ${state.position}, each once.`);
  return 0;
}
