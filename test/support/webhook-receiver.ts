import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a receiver was sent. */
export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly subject: string;
    readonly position: string;
    readonly revision: number;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** How it answers: with a status, after a while, never, or by breaking the connection off. */
export interface Reaction {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly after?: number;
  readonly never?: boolean;
  readonly broken?: boolean;
}

/** A receiver of webhooks on the loopback interface, that can be stopped and started again at its port. */
export class Receiver {
  /** Everything that it was sent, also what it did not take. */
  readonly received: Received[] = [];
  /** What it took. */
  readonly taken: Received[] = [];
  react: (received: Received) => Reaction = () => ({});
  /** The most requests that were open at once. */
  most = 0;
  #open = 0;
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      this.#open += 1;
      this.most = Math.max(this.most, this.#open);
      response.once('close', () => (this.#open -= 1));
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => this.#answer(request.headers, Buffer.concat(parts).toString(), response));
    });
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Goes at once, whatever it was answering. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #answer(headers: IncomingHttpHeaders, text: string, response: ServerResponse): void {
    const received = { id: String(headers['webhook-id']), headers, text, event: JSON.parse(text) as never };
    this.received.push(received);
    const { status = 204, headers: more = {}, body, after = 0, never, broken } = this.react(received);
    if (never) return;
    if (broken) return void response.socket?.destroy();
    if (status < 300) this.taken.push(received);
    setTimeout(() => response.writeHead(status, more).end(body), after);
  }
}

/** Waits until something holds; fails the test with what was found when it does not within so many milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, within = 20_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come to that within ${within} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Of each subject, the revisions in the order in which they were taken, each told once. */
export function revisionsTaken({ taken }: Receiver): Readonly<Record<string, readonly number[]>> {
  const found: Record<string, number[]> = {};
  for (const { event } of taken) {
    const revisions = (found[event.subject] ??= []);
    if (!revisions.includes(event.revision)) revisions.push(event.revision);
  }
  return found;
}
