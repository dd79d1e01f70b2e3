import { WrongExpectedRevisionError } from '../../errors.js';
import type { PreparedAppend, PreparedStream } from '../../shared/prepared-append.js';
import { settledBy } from '../../shared/ruling.js';
import type { WireAppend } from '../client/log-client.js';
import type { MirrorFollower } from '../keeper/mirror-follower.js';
import type { Sent } from '../keeper/sender.js';
import type { Landed, MirrorIndex } from '../mirror/mirror-index.js';
import type { Landing } from './landing.js';

/** What a conflict is told after, at most: the writer should then find what he conflicts with. */
const CONFLICT_SHOWS_WITHIN = 1000;
/** From then on an answer is late, in milliseconds, and the mirror is looked at as well. */
const ANSWERED_WITHIN = 250;
/** From then on it is asked whether the server says anything at all. */
const SURELY_ANSWERED_WITHIN = 1000;

/** A call by which the server says that a stream stands elsewhere. */
type Conflict = Extract<Sent, { kind: 'wrong-revision' }>;

/** Finds out what became of appends, from the server and from the mirror. */
export class Outcomes {
  readonly #mirror: MirrorFollower;
  readonly #index: MirrorIndex;
  readonly #landing: Landing;
  readonly #prefix: string;

  constructor(mirror: MirrorFollower, index: MirrorIndex, landing: Landing, prefix: string) {
    this.#mirror = mirror;
    this.#index = index;
    this.#landing = landing;
    this.#prefix = prefix;
  }

  /** What the server says, or what the mirror shows: where the answer was lost, the subscription brings the append. */
  of(append: PreparedAppend, appends: readonly WireAppend[], until: number): Promise<Sent> {
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

  /**
   * The server says that a stream stands elsewhere. The mirror may know that this very append has moved it; nothing is given when
   * the mirror shows what stands there, and the append is to be judged by that.
   */
  async conflicting(
    append: PreparedAppend,
    conflict: Conflict,
    onServer: ReadonlyMap<string, number>,
    until: number,
  ): Promise<Landed | undefined> {
    const at = append.streams.find(({ stream }) => this.#prefix + stream === conflict.stream);
    const found = at ?? append.streams[0];
    const sentAt = onServer.get(found?.stream ?? '') ?? -1;
    const actual = conflict.actual ?? sentAt + 1;
    const shown = actual > sentAt && (await this.#shows(found?.stream ?? '', actual, until));
    const landed = this.#landing.landed(append);
    if (landed || shown) {
      return landed;
    }
    const settled = settledBy(this.#index, append);
    throw settled?.kind === 'refused' ? settled.error : conflictAt(found, actual - sentAt);
  }

  /** Whether the mirror shows an event of a stream that has this number on the server, or does so soon. */
  async #shows(stream: string, onServer: number, until: number): Promise<boolean> {
    const soon = Math.min(until, performance.now() + CONFLICT_SHOWS_WITHIN);
    while (this.#index.standingOf(stream).onServer < onServer) {
      if (performance.now() >= soon) {
        return false;
      }
      await this.#mirror.news(soon);
    }
    return true;
  }
}

/** A stream that the server has so many events further on than it was expected. */
function conflictAt(found: PreparedStream | undefined, further: number): WrongExpectedRevisionError {
  const { stream, expected } = found ?? { stream: '', expected: -1 };
  return new WrongExpectedRevisionError(stream, asRevision(expected), asRevision(expected + further));
}

function asRevision(revision: number): 'none' | number {
  return revision < 0 ? 'none' : revision;
}
