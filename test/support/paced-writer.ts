import { setTimeout as sleep } from 'node:timers/promises';
import { award, registration } from './client.js';

/** Records acts about a few officers one after another, through whatever happens to the service, until it is told to stop. */
export class PacedWriter {
  readonly #base: () => string;
  readonly #done: Promise<void>;
  #stopping = false;
  /** Events recorded so far, each acknowledged once. */
  recorded = 0;

  /** `series` begins every key: the same requests under the same keys are events with the same ids, in any log. */
  constructor(base: () => string, pause = 5, series = 'act') {
    this.#base = base;
    this.#done = this.#write(pause, series);
  }

  /** Finishes the act that is under way; how many were recorded in all. */
  async stop(): Promise<number> {
    this.#stopping = true;
    await this.#done;
    return this.recorded;
  }

  async #write(pause: number, series: string): Promise<void> {
    for (let number = 0; !this.#stopping; number += 1) {
      const officer = `o${number % 7}`;
      await this.#insist(
        officer,
        number < 7 ? registration() : award(`number ${number}`),
        `${series}-${number}`,
      );
      this.recorded += 1;
      await sleep(pause);
    }
  }

  /** Posts an act until it is acknowledged; its key keeps it from being recorded twice. */
  async #insist(officer: string, act: object, key: string): Promise<void> {
    for (;;) {
      const status = await fetch(`${this.#base()}/v1/officers/${officer}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': '*', 'idempotency-key': key },
        body: JSON.stringify(act),
      }).then(
        async (response) => (await response.text(), response.status),
        () => 0,
      );
      if (status === 201) return;
      if (status >= 400 && status < 500 && status !== 409) throw new Error(`${key} was answered ${status}.`);
      await sleep(50);
    }
  }
}
