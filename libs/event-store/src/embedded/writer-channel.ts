import { Worker } from 'node:worker_threads';
import type { Micros } from '../port.js';
import type { WriterReply, WriterRequest } from './messages.js';
import { WriterHost } from './writer-host.js';

/** How requests reach the writer. */
export interface WriterChannel {
  post(request: WriterRequest): void;
  /** Whether the writer keeps the process alive. */
  hold(busy: boolean): void;
}

/** Whom a writer reports to. `ended` comes once, after its last reply or without one when it died. */
export interface WriterListener {
  replied(reply: WriterReply): void;
  ended(cause?: unknown): void;
}

/** Starts a writer that reports to the listener. */
export type StartWriter = (listener: WriterListener) => WriterChannel;

/** A writer in a thread of its own. Works from compiled files only. */
export function threadedWriter(path: string): StartWriter {
  return (listener) => {
    const entry = new URL('./log-writer.worker.js', import.meta.url);
    // Options of the main program, such as --input-type, would be taken for the worker's.
    const worker = new Worker(entry, { workerData: { path }, execArgv: [] });
    let cause: unknown;
    worker.on('message', (reply: WriterReply) => listener.replied(reply));
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => listener.ended(cause));
    return {
      post: (request) => worker.postMessage(request),
      hold: (busy) => (busy ? worker.ref() : worker.unref()),
    };
  };
}

/** The same writer in this thread: for a clock of one's own, and where there are no compiled files. */
export function localWriter(path: string, clock: () => Micros): StartWriter {
  return (listener) => {
    const host = new WriterHost(path, clock, (reply) => {
      listener.replied(reply);
      if (reply.kind === 'closed' || reply.kind === 'failed') {
        listener.ended();
      }
    });
    return { post: (request) => host.receive(request), hold: () => undefined };
  };
}
