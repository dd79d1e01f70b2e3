import { EventStoreError } from '../../errors.js';
import type { PreparedAppend } from '../../shared/prepared-append.js';
import { settledBy } from '../../shared/ruling.js';
import type { MirrorFollower } from '../keeper/mirror-follower.js';
import type { Landed, MirrorIndex } from '../mirror/mirror-index.js';

/** An append that the server has taken should come back within so long, in milliseconds. */
const COMES_BACK_WITHIN = 1000;

/** Waits for what was appended to come back by the subscription: only then is its known time known. */
export class Landing {
  readonly #mirror: MirrorFollower;
  readonly #index: MirrorIndex;

  constructor(mirror: MirrorFollower, index: MirrorIndex) {
    this.#mirror = mirror;
    this.#index = index;
  }

  /**
   * Where the append stands in the mirror, once it is there; `position` is where the server says that it stands. Until then,
   * in milliseconds of `performance.now()`; then it is a `Timeout`, for the answer is not known.
   */
  async comesBack(append: PreparedAppend, position: number | undefined, until: number): Promise<Landed> {
    const soon = Math.min(until, performance.now() + COMES_BACK_WITHIN);
    let landed = await this.#seen(append, position, soon);
    if (!landed) {
      this.#mirror.check(position ?? 0);
      landed = await this.#seen(append, position, until);
    }
    if (!landed) {
      throw new EventStoreError(
        'Timeout',
        'The log has taken the append, but the mirror is behind: ask again with the same ids.',
      );
    }
    return landed;
  }

  /**
   * Resolves with `true` when the append stands in the mirror though no answer has come for it, with `false` when it was not
   * `awaited` any longer.
   */
  async appears(append: PreparedAppend, until: number, awaited: () => boolean): Promise<boolean> {
    while (awaited() && performance.now() < until) {
      if (this.landed(append)) {
        return true;
      }
      await this.#mirror.news(until);
    }
    return false;
  }

  async #seen(
    append: PreparedAppend,
    position: number | undefined,
    until: number,
  ): Promise<Landed | undefined> {
    if (position !== undefined) {
      await this.#mirror.reaches(position, until);
    }
    for (;;) {
      const landed = this.landed(append);
      if (landed || performance.now() >= until) {
        return landed;
      }
      await this.#mirror.news(until);
    }
  }

  /** The append as the mirror holds it: all of it, just there. */
  landed(append: PreparedAppend): Landed | undefined {
    const id = append.streams[0]?.events[0]?.id;
    const place = id === undefined ? undefined : this.#index.placeOf(id);
    return place && settledBy(this.#index, append)?.kind === 'replayed' ? place : undefined;
  }
}
