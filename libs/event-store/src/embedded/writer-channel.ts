import { Worker } from 'node:worker_threads';
import type { PreparedAppend } from '../shared/prepared-append.js';
import type { AppendAnswer, WriterReply, WriterRequest } from './messages.js';
import { WriterHost, type GroupWriter } from './writer-host.js';

/** How requests reach the writer. */
export interface WriterChannel<Append = PreparedAppend> {
  post(request: WriterRequest<Append>): void;
  /** Whether the writer keeps the process alive. */
  hold(busy: boolean): void;
}

/** Whom a writer reports to. `ended` comes once, after its last reply or without one when it died. */
export interface WriterListener<Result = AppendAnswer> {
  replied(reply: WriterReply<Result>): void;
  ended(cause?: unknown): void;
}

/** Starts a writer that reports to the listener. */
export type StartWriter<Append = PreparedAppend, Result = AppendAnswer> = (
  listener: WriterListener<Result>,
) => WriterChannel<Append>;

/** A writer in a thread of its own, which runs the file `entry`. Works from compiled files only. */
export function threadedWriter<Append, Result>(path: string, entry: URL): StartWriter<Append, Result> {
  return (listener) => {
    // Options of the main program, such as --input-type, would be taken for the worker's.
    const worker = new Worker(entry, { workerData: { path }, execArgv: [] });
    let cause: unknown;
    worker.on('message', (reply: WriterReply<Result>) => listener.replied(reply));
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => listener.ended(cause));
    return {
      post: (request) => worker.postMessage(request),
      hold: (busy) => (busy ? worker.ref() : worker.unref()),
    };
  };
}

/** The same writer in this thread: for a clock of one's own, and where there are no compiled files. */
export function localWriter<Append extends { readonly bytes: number }, Result>(
  path: string,
  open: () => GroupWriter<Append, Result>,
): StartWriter<Append, Result> {
  return (listener) => {
    const host = new WriterHost(path, open, (reply) => {
      listener.replied(reply);
      if (reply.kind === 'closed' || reply.kind === 'failed') {
        listener.ended();
      }
    });
    return { post: (request) => host.receive(request), hold: () => undefined };
  };
}
