/** Wakes those who wait for the next commit. Nothing is lost: they look at the log before they wait. */
export class CommitSignal {
  readonly #waiting = new Set<() => void>();

  /** Resolves at the next commit, or when the signal fires. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) {
        resolve();
        return;
      }
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  /** Wakes everyone who waits. */
  announce(): void {
    for (const wake of [...this.#waiting]) {
      wake();
    }
  }
}
