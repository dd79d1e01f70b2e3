import { officer, office, type Subject, subjectText } from '@elshi/domain';
import type { EventStore, StoredEvent } from '@elshi/event-store';
import type { SqliteState } from '@elshi/read-models';
import { subjectNamed } from '@elshi/contract';
import { subjectOfStream, UnreadableEvent } from '../codec.js';
import { linksIn, mayMatter, numbered } from './concerned.js';
import type { Links } from './links.js';
import type { Settler } from './settler.js';

/** Under this name the state keeps how far the reactions have come; another number begins anew, when other links are to be known. */
const NAME = 'reactions/3';
/** How long it is waited until all that was recorded is known to the links, in milliseconds; what they miss then is written later. */
const KNOWN_WITHIN = 1000;
/** How long it is waited before something that failed is tried again, in milliseconds. */
const AGAIN_AFTER = 1000;
/** A record that cannot be read is tried again so often only, in milliseconds. */
const OWING_AFTER = 60_000;

/** What reactions need. */
export interface Reacting {
  readonly store: Pick<EventStore, 'subscribeAll' | 'head'>;
  readonly settler: Settler;
  readonly state: SqliteState;
  /** Told, in one sentence, when something cannot be written that follows from what is recorded. */
  readonly tell: (sentence: string) => void;
}

/**
 * Follows the log, and sees to it that what follows in other records from what is recorded is written there, whatever became of whoever
 * recorded it. What it does depends on what stands, not on what happened, so that doing it again does nothing.
 *
 * While a log is founding, nothing is written: an older register is still telling what it had written itself.
 */
export class Reactor implements Links {
  readonly #reacting: Reacting;
  readonly #ended = new AbortController();
  /** Subjects of which something was recorded that may concern others. */
  #touched = new Set<string>();
  #known = 0n;
  #begun = false;
  readonly #waiting: (() => void)[] = [];
  #wake: () => void = () => undefined;
  #following: Promise<unknown> = Promise.resolve();

  constructor(reacting: Reacting) {
    this.#reacting = reacting;
  }

  /** Begins where it was left. */
  begin(): void {
    const { state } = this.#reacting;
    this.#begun = true;
    for (const name of state.owing) this.#touched.add(name);
    this.#following = Promise.all([this.#follow(), this.#work()]);
  }

  async officersOf(officeId: string): Promise<readonly string[]> {
    return this.#linkedTo(subjectText(office(officeId)), 'officer');
  }

  async officesOf(officerId: string): Promise<readonly string[]> {
    return this.#linkedTo(subjectText(officer(officerId)), 'office');
  }

  async officesBeside(officeId: string): Promise<readonly string[]> {
    return this.#linkedTo(subjectText(office(officeId)), 'office');
  }

  async representationsNumbered(number: string): Promise<readonly string[]> {
    return this.#linkedTo(numbered(number), 'proposal');
  }

  /** Writes at once what follows from the record of a subject. What fails is done later. */
  async settle(subject: Subject): Promise<void> {
    try {
      await this.#reacting.settler.settle(subject, this);
    } catch {
      this.#touch([subjectText(subject)]);
    }
  }

  /** Lets go of the log and the state, when what is being written is written. */
  async close(): Promise<void> {
    this.#ended.abort();
    this.#wake();
    for (const go of this.#waiting.splice(0)) go();
    await this.#following;
    this.#reacting.state.close();
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  async #linkedTo(name: string, kind: Subject['kind']): Promise<readonly string[]> {
    const { store, state } = this.#reacting;
    const { position } = await store.head();
    const until = performance.now() + KNOWN_WITHIN;
    while (this.#begun && this.#known < position && performance.now() < until && !this.#isOver())
      await this.#orAfter(KNOWN_WITHIN, (go) => this.#waiting.push(go));
    if (this.#isOver()) return [];
    const linked = state.linkedTo(name).map((other) => subjectNamed(other));
    return linked.flatMap((subject) => (subject?.kind === kind ? [subject.id] : []));
  }

  async #follow(): Promise<void> {
    const { store, state, tell } = this.#reacting;
    const { signal } = this.#ended;
    const { position: end } = await this.#headOnceThere();
    const kept = state.checkpoint(NAME);
    // A checkpoint after the end is of another log.
    this.#known = kept > end ? 0n : kept;
    while (!this.#isOver()) {
      try {
        for await (const message of store.subscribeAll({ after: this.#known }, signal)) {
          if (message.kind === 'events') this.#take(message.events);
          else if (message.position > this.#known) this.#known = message.position;
          for (const go of this.#waiting.splice(0)) go();
        }
      } catch (error) {
        if (!this.#isOver()) tell(`What follows from acts in other records waits: ${String(error)}`);
      }
      if (!this.#isOver()) await this.#orAfter(AGAIN_AFTER, () => undefined);
    }
  }

  async #headOnceThere(): Promise<{ readonly position: bigint }> {
    for (;;) {
      try {
        return await this.#reacting.store.head();
      } catch {
        if (this.#isOver()) return { position: 0n };
        await this.#orAfter(AGAIN_AFTER, () => undefined);
      }
    }
  }

  #take(events: readonly StoredEvent[]): void {
    this.#reacting.state.link(events.flatMap(linksIn));
    this.#known = events.at(-1)!.position;
    const subjects = events.filter(mayMatter).flatMap(({ stream }) => subjectOfStream(stream) ?? []);
    this.#touch(subjects.map(subjectText));
  }

  #touch(subjects: readonly string[]): void {
    for (const subject of subjects) this.#touched.add(subject);
    this.#wake();
  }

  async #work(): Promise<void> {
    let owing: readonly string[] = [];
    while (!this.#isOver()) {
      if (this.#touched.size === 0)
        await this.#orAfter(owing.length > 0 ? OWING_AFTER : undefined, (go) => (this.#wake = go));
      if (this.#touched.size === 0) for (const name of owing) this.#touched.add(name);
      const done = await this.#round(owing);
      if (done === undefined) await this.#orAfter(AGAIN_AFTER, () => undefined);
      else owing = done;
    }
  }

  /** Settles all that was touched; gives those of it that cannot be read, and nothing when it has to be tried again. */
  async #round(owed: readonly string[]): Promise<readonly string[] | undefined> {
    const { store, state, settler, tell } = this.#reacting;
    const [touched, position] = [this.#touched, this.#known];
    if (touched.size === 0) return owed;
    const owing = new Set(owed);
    try {
      if ((await store.head()).founding) return undefined;
      this.#touched = new Set();
      for (const name of touched) {
        if (this.#isOver()) return owed;
        const subject = subjectNamed(name);
        if (subject === undefined) continue;
        owing.delete(name);
        await settler.settle(subject, this).catch((error: unknown) => {
          if (!(error instanceof UnreadableEvent)) throw error;
          owing.add(name);
        });
      }
      state.reached(NAME, position, [...owing]);
      return [...owing];
    } catch (error) {
      this.#touched = new Set([...touched, ...this.#touched]);
      if (!this.#isOver()) tell(`What follows from acts in other records waits: ${String(error)}`);
      return undefined;
    }
  }

  /** Resolves when it is let go, when the reactor ends, or after so many milliseconds. */
  #orAfter(milliseconds: number | undefined, letGo: (go: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const { signal } = this.#ended;
      const go = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(go, milliseconds).unref();
      signal.addEventListener('abort', go);
      if (signal.aborted) go();
      else letGo(go);
    });
  }
}
