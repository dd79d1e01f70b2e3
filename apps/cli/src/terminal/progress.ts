import { MultiBar, type SingleBar } from 'cli-progress';
import { counted, duration, rate } from './numbers.js';

/** Milliseconds between two lines where there is no terminal, and between two looks of the bar. */
const PLAIN_EVERY = 10_000;
const BAR_EVERY = 80;
const STEPS = 1000;

/** How far long work is: a bar on a terminal, now and then a line elsewhere. On standard error, never in the output. */
export class Progress {
  readonly #what: string;
  readonly #unit: string;
  readonly #started = performance.now();
  readonly #bars: MultiBar | undefined;
  #bar: SingleBar | undefined;
  /** What had been done before it began here, and the part of the whole that was. */
  #before = { done: 0, part: 0 };
  #told = performance.now();

  /** `unit` is what is counted, in the plural. */
  constructor(what: string, unit: string) {
    this.#what = what;
    this.#unit = unit;
    if (!process.stderr.isTTY) return;
    this.#bars = new MultiBar({
      format: '{what} {bar} {percentage}%  {said}',
      stream: process.stderr,
      barsize: 24,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      clearOnComplete: true,
      hideCursor: true,
      linewrap: false,
      fps: 8,
    });
  }

  /** Milliseconds since it began. */
  get elapsed(): number {
    return performance.now() - this.#started;
  }

  /** So many had been done by an earlier go, and such a part of the whole: they say nothing about speed. */
  goOnFrom(done: number, part: number): void {
    this.#before = { done, part };
  }

  /** So many are done; `part` of the whole, from 0 to 1, where that is known. */
  update(done: number, part?: number): void {
    const now = performance.now();
    if (now - this.#told < (this.#bars === undefined ? PLAIN_EVERY : BAR_EVERY)) return;
    this.#told = now;
    if (this.#bars !== undefined) {
      const at = Math.floor((part ?? 0) * STEPS);
      const payload = { what: this.#what, said: this.#said(done, part) };
      if (this.#bar === undefined) this.#bar = this.#bars.create(STEPS, at, payload);
      else this.#bar.update(at, payload);
    } else {
      const percent = part === undefined ? '' : `${Math.floor(part * 100)} %, `;
      process.stderr.write(`${this.#what}: ${percent}${this.#said(done, part)}\n`);
    }
  }

  /** Says something that stays, above the bar. */
  note(text: string): void {
    if (this.#bars === undefined || this.#bar === undefined) process.stderr.write(`${text}\n`);
    else this.#bars.log(`${text}\n`);
  }

  /** Takes the bar away. */
  end(): void {
    this.#bars?.stop();
  }

  #said(done: number, part?: number): string {
    const { elapsed } = this;
    const speed = `${counted(done)} ${this.#unit}, ${counted(rate(done - this.#before.done, elapsed))} a second`;
    const here = part === undefined ? 0 : part - this.#before.part;
    if (part === undefined || here <= 0) return speed;
    return `${speed}, ${duration((elapsed / here) * (1 - part))} left`;
  }
}
