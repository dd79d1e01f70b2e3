/** What is sent while nothing happens, so that neither side nor anything between them takes the other for gone. */
const HEARTBEAT = ': still here\n\n';

/** Pieces as they come, and a comment whenever none has come for so many milliseconds. */
export async function* withHeartbeat(
  pieces: AsyncIterable<string>,
  milliseconds: number,
): AsyncGenerator<string> {
  const iterator = pieces[Symbol.asyncIterator]();
  for (;;) {
    const next = new Awaited(iterator.next());
    while (!(await next.within(milliseconds))) yield HEARTBEAT;
    const piece = await next.result;
    if (piece.done === true) return;
    yield piece.value;
  }
}

/** A result that can be waited for piece by piece, however often, without a trace of the earlier waits. */
class Awaited<T> {
  readonly result: Promise<T>;
  #isThere = false;
  #wake = () => {};

  constructor(result: Promise<T>) {
    this.result = result.finally(() => {
      this.#isThere = true;
      this.#wake();
    });
    // Whoever stops waiting does not hear of a failure any more.
    this.result.catch(() => undefined);
  }

  /** Whether the result is there, at the latest after so many milliseconds. */
  async within(milliseconds: number): Promise<boolean> {
    if (this.#isThere) return true;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return this.#isThere;
  }
}
