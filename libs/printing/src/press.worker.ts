import { parentPort } from 'node:worker_threads';
import type { PressJob, PressReply } from './press.js';
import { recordPdf } from './record-pdf.js';

/** The thread that makes PDFs, one after another. */
const port = parentPort;
if (!port) throw new Error('The press is started by Press, as a worker thread.');

let last: Promise<void> = Promise.resolve();
port.on('message', (job: PressJob) => {
  last = last.then(async () => port.postMessage(await replyTo(job)));
});

async function replyTo({ number, record, language }: PressJob): Promise<PressReply> {
  try {
    return { number, bytes: await recordPdf(record, language) };
  } catch (error) {
    return { number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
