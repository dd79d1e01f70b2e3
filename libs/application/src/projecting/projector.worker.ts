import { parentPort, workerData } from 'node:worker_threads';
import { EmbeddedLogReader } from '@elshi/event-store';
import type { ProjectorReply, ProjectorRequest } from './messages.js';
import type { ProjectorData } from './projector-channel.js';
import { ProjectorHost } from './projector-host.js';
import { readAloud } from './read-aloud.js';
import { ViewsInFolder } from './views-place.js';

/** The thread that keeps the views. It reads the log beside the writer, and ends by itself once it has closed. */
const port = parentPort;
if (!port) {
  throw new Error('The projector is started by the application, as a worker thread.');
}
const { logPath, folder, edition, task } = workerData as ProjectorData;
const log = EmbeddedLogReader.open(logPath);
const tell = (reply: ProjectorReply): void => {
  port.postMessage(reply);
  if (reply.kind === 'closed') {
    port.close();
    void log.close();
  }
};
const read = readAloud(log, () => port.postMessage({ kind: 'reading' }));
const host = new ProjectorHost(read, new ViewsInFolder(folder, edition), tell, task);
port.on('message', (request: ProjectorRequest) => host.receive(request));
