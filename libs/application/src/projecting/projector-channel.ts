import { Worker } from 'node:worker_threads';
import type { Projection } from '../views/projections.js';
import type { LogToProject } from './log-to-project.js';
import type { ProjectorReply, ProjectorRequest, ProjectorTask } from './messages.js';
import { ProjectorHost } from './projector-host.js';
import { readAloud } from './read-aloud.js';
import type { ViewsPlace } from './views-place.js';

/** How requests reach the projector. */
export interface ProjectorChannel {
  post(request: ProjectorRequest): void;
}

/** Whom a projector reports to. `ended` comes once, after its last reply or without one when it died. */
export interface ProjectorListener {
  replied(reply: ProjectorReply): void;
  ended(cause?: unknown): void;
}

/** Starts a projector that reports to the listener. */
export type StartProjector = (listener: ProjectorListener, task: ProjectorTask) => ProjectorChannel;

/** What the thread of a projector is told at its start. */
export interface ProjectorData {
  readonly logPath: string;
  readonly folder: string;
  readonly edition: string;
  readonly task: ProjectorTask;
}

/** A projector in a thread of its own, over files. Works from compiled files only. */
export function threadedProjector(files: Omit<ProjectorData, 'task'>): StartProjector {
  return (listener, task) => {
    const entry = new URL('./projector.worker.js', import.meta.url);
    // Options of the main program, such as --input-type, would be taken for the worker's.
    const workerData: ProjectorData = { ...files, task };
    const worker = new Worker(entry, { workerData, execArgv: [] });
    let cause: unknown;
    worker.on('message', (reply: ProjectorReply) => listener.replied(reply));
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => listener.ended(cause));
    // What it keeps can be made again: it does not keep the process alive, but for finishing.
    worker.unref();
    return {
      post: (request) => {
        if (request.kind === 'close') worker.ref();
        worker.postMessage(request);
      },
    };
  };
}

/** The same projector in this thread: over a log in memory, and where there are no compiled files. */
export function localProjector(
  log: LogToProject,
  place: ViewsPlace,
  projections?: readonly Projection[],
): StartProjector {
  return (listener, task) => {
    const read = readAloud(log, () => listener.replied({ kind: 'reading' }));
    const tell = (reply: ProjectorReply): void => {
      listener.replied(reply);
      if (reply.kind === 'closed') listener.ended();
    };
    const host = new ProjectorHost(read, place, tell, task, projections);
    return { post: (request) => host.receive(request) };
  };
}
