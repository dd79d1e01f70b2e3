import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreError } from '../../errors.js';
import { failureOf, type Failure } from '../client/failure.js';
import type { LogClient, OpenClient, WireAppend } from '../client/log-client.js';
import { Gate } from './gate.js';

/** Calls at a time on a connection: a server takes 100, and leaves the others without a word. */
const CALLS_AT_A_TIME = 64;
/** How long one call may take, in milliseconds. */
const CALL_WITHIN = 2500;
/** The least time that is left for another try. */
const LEAST = 50;
const FIRST_WAIT = 25;
const LONGEST_WAIT = 400;

/** What became of an append that was sent. */
export type Sent =
  /** It stands in the log, from this try or from one before. */
  | { readonly kind: 'written'; readonly position?: number }
  | Extract<Failure, { kind: 'wrong-revision' | 'deleted' }>;

/** The last event of a stream, as the server has it. */
export interface StreamEnd {
  readonly revision: number;
  readonly position: number;
}

/**
 * Sends appends until it is known what became of them, or the time is over.
 *
 * The same ids at the same expected revision are taken once, so an append whose answer was lost is sent again as it was.
 */
export class Sender {
  readonly #open: OpenClient;
  readonly #gate = new Gate(CALLS_AT_A_TIME);
  #client: Promise<LogClient> | undefined;

  constructor(open: OpenClient) {
    this.#open = open;
  }

  /** Appends to a stream, or to several where the server can; what is said of it is known, or it fails with a code of ours. */
  async append(appends: readonly WireAppend[], within: number): Promise<Sent> {
    const until = performance.now() + within;
    let uncertain: Extract<Failure, { sentence: string }> | undefined;
    for (let tries = 0; ; tries += 1) {
      const outcome = await this.#gate.run(() => this.#try(appends, until));
      switch (outcome.kind) {
        case 'written':
        case 'wrong-revision':
        case 'deleted':
          return outcome;
        case 'too-large':
          throw tooLarge();
        case 'refused':
          throw uncertain ? noAnswer(uncertain) : refused(outcome.sentence);
        case 'unknown':
          uncertain = outcome;
          break;
        case 'not-sent':
          break;
      }
      const wait = waitAfter(tries);
      if (performance.now() + wait + LEAST > until) {
        throw uncertain ? noAnswer(uncertain) : unreachable(outcome.sentence);
      }
      await sleep(wait);
    }
  }

  /** The last event of a stream; nothing when it has none. */
  async lastOf(stream: string, within: number): Promise<StreamEnd | undefined> {
    const until = performance.now() + within;
    try {
      const client = await this.#connected();
      const last = await this.#gate.run(() => client.lastOf(stream, callTime(until)));
      return last && { revision: Number(last.revision), position: Number(last.commit) };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'deleted') {
        throw new EventStoreError('StreamDeleted', `Stream ${stream} was deleted on the server of the log.`);
      }
      throw unreachable('sentence' in failure ? failure.sentence : failure.kind);
    }
  }

  /** Whether the server appends to several streams at once. */
  async appendsTogether(within: number): Promise<boolean> {
    return (await this.#connected()).appendsTogether(within).catch(() => false);
  }

  /** Begins with new connections. */
  reconnect(): void {
    this.close();
  }

  close(): void {
    this.#client?.then((client) => client.close()).catch(() => undefined);
    this.#client = undefined;
  }

  async #try(
    appends: readonly WireAppend[],
    until: number,
  ): Promise<Failure | { readonly kind: 'written'; readonly position?: number }> {
    const deadline = callTime(until);
    if (deadline < LEAST) {
      return { kind: 'not-sent', sentence: 'Too much was waiting to be sent.' };
    }
    try {
      const client = await this.#connected();
      const [only, ...others] = appends;
      const position =
        only && others.length === 0
          ? await client.append(only, deadline)
          : await client.appendTogether(appends, deadline);
      // Of an append that was known already, some servers say a position that is none.
      const whole = position !== undefined && Number.isSafeInteger(Number(position));
      return { kind: 'written', ...(whole && { position: Number(position) }) };
    } catch (error) {
      return failureOf(error);
    }
  }

  #connected(): Promise<LogClient> {
    this.#client ??= this.#open().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }
}

function callTime(until: number): number {
  return Math.min(CALL_WITHIN, until - performance.now());
}

function waitAfter(tries: number): number {
  return Math.min(FIRST_WAIT * 2 ** Math.min(tries, 10), LONGEST_WAIT) * (0.5 + Math.random() / 2);
}

function tooLarge(): EventStoreError {
  return new EventStoreError('AppendTooLarge', 'The append is larger than the server of the log takes.');
}

function refused(sentence: string): EventStoreError {
  return new EventStoreError('StoreUnavailable', `Nothing was written. ${sentence}`);
}

function noAnswer({ sentence }: { readonly sentence: string }): EventStoreError {
  return new EventStoreError(
    'Timeout',
    `The log did not say what became of the append: ask again with the same ids. ${sentence}`,
  );
}

function unreachable(sentence: string): EventStoreError {
  return new EventStoreError('StoreUnavailable', `Nothing was written, the log is out of reach. ${sentence}`);
}
