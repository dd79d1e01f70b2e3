import type { ProjectorReply, ProjectorRequest, ProjectorTask } from './messages.js';
import type { ProjectorChannel, ProjectorListener, StartProjector } from './projector-channel.js';

/** A projector that was started: what is asked of it, and who hears it, which may become somebody else. */
export class StartedProjector {
  /** Resolves once it has ended, however. */
  readonly ended: Promise<void>;
  #listener: ProjectorListener;
  readonly #channel: ProjectorChannel;
  #closing = false;
  #gone = false;

  constructor(start: StartProjector, task: ProjectorTask, listener: ProjectorListener) {
    this.#listener = listener;
    let end = (): void => undefined;
    this.ended = new Promise((resolve) => (end = resolve));
    this.#channel = start(
      {
        replied: (reply: ProjectorReply) => this.#listener.replied(reply),
        ended: (cause) => {
          this.#gone = true;
          this.#listener.ended(cause);
          end();
        },
      },
      task,
    );
  }

  /** From now on it reports to this one. */
  reportTo(listener: ProjectorListener): void {
    this.#listener = listener;
  }

  post(request: Exclude<ProjectorRequest, { readonly kind: 'close' }>): void {
    if (!this.#gone && !this.#closing) this.#channel.post(request);
  }

  /** Lets it finish its batch and let go of its views, which others may have `replaced`. Resolves at its end. */
  close(replaced = false): Promise<void> {
    if (!this.#closing && !this.#gone) this.#channel.post({ kind: 'close', replaced });
    this.#closing = true;
    return this.ended;
  }
}
