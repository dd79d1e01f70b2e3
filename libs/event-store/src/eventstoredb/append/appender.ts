import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreError } from '../../errors.js';
import type { Appended } from '../../port.js';
import type { PreparedAppend } from '../../shared/prepared-append.js';
import { appended, settledBy, settledByEnd, type Settled } from '../../shared/ruling.js';
import type { MirrorFollower } from '../keeper/mirror-follower.js';
import type { Sent } from '../keeper/sender.js';
import type { Landed, MirrorIndex } from '../mirror/mirror-index.js';
import { newStampId, stampedMetadata } from '../stamp.js';
import type { ClockGuard } from './clock-guard.js';
import { KeyedQueue, type Keys } from './keyed-queue.js';
import { Landing } from './landing.js';
import { Outcomes } from './outcomes.js';
import { Reservations } from './reservations.js';
import { toSend } from './to-send.js';
import { SeveralStreams, type SentToSeveral } from './several-streams.js';

/** How long an answer may take, all tries together, in milliseconds. */
const ANSWER_WITHIN = 5000;
/** Pauses before another try, in milliseconds: the first, and the longest. */
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 400;
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
  readonly #outcomes: Outcomes;
  readonly #reservations: Reservations;
  readonly #several: SeveralStreams;
  readonly #queue = new KeyedQueue();

  constructor(mirror: MirrorFollower, index: MirrorIndex, clock: ClockGuard, prefix: string) {
    this.#mirror = mirror;
    this.#index = index;
    this.#prefix = prefix;
    this.#clock = clock;
    this.#landing = new Landing(mirror, index);
    this.#outcomes = new Outcomes(mirror, index, this.#landing, prefix);
    this.#reservations = new Reservations(mirror, index, prefix, () => clock.now().clock);
    this.#several = new SeveralStreams(mirror, index, prefix, clock, this.#reservations);
  }

  append(append: PreparedAppend): Promise<Appended> {
    const until = performance.now() + ANSWER_WITHIN;
    return this.#queue.run(this.#keysOf(append), async () => {
      for (let tries = 1; ; tries += 1) {
        const landed = this.#landing.landed(append);
        if (landed) {
          return this.#answer(append, '', landed);
        }
        this.insistOnReach();
        const settled = await this.#settled(append, until);
        const appended = settled ? answerOf(settled) : await this.#send(append, until);
        if (appended) {
          return appended;
        }
        await pause(append, tries, until);
      }
    });
  }

  /** Looks after nothing any more; resolves when every append that is under way has its answer. */
  close(): Promise<void> {
    this.#reservations.close();
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
      await this.#reservations.settled(stream, until);
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
    if (last && !(await this.#mirror.reaches(last.position, until))) {
      throw new EventStoreError(
        'StoreUnavailable',
        `Nothing was sent: the mirror is behind stream ${stream}.`,
      );
    }
  }

  /** What became of it; nothing when it was not written though nothing stands against it any more. */
  async #send(append: PreparedAppend, until: number): Promise<Appended | undefined> {
    const onServer = this.#onServer(append);
    if (!onServer) {
      return undefined;
    }
    const began = this.#clock.now();
    const sent =
      append.streams.length === 1 || this.#mirror.appendsTogether
        ? await this.#sendAtOnce(append, onServer, until)
        : await this.#several.append(append, onServer, until, (whole) =>
            this.#outcomes.of(append, [whole], until),
          );
    switch (sent.kind) {
      case 'deleted':
        throw deleted(append.streams.map(({ stream }) => stream).join(', '));
      case 'wrong-revision':
        return this.#answered(append, await this.#outcomes.conflicting(append, sent, onServer, until));
      case 'settled-before':
        return this.#answered(append, await this.#settledBefore(append, sent, until));
      case 'written': {
        const answered = this.#clock.now();
        const landed = await this.#landing.comesBack(append, sent.position, until);
        if (landed.stamp === sent.attempt) {
          this.#clock.sawOwn(landed.created * 1000, began, answered);
        }
        return this.#answer(append, sent.attempt, landed);
      }
    }
  }

  /** Where its streams end on the server; nothing when one of them is not where it is expected any more. */
  #onServer({ streams }: PreparedAppend): ReadonlyMap<string, number> | undefined {
    const standings = streams.map(({ stream, expected }) => {
      const standing = this.#index.standingOf(stream);
      return { stream, ...standing, isExpected: standing.revision === expected && !standing.reserved };
    });
    return standings.every(({ isExpected }) => isExpected)
      ? new Map(standings.map(({ stream, onServer }) => [stream, onServer]))
      : undefined;
  }

  async #sendAtOnce(
    append: PreparedAppend,
    onServer: ReadonlyMap<string, number>,
    until: number,
  ): Promise<SentAtOnce> {
    const { claimedAt, notBefore = 0 } = append;
    const { known } = this.#mirror.end;
    const recordedAt =
      claimedAt === undefined
        ? this.#clock.recordingTime(Math.max(known, notBefore - 1))
        : Math.max(claimedAt, known + 1);
    const attempt = newStampId();
    const metadata = stampedMetadata(append, attempt, recordedAt);
    const appends = append.streams.map(({ stream, events }) => ({
      stream: this.#prefix + stream,
      expected: onServer.get(stream) ?? -1,
      events: toSend(events, metadata),
    }));
    return { ...(await this.#outcomes.of(append, appends, until)), attempt };
  }

  #answered(append: PreparedAppend, landed: Landed | undefined): Appended | undefined {
    return landed && this.#answer(append, '', landed);
  }

  #answer(append: PreparedAppend, stamp: string, { stamp: found, appendEnd, known }: Landed): Appended {
    const outcome = found === stamp ? 'created' : 'replayed';
    return appended(append, outcome, { position: appendEnd, known });
  }

  /** Something stands where the whole was to be written: it may be this very append, or another one, or nothing but a release. */
  async #settledBefore(
    append: PreparedAppend,
    { reservation: { order, after } }: Extract<SentToSeveral, { kind: 'settled-before' }>,
    until: number,
  ): Promise<Landed | undefined> {
    await this.#reservations.shows(order, after, until);
    return this.#landing.landed(append);
  }
}

/** What became of an append that was sent as it is, with what it was marked. */
type SentAtOnce = Sent & { readonly attempt: string };

function answerOf(settled: Settled): Appended {
  if (settled.kind === 'refused') {
    throw settled.error;
  }
  return settled.appended;
}

/**
 * Waits before another try, longer from try to try and never just as long as others do: of two orders that keep each other from some of
 * their streams one is then alone. `StoreUnavailable` where there is no time left.
 */
async function pause({ streams }: PreparedAppend, tries: number, until: number): Promise<void> {
  const wait = Math.min(FIRST_PAUSE * 2 ** Math.min(tries, 10), LONGEST_PAUSE) * Math.random();
  if (performance.now() + wait >= until) {
    const names = streams.map(({ stream }) => stream).join(', ');
    throw new EventStoreError(
      'StoreUnavailable',
      `Nothing was written: others reserve ${names} all the time.`,
    );
  }
  await sleep(wait);
}

function deleted(streams: string): EventStoreError {
  return new EventStoreError('StreamDeleted', `Stream ${streams} was deleted on the server of the log.`);
}
