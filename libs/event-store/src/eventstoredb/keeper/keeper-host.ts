import { unavailable } from '../../embedded/driver.js';
import { failureOf } from '../../embedded/messages.js';
import { EventStoreError } from '../../errors.js';
import { serverOf } from '../client/connection.js';
import { MirrorWriter } from '../mirror/mirror-writer.js';
import { CallCounter } from './call-counter.js';
import type { KeeperReport, KeeperRequest } from './messages.js';
import { MirrorKeeper, reachOf } from './mirror-keeper.js';
import { Sender } from './sender.js';

/** What a keeper is told at its start. Plain values. */
export interface KeeperData {
  readonly connection: string;
  /** Of the mirror. */
  readonly path: string;
  readonly prefix: string;
}

/**
 * All that talks to the server: keeps the mirror, and makes the calls.
 *
 * Nothing else loads a client. Both packages keep their message classes under the same global names, so that two of them in
 * one thread would spoil each other; and what an error in a client ends is this thread, not the process.
 */
export class KeeperHost {
  readonly #tell: (report: KeeperReport) => void;
  readonly #running: Running | undefined;

  constructor(data: KeeperData, tell: (report: KeeperReport) => void) {
    this.#tell = tell;
    try {
      this.#running = started(data, tell);
    } catch (error) {
      const failure = error instanceof EventStoreError ? error : unavailable(data.path, error);
      tell({ kind: 'failed', failure: failureOf(failure) });
    }
  }

  receive(request: KeeperRequest): void {
    switch (request.kind) {
      case 'calls':
        this.#running?.calls.take(request.calls);
        return;
      case 'check':
        this.#running?.keeper.check(request.position);
        return;
      case 'close':
        void this.#close();
    }
  }

  async #close(): Promise<void> {
    this.#running?.sender.close();
    await this.#running?.keeper.close();
    try {
      this.#running?.writer.close();
    } catch {
      // Whatever the mirror lost here is fetched again.
    }
    this.#tell({ kind: 'closed' });
  }
}

interface Running {
  readonly writer: MirrorWriter;
  readonly sender: Sender;
  readonly calls: CallCounter;
  readonly keeper: MirrorKeeper;
}

function started({ connection, path, prefix }: KeeperData, tell: (report: KeeperReport) => void): Running {
  const { openClient } = serverOf(connection);
  const writer = MirrorWriter.open(path, prefix);
  tell({ kind: 'opened', ...reachOf(writer.end), whole: writer.whole });
  const sender = new Sender(openClient);
  const calls = new CallCounter(sender, (answers) => tell({ kind: 'answers', answers }));
  const keeper = new MirrorKeeper(openClient, writer, prefix, {
    tell,
    recovered: () => sender.reconnect(),
  });
  return { writer, sender, calls, keeper };
}
