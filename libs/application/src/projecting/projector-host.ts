import { ViewsError } from '@elshi/read-models';
import type { Projection } from '../views/projections.js';
import { Bell } from './bell.js';
import { includes, type LogToProject } from './log-to-project.js';
import type { ProjectorReply, ProjectorRequest, ProjectorTask } from './messages.js';
import { newViews, type OpenedViews, openedViews } from './opened-views.js';
import { sentenceOf } from '../sentence.js';
import type { Reached } from './projector.js';
import { settle } from './settling.js';
import { type KeptViews, nextTurn, standInFor, viewsToKeep } from './standing.js';
import { Successor, type SuccessorTask } from './successor.js';
import type { ViewsPlace } from './views-place.js';

/** How long to wait before a fault of the disk is tried again, in milliseconds; the last one over and over. */
const WAITS = [200, 1000, 5000];

/**
 * Runs a projector: opens the views, makes them anew when they are of no use, brings them up to the log whenever it has grown, and
 * tries again what failed by the disk. Started beside another one, it takes that one's place first. It ends the process for nothing.
 */
export class ProjectorHost {
  readonly #log: LogToProject;
  readonly #place: ViewsPlace;
  readonly #tell: (reply: ProjectorReply) => void;
  readonly #task: ProjectorTask;
  readonly #projections: readonly Projection[] | undefined;
  readonly #retries: Extract<ProjectorRequest, { kind: 'retry' }>[] = [];
  readonly #bell = new Bell();
  readonly #closing = new AbortController();
  readonly #stopping: { readonly aborted: boolean };
  readonly #successor: Successor;
  #name: string | undefined;
  #opened: OpenedViews | undefined;
  /** Whether the views have been brought up to the log once. */
  #settled = false;
  #offered = false;
  #failures = 0;
  #broken = false;
  #held = false;
  #replaced = false;

  constructor(
    log: LogToProject,
    place: ViewsPlace,
    tell: (reply: ProjectorReply) => void,
    task: ProjectorTask,
    projections?: readonly Projection[],
  ) {
    this.#log = log;
    this.#place = place;
    this.#tell = tell;
    this.#task = task;
    this.#projections = projections;
    const stops = (): boolean => this.#closing.signal.aborted || this.#held;
    this.#stopping = {
      get aborted() {
        return stops();
      },
    };
    this.#successor = new Successor({ log, place, tell, bell: this.#bell, signal: this.#closing.signal });
    void this.#run();
  }

  receive(request: ProjectorRequest): void {
    switch (request.kind) {
      case 'moved':
        break;
      case 'broken':
        this.#broken = true;
        break;
      case 'retry':
        this.#retries.push(request);
        break;
      case 'hold':
      case 'go-on':
        this.#held = request.kind === 'hold';
        break;
      case 'take-over':
        this.#successor.takeOver(request.position);
        break;
      case 'close':
        this.#replaced = request.replaced;
        this.#closing.abort();
        break;
    }
    this.#bell.ring();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    if (this.#task.kind !== 'keep') await this.#succeed(this.#task);
    while (!signal.aborted) {
      try {
        if (this.#held) await this.#standStill();
        else {
          await this.#catchUp((this.#opened ??= await this.#open()));
          await this.#retry(this.#opened);
          await this.#bell.heard();
        }
      } catch (error) {
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

  /** Takes the place of those that serve; when nothing comes of it, this is the end. */
  async #succeed(task: SuccessorTask): Promise<void> {
    try {
      this.#opened = await this.#successor.succeed(task);
      this.#name = this.#opened.name;
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#tell({ kind: 'failed', sentence: sentenceOf(error) });
      this.#closing.abort();
    }
  }

  /** The views, ready to be brought up to this log; made anew when they are of no use for it. */
  async #open(): Promise<OpenedViews> {
    const kept = this.#place.kept();
    const known = 'name' in this.#task ? this.#task.name : undefined;
    const alone = this.#task.kind === 'keep' && known === undefined && !this.#settled;
    const own = viewsToKeep(kept, this.#place.edition, { name: known, alone });
    if (alone && !this.#offered) {
      this.#offered = true;
      await this.#offer(standInFor(own, kept, this.#place));
    }
    this.#name = own?.name;
    const [log, place, projections] = [this.#log, this.#place, this.#projections];
    const opened = own
      ? await openedViews(log, place, own.name, projections)
      : newViews(log, place, projections);
    if (opened === undefined) {
      this.#discard();
      return this.#open();
    }
    this.#name = opened.name;
    if (own === undefined && !alone) opened.views.stand('serving', nextTurn(kept));
    this.#tell({ kind: 'opened', name: opened.name });
    return opened;
  }

  /** Views of another edition answer meanwhile, if they were made from this log. */
  async #offer(views: KeptViews | undefined): Promise<void> {
    if (views?.checkpoint === undefined || !(await includes(this.#log, views.checkpoint))) return;
    const { position, known } = views.checkpoint;
    this.#tell({ kind: 'stand-in', name: views.name, edition: views.edition, position, known });
  }

  async #catchUp({ views, projector }: OpenedViews): Promise<void> {
    if (this.#broken) {
      this.#broken = false;
      throw new ViewsError('Damaged', 'The views are broken.');
    }
    const head = Number((await this.#log.head()).position);
    const progress = ({ position, known, traced = [] }: Reached): void =>
      this.#tell({ kind: 'progress', position, known, total: Math.max(head, position), traced });
    progress(views.checkpoint ?? { position: 0, known: 0 });
    await projector.catchUp(progress, this.#stopping);
    if (this.#stopping.aborted) return;
    this.#failures = 0;
    if (!this.#settled) settle(this.#place, { name: this.#name!, views }, this.#task);
    this.#settled = true;
    this.#tell({ kind: 'caught-up' });
  }

  /** Whoever asked is answered once the views hold what came of it. */
  async #retry({ projector }: OpenedViews): Promise<void> {
    for (let asked = this.#retries[0]; asked !== undefined; asked = this.#retries[0]) {
      if (this.#stopping.aborted) return;
      const tried = await projector.retry(asked.selection, this.#stopping);
      this.#retries.shift();
      this.#tell({ kind: 'retried', number: asked.number, tried });
    }
  }

  /** Goes no further until it may, and says where it stands. */
  async #standStill(): Promise<void> {
    this.#tell({ kind: 'held', position: this.#opened?.views.checkpoint?.position ?? 0 });
    while (this.#held && !this.#closing.signal.aborted) await this.#bell.heard();
  }

  /** Broken views are made anew; what the disk refused is tried again after a while; anything else waits for the end. */
  async #recover(error: unknown): Promise<void> {
    const lasting = !(error instanceof Error && 'code' in error);
    const broken = error instanceof ViewsError && error.code === 'Damaged';
    if (!broken || this.#failures > 0) {
      // Whoever waits for a retry is told of the fault instead.
      this.#retries.length = 0;
      this.#tell({ kind: 'fault', sentence: sentenceOf(error), lasting });
    }
    while (lasting && !this.#closing.signal.aborted) {
      await this.#bell.heard();
      if (this.#held) await this.#standStill();
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
      if (this.#name !== undefined) this.#place.discard(this.#name);
    }
  }

  #letGo(): void {
    const views = this.#opened?.views;
    this.#opened = undefined;
    try {
      if (this.#replaced) views?.stand('former', views.describe().turn);
    } finally {
      views?.close();
    }
  }
}
