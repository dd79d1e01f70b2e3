import { parentPort, workerData } from 'node:worker_threads';
import type { WriterRequest } from '../../embedded/messages.js';
import { WriterHost } from '../../embedded/writer-host.js';
import { systemClock } from '../../shared/system-clock.js';
import type { WireWrite } from './wire-write.js';
import { WireWriter } from './wire-writer.js';

/** The thread that writes a log of the wire's own. It ends by itself once it has closed. */
const port = parentPort;
if (!port) {
  throw new Error('The writer of the log is started by WireLog, as a worker thread.');
}
const { path } = workerData as { readonly path: string };
const host = new WriterHost(
  path,
  () => WireWriter.open(path, systemClock),
  (reply) => {
    port.postMessage(reply);
    if (reply.kind === 'closed' || reply.kind === 'failed') {
      port.close();
    }
  },
);
port.on('message', (request: WriterRequest<WireWrite>) => host.receive(request));
