import { Worker } from 'node:worker_threads';
import { KeeperHost, type KeeperData } from './keeper-host.js';
import type { KeeperReport, KeeperRequest } from './messages.js';

/** How requests reach a keeper. */
export interface KeeperChannel {
  post(request: KeeperRequest): void;
  /** Whether the keeper keeps the process alive. */
  hold(busy: boolean): void;
}

/** Whom a keeper reports to. `ended` comes once, after its last report or without one when it died. */
export interface KeeperListener {
  reported(report: KeeperReport): void;
  ended(cause?: unknown): void;
}

/** Starts a keeper that reports to the listener. */
export type StartKeeper = (listener: KeeperListener) => KeeperChannel;

/** A keeper in a thread of its own. Works from compiled files only. */
export function threadedKeeper(workerData: KeeperData): StartKeeper {
  return (listener) => {
    const entry = new URL('./mirror-keeper.worker.js', import.meta.url);
    // Options of the main program, such as --input-type, would be taken for the worker's.
    const worker = new Worker(entry, { workerData, execArgv: [] });
    let cause: unknown;
    worker.on('message', (report: KeeperReport) => listener.reported(report));
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => listener.ended(cause));
    return {
      post: (request) => worker.postMessage(request),
      hold: (busy) => (busy ? worker.ref() : worker.unref()),
    };
  };
}

/** The same keeper in this thread: where there are no compiled files. */
export function localKeeper(data: KeeperData): StartKeeper {
  return (listener) => {
    const host = new KeeperHost(data, (report) => {
      // As from another thread: never while the listener is still being made.
      setImmediate(() => {
        listener.reported(report);
        if (report.kind === 'closed' || report.kind === 'failed') {
          listener.ended();
        }
      });
    });
    return { post: (request) => host.receive(request), hold: () => undefined };
  };
}
