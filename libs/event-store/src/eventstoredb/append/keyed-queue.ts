/** What a task works on. */
export interface Keys {
  /** Keys that nobody else may work on meanwhile. */
  readonly alone: readonly string[];
  /** Keys that others may work on who share them as well. */
  readonly shared?: readonly string[];
}

interface Line {
  /** The last one who wants the key for himself. */
  last: Promise<void> | undefined;
  /** Those behind him who share it. */
  readonly sharing: Set<Promise<void>>;
}

/** Lets a task work on its keys when the tasks before it on any of them are done. First come, first served. */
export class KeyedQueue {
  readonly #lines = new Map<string, Line>();

  async run<Value>({ alone, shared = [] }: Keys, task: () => Promise<Value>): Promise<Value> {
    let done: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (done = resolve));
    const before = [
      ...alone.flatMap((key) => this.#takeAlone(key, mine)),
      ...shared.flatMap((key) => this.#share(key, mine)),
    ];
    try {
      if (before.length > 0) {
        await Promise.all(before);
      }
      return await task();
    } finally {
      [...alone, ...shared].forEach((key) => this.#leave(key, mine));
      done();
    }
  }

  /** Resolves when everything that is under way by now is done. */
  async settled(): Promise<void> {
    const underWay = [...this.#lines.values()].flatMap(({ last, sharing }) => [
      ...(last ? [last] : []),
      ...sharing,
    ]);
    await Promise.all(underWay);
  }

  #takeAlone(key: string, mine: Promise<void>): readonly Promise<void>[] {
    const line = this.#line(key);
    const before = [...(line.last ? [line.last] : []), ...line.sharing];
    line.last = mine;
    line.sharing.clear();
    return before;
  }

  #share(key: string, mine: Promise<void>): readonly Promise<void>[] {
    const line = this.#line(key);
    line.sharing.add(mine);
    return line.last ? [line.last] : [];
  }

  #line(key: string): Line {
    const line = this.#lines.get(key) ?? { last: undefined, sharing: new Set() };
    this.#lines.set(key, line);
    return line;
  }

  #leave(key: string, mine: Promise<void>): void {
    const line = this.#line(key);
    line.sharing.delete(mine);
    line.last = line.last === mine ? undefined : line.last;
    if (!line.last && line.sharing.size === 0) {
      this.#lines.delete(key);
    }
  }
}
