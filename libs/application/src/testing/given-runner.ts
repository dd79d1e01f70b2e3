import type { Row, RowQuery, ViewsReader } from '@elshi/read-models';
import { KeptProgress } from '../progress.js';
import type { ProjectorReply, ProjectorRequest, ProjectorTask } from '../projecting/messages.js';
import type { ProjectorListener } from '../projecting/projector-channel.js';
import { ViewsRunner } from '../projecting/views-runner.js';
import { withViews } from '../reading/officer-lines.js';

export const query: RowQuery = { table: 'officers', where: [], order: [], limit: 1 };
export const own = { kind: 'opened', name: 'own' } as const;
export const caughtUp = { kind: 'caught-up' } as const;
export const reached = { kind: 'progress', position: 7, known: 70, total: 9 } as const;

/** A reader of rows, with nothing parked. */
export function readingOf(rows: ViewsReader['rows']): Readonly<Pick<ViewsReader, keyof ViewsReader>> {
  return {
    rows,
    counts: () => Promise.resolve([]),
    parked: () => Promise.resolve({ items: [], total: 0 }),
    parkedCounts: () => Promise.resolve(new Map<string, number>()),
    close: () => undefined,
  };
}

/** A runner whose projectors are the test. */
export function given(openReader?: (name: string) => ViewsReader) {
  const asked: ProjectorRequest[] = [];
  const tasks: ProjectorTask[] = [];
  const faults: string[] = [];
  const closed: string[] = [];
  const progress = new KeptProgress();
  const listeners: ProjectorListener[] = [];
  const reader = (name: string): ViewsReader => {
    const reading = readingOf(() => Promise.resolve([{ stream: name }]));
    return { ...reading, close: () => void closed.push(name) };
  };
  const start = (listening: ProjectorListener, task: ProjectorTask) => {
    listeners.push(listening);
    tasks.push(task);
    return { post: (request: ProjectorRequest) => void asked.push(request) };
  };
  const place = {
    edition: 'now',
    openReader: ({ name }: { readonly name: string }) => (openReader ?? reader)(name),
  };
  let stirred = 0;
  const told = {
    fault: (sentence: string) => void faults.push(sentence),
    stirs: () => void (stirred += 1),
  };
  const runner = new ViewsRunner(start, place, progress, told, [0, 1]);
  const say = (...replies: readonly ProjectorReply[]): void =>
    replies.forEach((reply) => listeners.at(-1)!.replied(reply));
  const rows = (): Promise<readonly Row[]> => withViews(runner, (views) => views.rows(query));
  const signs = (): number => stirred;
  return { runner, progress, start, asked, tasks, faults, closed, listeners, say, rows, signs };
}

/** Resolves once the condition holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}
