import { setTimeout as sleep } from 'node:timers/promises';
import { award, registration } from '../support/client.js';

/** An act is answered within so long, whatever happens to the log, and a read within so long, in milliseconds. */
const ACT_WITHIN = 8000;
const READ_WITHIN = 3000;
/** Acts about one officer; then it is another one's turn. */
const ACTS = 40;
/** What may be said while something is wrong. */
const HONEST = new Set(['STORE_UNAVAILABLE', 'STORE_TIMEOUT', 'NOT_CAUGHT_UP', 'NOT_READY']);

/** An act that was acknowledged. */
export interface Acknowledged {
  readonly officerId: string;
  readonly eventId: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly events?: readonly { readonly eventId: string }[];
    readonly receipt?: Omit<Acknowledged, 'officerId' | 'eventId'>;
  };
}

/**
 * Clients of a service that record without end, each about his own officers, and repeat with the same key what was not
 * acknowledged; and others who read. Whatever is answered is noted.
 */
export class ServiceLoad {
  readonly acknowledged: Acknowledged[] = [];
  /** How often each answer was given. */
  readonly answers: Record<string, number> = {};
  /** Answers that should not have been given. */
  readonly odd: string[] = [];
  readonly #base: () => string;
  readonly #clients: readonly Promise<void>[];
  #slowestAct = 0;
  #slowestRead = 0;
  #on = true;

  /** `base` may change when the service is started again; while it is away, nobody answers. */
  constructor(base: () => string, writers: number, run = '') {
    this.#base = base;
    this.#clients = [
      ...Array.from({ length: writers }, (_none, writer) => this.#write(`o${run}${writer}`)),
      this.#read(() => `/v1/officers/${this.acknowledged.at(-1)?.officerId ?? ''}`),
      this.#read(() => '/v1/officers?limit=5'),
      this.#read(() => '/health/live'),
    ];
  }

  /** The longest that an act, and a read, has waited for its answer, in milliseconds. */
  get slowest(): { readonly act: number; readonly read: number } {
    return { act: Math.round(this.#slowestAct), read: Math.round(this.#slowestRead) };
  }

  /** Waits until so many more acts are acknowledged; how long that took, in milliseconds. */
  async recovers(acts = 16): Promise<number> {
    const began = performance.now();
    const before = this.acknowledged.length;
    while (this.acknowledged.length < before + acts && performance.now() - began < 60_000) await sleep(20);
    return performance.now() - began;
  }

  async end(): Promise<void> {
    this.#on = false;
    await Promise.all(this.#clients);
  }

  async #write(name: string): Promise<void> {
    for (let officer = 0; this.#on; officer += 1) {
      const officerId = `${name}-${officer}`;
      for (let act = 0; act < ACTS; act += 1) await this.#record(officerId, act);
    }
  }

  /** Records one act, however often it must be asked. */
  async #record(officerId: string, number: number): Promise<void> {
    const act = number === 0 ? registration(`Officer ${officerId}`) : award(`Award ${number}`);
    while (this.#on) {
      const answer = await this.#act(officerId, `${officerId}:${number}`, act);
      if (answer?.status === 201) {
        const { events = [], receipt } = answer.body;
        this.acknowledged.push({ officerId, eventId: events[0]?.eventId ?? '', ...receipt! });
        return;
      }
      await sleep(50);
    }
  }

  async #act(officerId: string, key: string, act: object): Promise<Answer | undefined> {
    const began = performance.now();
    const answer = await this.#ask(`/v1/officers/${officerId}/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '*', 'idempotency-key': key },
      body: JSON.stringify(act),
    });
    if (answer === undefined) return undefined;
    const took = performance.now() - began;
    this.#slowestAct = Math.max(this.#slowestAct, took);
    this.#note('act', answer, answer.status === 201, took > ACT_WITHIN ? took : undefined);
    return answer;
  }

  async #read(path: () => string): Promise<void> {
    while (this.acknowledged.length === 0 && this.#on) await sleep(20);
    while (this.#on) {
      const began = performance.now();
      const asked = path();
      const answer = await this.#ask(asked);
      const took = performance.now() - began;
      if (answer !== undefined) {
        this.#slowestRead = Math.max(this.#slowestRead, took);
        this.#note(`read ${asked}`, answer, answer.status === 200, took > READ_WITHIN ? took : undefined);
      }
      await sleep(100);
    }
  }

  #note(what: string, { status, body }: Answer, good: boolean, late: number | undefined): void {
    const said = good ? String(status) : `${status} ${body.code ?? ''}`;
    const name = `${what.split(' ')[0]} ${said}`;
    this.answers[name] = (this.answers[name] ?? 0) + 1;
    if (!good && !(status === 503 && HONEST.has(body.code ?? ''))) this.odd.push(`${what}: ${said}`);
    if (late !== undefined) this.odd.push(`${what}: ${said} after ${Math.round(late)} ms`);
  }

  /** Nothing when nobody answers: the service is being killed. */
  async #ask(path: string, init: RequestInit = {}): Promise<Answer | undefined> {
    try {
      const response = await fetch(this.#base() + path, init);
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    } catch {
      return undefined;
    }
  }
}
