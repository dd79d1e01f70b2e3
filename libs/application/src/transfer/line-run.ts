import { streamOf } from '../codec.js';
import type { ImportReport, Submission } from '../messages.js';
import type { ImportOrigin } from '../services.js';
import type { Careers } from '../writing/careers.js';
import { type Claimed, ClaimedLines, isSameAppend } from './claimed-lines.js';
import { readLine, type Report, reportOf, reportOfFault } from './import-line.js';
import type { RawLine } from './lines.js';
import type { Outage } from './outage.js';
import { Pending, type UnderWay } from './pending.js';
import type { Recording } from './recording.js';

/** Lines under way at one time. Those about one officer take turns; the log commits what waits together. */
const WINDOW = 256;

/** An exported append has fewer acts. */
const MOST_HELD_BACK = 10_000;

/**
 * Records lines and reports on each, in their order. Many are under way at a time; lines that claim earlier times wait
 * for all before them, and those after them wait for them, as do lines about offices.
 */
export class LineRun implements UnderWay {
  readonly #careers: Careers;
  readonly #now: () => number;
  readonly #claims: ClaimedLines;
  readonly #origin: ImportOrigin;
  readonly #outage: Outage;
  readonly #underWay: Pending[] = [];
  /** The last line under way about each subject: the next one waits for it. */
  readonly #subjects = new Map<string, Promise<void>>();
  /** The last line that is not about an officer. */
  #ofOffice: Promise<void> | undefined;
  /** The last of those under way, not begun yet: they claim earlier times. */
  #claimed: Claimed[] = [];
  /** How many of the last lines that were taken may belong to an append of which more is to come. */
  #ofOneAppend = 0;

  constructor(recording: Recording, origin: ImportOrigin, outage: Outage) {
    this.#careers = recording.careers;
    this.#now = recording.now;
    this.#origin = origin;
    this.#outage = outage;
    this.#claims = new ClaimedLines(recording, (submission) => this.#record(submission));
  }

  next(): ImportReport | undefined {
    const report = this.#underWay[0]?.report;
    if (report !== undefined) this.#underWay.shift();
    return report;
  }

  get due(): Promise<void> | undefined {
    return this.#underWay[0]?.settled;
  }

  get isStopped(): boolean {
    return this.#outage.error !== undefined;
  }

  get isFull(): boolean {
    return this.#underWay.length - this.#claimed.length >= WINDOW;
  }

  get holdsBack(): boolean {
    return this.#claimed.length > this.#unfinished();
  }

  async take(line: number, raw: RawLine): Promise<void> {
    const read = readLine(raw, line, this.#origin, this.#now());
    if (read === undefined) return;
    const pending = new Pending(line);
    if ('report' in read) {
      await this.finish();
      this.#underWay.push(pending);
      pending.settle(read.report);
    } else if (read.submission.claim === undefined) {
      await this.#takeUnclaimed(pending, read.submission);
    } else {
      this.#underWay.push(pending);
      this.#hold({ pending, submission: read.submission });
      if (this.#claimed.length >= WINDOW) await this.goOn();
    }
  }

  async goOn(): Promise<void> {
    const kept = this.#unfinished();
    await this.#begin(this.#claimed.length - (kept < MOST_HELD_BACK ? kept : 0));
  }

  async finish(): Promise<void> {
    await this.#begin(this.#claimed.length);
  }

  #hold(line: Claimed): void {
    const last = this.#claimed.at(-1);
    const before = last !== undefined && isSameAppend(last, line) ? this.#ofOneAppend : 0;
    this.#ofOneAppend = line.submission.claim?.eventIds === undefined ? 0 : before + 1;
    this.#claimed.push(line);
  }

  /** How many of the lines not begun may belong to an append of which more is to come. */
  #unfinished(): number {
    return Math.min(this.#ofOneAppend, this.#claimed.length);
  }

  /** Records so many of the claimed lines, once everything before them is done. */
  async #begin(count: number): Promise<void> {
    if (count === 0) return;
    const before = this.#underWay.slice(0, -this.#claimed.length);
    await Promise.all(before.map((pending) => pending.settled));
    await this.#claims.record(this.#claimed.slice(0, count));
    this.#claimed = this.#claimed.slice(count);
  }

  async #takeUnclaimed(pending: Pending, submission: Submission): Promise<void> {
    await this.finish();
    this.#underWay.push(pending);
    const stream = streamOf(submission.subject);
    const before = this.#before(submission, pending);
    this.#subjects.set(stream, pending.settled);
    void this.#recordAfter(before, submission)
      .then(
        (report) => pending.settle(report),
        (error: unknown) => pending.fail(error),
      )
      .finally(() => {
        if (this.#subjects.get(stream) === pending.settled) this.#subjects.delete(stream);
      });
  }

  /** What an act waits for. What is done at an office rests on people, and the other way round: it waits for all, and all wait for it. */
  #before({ subject }: Submission, pending: Pending): Promise<unknown> {
    if (subject.kind === 'officer')
      return Promise.all([this.#subjects.get(streamOf(subject)), this.#ofOffice]);
    this.#ofOffice = pending.settled;
    return Promise.all(this.#underWay.filter((other) => other !== pending).map(({ settled }) => settled));
  }

  async #recordAfter(before: Promise<unknown>, submission: Submission): Promise<Report> {
    await before;
    return this.#record(submission);
  }

  async #record(submission: Submission): Promise<Report> {
    const { error: outage } = this.#outage;
    if (outage !== undefined) return reportOfFault(outage);
    try {
      return reportOf(await this.#careers.record(submission));
    } catch (error) {
      return reportOfFault(this.#outage.noted(error));
    }
  }
}
