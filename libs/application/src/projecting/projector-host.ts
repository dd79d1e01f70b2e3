import { ViewsError, type ViewsWriter } from '@elshi/read-models';
import { Bell } from './bell.js';
import type { LogToProject } from './log-to-project.js';
import type { ProjectorReply, ProjectorRequest } from './messages.js';
import { Projector } from './projector.js';
import { type Projection, projections as allProjections } from '../views/projections.js';
import type { ViewsPlace } from './views-place.js';

/** How long to wait before a fault of the disk is tried again, in milliseconds; the last one over and over. */
const WAITS = [200, 1000, 5000];

/**
 * Runs a {@link Projector}: opens the views, makes them anew when they are of no use, brings them up to the log whenever
 * it has grown, and tries again what failed by the disk. It ends the process for nothing.
 */
export class ProjectorHost {
  readonly #log: LogToProject;
  readonly #place: ViewsPlace;
  readonly #tell: (reply: ProjectorReply) => void;
  readonly #projections: readonly Projection[];
  readonly #bell = new Bell();
  readonly #closing = new AbortController();
  readonly #retries: Extract<ProjectorRequest, { kind: 'retry' }>[] = [];
  #views: ViewsWriter | undefined;
  #failures = 0;
  #swept = false;
  #broken = false;

  constructor(
    log: LogToProject,
    place: ViewsPlace,
    tell: (reply: ProjectorReply) => void,
    projections: readonly Projection[] = allProjections,
  ) {
    this.#log = log;
    this.#place = place;
    this.#tell = tell;
    this.#projections = projections;
    void this.#run();
  }

  receive(request: ProjectorRequest): void {
    if (request.kind === 'close') this.#closing.abort();
    if (request.kind === 'broken') this.#broken = true;
    if (request.kind === 'retry') this.#retries.push(request);
    this.#bell.ring();
  }

  async #run(): Promise<void> {
    let projector: Projector | undefined;
    while (!this.#closing.signal.aborted) {
      try {
        projector ??= await this.#open();
        await this.#catchUp(projector);
        await this.#retry(projector);
        await this.#bell.heard();
      } catch (error) {
        projector = undefined;
        await this.#recover(error);
      }
    }
    try {
      this.#letGo();
    } catch {
      // What did not reach the file is made again from the log.
    }
    this.#tell({ kind: 'closed' });
  }

  /** The views, ready to be brought up to this log; made anew when they were made from another. */
  async #open(): Promise<Projector> {
    this.#views ??= this.#place.openWriter();
    const projector = new Projector(this.#log, this.#views, this.#projections);
    if (await projector.agrees()) {
      this.#tell({ kind: 'opened' });
      return projector;
    }
    this.#discard();
    return this.#open();
  }

  async #catchUp(projector: Projector): Promise<void> {
    if (this.#broken) {
      this.#broken = false;
      throw new ViewsError('Damaged', 'The views are broken.');
    }
    const head = Number((await this.#log.head()).position);
    const progress = ({ position, known }: { readonly position: number; readonly known: number }): void =>
      this.#tell({ kind: 'progress', position, known, total: Math.max(head, position) });
    progress(this.#views?.checkpoint ?? { position: 0, known: 0 });
    await projector.catchUp(progress, this.#closing.signal);
    if (this.#closing.signal.aborted) return;
    this.#failures = 0;
    this.#tell({ kind: 'caught-up' });
    this.#sweepOnce();
  }

  /** Whoever asked is answered once the views hold what came of it. */
  async #retry(projector: Projector): Promise<void> {
    for (let asked = this.#retries[0]; asked !== undefined; asked = this.#retries[0]) {
      if (this.#closing.signal.aborted) return;
      const tried = await projector.retry(asked.selection, this.#closing.signal);
      this.#retries.shift();
      this.#tell({ kind: 'retried', number: asked.number, tried });
    }
  }

  /** Views of other editions are of no more use once these serve. */
  #sweepOnce(): void {
    if (this.#swept) return;
    this.#swept = true;
    try {
      this.#place.sweep();
    } catch {
      // They take up room, and nothing else.
    }
  }

  /** Broken views are made anew; what the disk refused is tried again after a while; anything else waits for the end. */
  async #recover(error: unknown): Promise<void> {
    const lasting = !(error instanceof Error && 'code' in error);
    const broken = error instanceof ViewsError && error.code === 'Damaged';
    if (!broken || this.#failures > 0) {
      // Whoever waits for a retry is told of the fault instead.
      this.#retries.length = 0;
      this.#tell({
        kind: 'fault',
        sentence: error instanceof Error ? error.message : String(error),
        lasting,
      });
    }
    if (lasting) {
      while (!this.#closing.signal.aborted) await this.#bell.heard();
      return;
    }
    const wait = broken && this.#failures === 0 ? 0 : WAITS[Math.min(this.#failures, WAITS.length - 1)];
    this.#failures += 1;
    try {
      if (broken) this.#discard();
      else this.#letGo();
    } catch {
      // It is tried again with everything else.
    }
    await this.#bell.heard(wait);
  }

  #discard(): void {
    try {
      this.#letGo();
    } finally {
      this.#place.discard();
    }
  }

  #letGo(): void {
    const views = this.#views;
    this.#views = undefined;
    views?.close();
  }
}
