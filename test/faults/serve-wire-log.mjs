// Serves a log of the wire's own from a folder at a port, 0 for a free one, as EventStoreDB would; says the port, and ends with SIGTERM.
// A process of its own, so that it can be killed and frozen. Needs the compiled library.
import { serveLog, WireLog } from '../../dist/libs/event-store/src/index.js';

const [folder, port] = process.argv.slice(2);
const log = await WireLog.open(folder);
const served = await serveLog(log, { port: Number(port), writable: true, faithful: true });
console.log(`port ${served.port}`);
process.on('SIGTERM', async () => {
  await served.close();
  await log.close();
  process.exit(0);
});
