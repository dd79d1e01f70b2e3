import { notYet, type ProblemError } from '../problem.js';
import { pathOf, type Request, type Server } from './fastify.js';

/** Whoever watches the service is answered to the end. */
const WATCHED: ReadonlySet<string> = new Set(['/health/live', '/metrics']);

/** How a service stops: what is under way is finished, and what comes meanwhile is told to ask elsewhere, or later. */
export class Stopping {
  readonly #underWay = new Set<Request>();
  #begun = false;
  #finished: () => void = () => undefined;

  /** Follows every request of a server from its first line to the end of its answer. */
  watch(server: Server): void {
    server.addHook('onRequest', async (request, reply) => {
      if (this.#begun && !WATCHED.has(pathOf(request.url))) {
        void reply.header('connection', 'close');
        throw isStopping();
      }
      this.#underWay.add(request);
    });
    server.addHook('onResponse', async (request) => {
      this.#underWay.delete(request);
      if (this.#underWay.size === 0) this.#finished();
    });
  }

  /** From now on nothing is taken. Resolves when all that was under way is answered, or after so many milliseconds. */
  async begin(atMost: number): Promise<void> {
    this.#begun = true;
    if (this.#underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, atMost);
      this.#finished = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function isStopping(): ProblemError {
  return notYet(
    'STOPPING',
    'The service is stopping: nothing was taken. Ask another node, or again in a moment.',
  );
}
