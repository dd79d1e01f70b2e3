import type { LogToProject } from '../projecting/log-to-project.js';
import type { ProjectorReply, ProjectorRequest, ProjectorTask } from '../projecting/messages.js';
import type { ParkedSelection } from '../projecting/parking.js';
import { ProjectorHost } from '../projecting/projector-host.js';
import type { ViewsPlace } from '../projecting/views-place.js';
import type { Projection } from '../views/projections.js';

/** A host under test, and what it has said. */
export class Hosted {
  static readonly #running: Hosted[] = [];

  /** Closes every host that is running. */
  static async closeAll(): Promise<void> {
    await Promise.all(Hosted.#running.splice(0).map((host) => host.close()));
  }

  #ended = false;
  readonly replies: ProjectorReply[] = [];
  readonly #host: ProjectorHost;
  #heard: () => void = () => undefined;

  constructor(
    log: LogToProject,
    place: ViewsPlace,
    task: ProjectorTask = { kind: 'keep' },
    projections?: readonly Projection[],
  ) {
    const tell = (reply: ProjectorReply): void => {
      this.replies.push(reply);
      this.#ended ||= reply.kind === 'closed';
      this.#heard();
    };
    this.#host = new ProjectorHost(log, place, tell, task, projections);
    Hosted.#running.push(this);
  }

  /** What was said up to the first word of this kind, that included; what came before is not said again. */
  async until(kind: ProjectorReply['kind']): Promise<readonly ProjectorReply[]> {
    for (;;) {
      const at = this.replies.findIndex((reply) => reply.kind === kind);
      if (at >= 0) return this.replies.splice(0, at + 1);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  ask(request: ProjectorRequest): void {
    this.#host.receive(request);
  }

  broken(): void {
    this.ask({ kind: 'broken' });
  }

  moved(): void {
    this.ask({ kind: 'moved' });
  }

  retry(number: number, selection: ParkedSelection = {}): void {
    this.ask({ kind: 'retry', number, selection });
  }

  async close(replaced = false): Promise<void> {
    this.ask({ kind: 'close', replaced });
    while (!this.#ended) await new Promise<void>((resolve) => (this.#heard = resolve));
  }
}
