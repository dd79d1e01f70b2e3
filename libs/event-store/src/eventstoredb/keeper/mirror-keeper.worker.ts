import { parentPort, workerData } from 'node:worker_threads';
import { KeeperHost, type KeeperData } from './keeper-host.js';
import type { KeeperRequest } from './messages.js';

/** The thread that keeps the mirror. It ends by itself once it has closed. */
const port = parentPort;
if (!port) {
  throw new Error('The keeper of a mirror is started by EventStoreDbEventStore, as a worker thread.');
}
const host = new KeeperHost(workerData as KeeperData, (report) => {
  port.postMessage(report);
  if (report.kind === 'closed' || report.kind === 'failed') {
    port.close();
  }
});
port.on('message', (request: KeeperRequest) => host.receive(request));
