/** `npm start`: builds when needed, then serves in this very process, so that signals and the exit code are the server's own. */
import { buildIfNeeded, run } from './build-if-needed.mjs';

/**
 * Until the server listens for signals itself, one ends the start, with nothing to clean up. A second one changes
 * nothing: from a terminal each comes twice, from the terminal and from npm.
 */
const starting = new AbortController();
let stopping = false;
const stop = (signal) => {
  if (stopping) return;
  stopping = true;
  if (process.listenerCount(signal) > 1) return;
  starting.abort();
  process.exit(0);
};
process.on('SIGTERM', stop).on('SIGINT', stop);

if (!(await buildIfNeeded({ signal: starting.signal }))) process.exit(1);
await run('apps/api/src/main.js');
