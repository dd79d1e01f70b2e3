import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../shared/system-clock.js';
import type { WriterRequest } from './messages.js';
import { openRecordWriter } from './record-writer.js';
import { WriterHost } from './writer-host.js';

/** The thread that writes the log. It ends by itself once it has closed. */
const port = parentPort;
if (!port) {
  throw new Error('The writer of the log is started by EmbeddedEventStore, as a worker thread.');
}
const { path } = workerData as { readonly path: string };
const host = new WriterHost(
  path,
  () => openRecordWriter(path, systemClock),
  (reply) => {
    port.postMessage(reply);
    if (reply.kind === 'closed' || reply.kind === 'failed') {
      port.close();
    }
  },
);
port.on('message', (request: WriterRequest) => host.receive(request));
