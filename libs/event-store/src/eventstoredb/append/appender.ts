import { EventStoreError, WrongExpectedRevisionError } from '../../errors.js';
import type { Appended } from '../../port.js';
import { uuid } from '../../shared/log-rows.js';
import type { PreparedAppend, PreparedEvent } from '../../shared/prepared-append.js';
import { appended, settledBy, settledByEnd, type Settled } from '../../shared/ruling.js';
import type { WireAppend } from '../client/log-client.js';
import type { MirrorFollower } from '../keeper/mirror-follower.js';
import type { Sent } from '../keeper/sender.js';
import type { Landed, MirrorIndex } from '../mirror/mirror-index.js';
import { newStampId, stampedMetadata } from '../stamp.js';
import type { ClockGuard } from './clock-guard.js';
import { KeyedQueue, type Keys } from './keyed-queue.js';
import { Landing } from './landing.js';

/** How long an answer may take, all tries together, in milliseconds. */
const ANSWER_WITHIN = 5000;
/** What a conflict is told after, at most: the writer should then find what he conflicts with. */
const CONFLICT_SHOWS_WITHIN = 1000;
/** From then on an answer is late, in milliseconds, and the mirror is looked at as well. */
const ANSWERED_WITHIN = 250;
/** From then on it is asked whether the server says anything at all. */
const SURELY_ANSWERED_WITHIN = 1000;
const CLAIMS = 'claims';

/**
 * Appends to the log of a server, by what the mirror holds: it knows the ids and the revisions that the server would not
 * compare. What the mirror does not know yet, the revision that the server is told to expect keeps out.
 */
export class Appender {
  readonly #mirror: MirrorFollower;
  readonly #index: MirrorIndex;
  readonly #prefix: string;
  readonly #clock: ClockGuard;
  readonly #landing: Landing;
  readonly #queue = new KeyedQueue();

  constructor(mirror: MirrorFollower, index: MirrorIndex, clock: ClockGuard, prefix: string) {
    this.#mirror = mirror;
    this.#index = index;
    this.#prefix = prefix;
    this.#clock = clock;
    this.#landing = new Landing(mirror, index);
  }

  append(append: PreparedAppend): Promise<Appended> {
    const until = performance.now() + ANSWER_WITHIN;
    return this.#queue.run(this.#keysOf(append), async () => {
      const landed = this.#landing.landed(append);
      if (landed) {
        return this.#answer(append, '', landed);
      }
      this.insistOnReach();
      const settled = await this.#settled(append, until);
      return settled ? answerOf(settled) : this.#send(append, until);
    });
  }

  /** Resolves when every append that is under way has its answer. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /**
   * Writers to a stream, or with an id, go one after the other: the later ones are judged by what the first has written.
   * A claim goes alone, for its order and the seal count, and so does what must follow another.
   */
  #keysOf({ streams, claimedAt, follows }: PreparedAppend): Keys {
    const ids = streams.flatMap(({ events }) => events.map(({ id }) => `#${id}`));
    const alone = [...ids, ...streams.map(({ stream }) => `@${stream}`)];
    const inTurn = claimedAt !== undefined || follows !== undefined;
    return inTurn ? { alone: [CLAIMS, ...alone] } : { alone, shared: [CLAIMS] };
  }

  /** Fails with `StoreUnavailable` while the mirror is away from the server: then nothing is tried. */
  insistOnReach(): void {
    const { away } = this.#mirror;
    if (away !== undefined) {
      throw new EventStoreError('StoreUnavailable', `Nothing was sent. ${away}`);
    }
  }

  /** What stands against sending the append, by the mirror, brought up to the revision that the writer has seen. */
  async #settled(append: PreparedAppend, until: number): Promise<Settled | undefined> {
    for (const { stream, expected } of append.streams) {
      this.#insistOnStream(stream);
      if (this.#index.revisionOf(stream) < expected) {
        await this.#catchUp(stream, expected, until);
      }
    }
    return settledBy(this.#index, append) ?? settledByEnd(append, this.#mirror.end);
  }

  #insistOnStream(stream: string): void {
    const fault = this.#index.faultOf(stream);
    if (fault) {
      throw fault;
    }
  }

  /** The writer expects more than the mirror holds: he has seen it on another node, or is mistaken. The server knows. */
  async #catchUp(stream: string, expected: number, until: number): Promise<void> {
    const last = await this.#mirror.calls.ask({
      ask: 'last-of',
      stream: this.#prefix + stream,
      within: until - performance.now(),
    });
    if (last && last.revision >= expected) {
      await this.#mirror.reaches(last.position, until);
      if (this.#index.revisionOf(stream) < expected) {
        throw new EventStoreError(
          'StoreUnavailable',
          `Nothing was sent: the mirror is behind stream ${stream}.`,
        );
      }
    }
  }

  async #send(append: PreparedAppend, until: number): Promise<Appended> {
    const { known } = this.#mirror.end;
    const { claimedAt, notBefore = 0 } = append;
    const recordedAt =
      claimedAt === undefined
        ? this.#clock.recordingTime(Math.max(known, notBefore - 1))
        : Math.max(claimedAt, known + 1);
    const stamp = newStampId();
    const appends = this.#wireAppends(append, stampedMetadata(append, stamp, recordedAt));
    const began = this.#clock.now();
    const sent = await this.#outcome(append, appends, until);
    switch (sent.kind) {
      case 'deleted':
        throw deleted(append.streams.map(({ stream }) => stream).join(', '));
      case 'wrong-revision':
        return this.#answer(append, stamp, await this.#conflicting(append, sent, until));
      case 'written': {
        const answered = this.#clock.now();
        const landed = await this.#landing.comesBack(append, sent.position, until);
        if (landed.stamp === stamp) {
          this.#clock.sawOwn(landed.created * 1000, began, answered);
        }
        return this.#answer(append, stamp, landed);
      }
    }
  }

  #answer(append: PreparedAppend, stamp: string, { stamp: found, appendEnd, known }: Landed): Appended {
    const outcome = found === stamp ? 'created' : 'replayed';
    return appended(append, outcome, { position: appendEnd, known });
  }

  /** What the server says, or what the mirror shows: where the answer was lost, the subscription brings the append. */
  #outcome(append: PreparedAppend, appends: readonly WireAppend[], until: number): Promise<Sent> {
    return new Promise((resolve, reject) => {
      let awaited = true;
      const look = async (): Promise<void> => {
        if (await this.#landing.appears(append, until, () => awaited)) {
          resolve({ kind: 'written' });
        }
      };
      const late = setTimeout(() => void look().catch(reject), ANSWERED_WITHIN);
      const tooLate = setTimeout(() => this.#mirror.check(0), SURELY_ANSWERED_WITHIN);
      const call = { ask: 'append', appends, within: until - performance.now() } as const;
      const answered = this.#mirror.calls.ask(call).finally(() => {
        awaited = false;
        clearTimeout(late);
        clearTimeout(tooLate);
      });
      answered.then(resolve, reject);
    });
  }

  #wireAppends(
    { streams }: PreparedAppend,
    metadata: ReadonlyMap<PreparedEvent, string>,
  ): readonly WireAppend[] {
    return streams.map(({ stream, expected, events }) => ({
      stream: this.#prefix + stream,
      expected,
      events: events.map((event) => {
        const { id, type, data } = event;
        return { id: uuid(id), type, data, metadata: metadata.get(event) ?? '{}' };
      }),
    }));
  }

  /** The server says that the stream stands elsewhere. The mirror may know that this very append has moved it. */
  async #conflicting(
    append: PreparedAppend,
    { stream, actual }: Extract<Sent, { kind: 'wrong-revision' }>,
    until: number,
  ): Promise<Landed> {
    const soon = Math.min(until, performance.now() + CONFLICT_SHOWS_WITHIN);
    const [conflicting] = append.streams.filter(
      (each) => stream === undefined || this.#prefix + each.stream === stream,
    );
    const { stream: name, expected } = conflicting ?? { stream: stream ?? '', expected: -1 };
    const shown = (): boolean => this.#index.revisionOf(name) >= (actual ?? expected + 1);
    while (!shown() && performance.now() < soon) {
      await this.#mirror.news(soon);
    }
    const landed = this.#landing.landed(append);
    if (landed) {
      return landed;
    }
    const settled = settledBy(this.#index, append);
    throw settled?.kind === 'refused'
      ? settled.error
      : new WrongExpectedRevisionError(name, asRevision(expected), asRevision(actual ?? -1));
  }
}

function answerOf(settled: Settled): Appended {
  if (settled.kind === 'refused') {
    throw settled.error;
  }
  return settled.appended;
}

function deleted(streams: string): EventStoreError {
  return new EventStoreError('StreamDeleted', `Stream ${streams} was deleted on the server of the log.`);
}

function asRevision(revision: number): 'none' | number {
  return revision < 0 ? 'none' : revision;
}
