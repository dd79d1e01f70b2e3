/** Serves a log of its own, to be written, from a folder: `node serve.mjs <folder>`. Prints the port. Runs the compiled library. */
import { serveLog, WireLog } from '../../dist/libs/event-store/src/index.js';

const log = await WireLog.open(process.argv[2]);
const { port } = await serveLog(log, { port: 0, writable: true, onFault: (error) => console.error(error) });
console.log(port);
