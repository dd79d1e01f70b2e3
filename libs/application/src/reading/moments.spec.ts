import { calendarDate } from '@elshi/law';
import { KeptProgress } from '../progress.js';
import { type LogInTime, Moments } from './moments.js';

const asOf = calendarDate('2024-05-01');
const NOW = 10_000;

/** A log with appends known at 100, 200, … at the positions 1, 2, …; the clock stands at 10,000. */
class Log implements LogInTime {
  known: number[];
  /** What is being written while the test looks on. */
  underWay: number[] = [];
  founding = false;

  constructor(...known: readonly number[]) {
    this.known = [...known];
  }

  async head() {
    return { position: BigInt(this.known.length), known: this.known.at(-1) ?? 0, founding: this.founding };
  }

  async positionAt(known: number) {
    const seen = this.known.filter((time) => time <= known);
    return { position: BigInt(seen.length), known: seen.at(-1) ?? 0 };
  }

  async knownBy() {
    this.known.push(...this.underWay.splice(0));
  }
}

function given(...known: readonly number[]) {
  const log = new Log(...known);
  const progress = new KeptProgress();
  const moments = new Moments(log, progress, () => NOW);
  const project = (position: number): void => {
    progress.advance({ position: BigInt(position), known: log.known[position - 1] ?? 0 });
    progress.serve();
  };
  return { log, progress, moments, project };
}

describe('while the log is founding', () => {
  it('nothing later than the last claim is promised, for another may follow it', async () => {
    const { log, moments } = given(100, 200);
    log.founding = true;
    const knownAt = async (asked: number) => {
      const moment = await moments.ofLog({ asOf, knownAt: asked });
      return 'outcome' in moment ? moment.outcome : [moment.position, moment.knownAt];
    };
    expect(await knownAt(150)).toEqual([1n, 150]);
    expect(await knownAt(300)).toEqual([2n, 200]);
    log.known.push(250);
    expect(await knownAt(150)).toEqual([1n, 150]);
    expect(await knownAt(300)).toEqual([3n, 250]);
  });
});

describe('the moment of a read of one officer', () => {
  it('is the end of the log when nothing is said', async () => {
    const { moments } = given(100, 200);
    expect(await moments.ofLog({ asOf })).toMatchObject({
      asOf,
      position: 2n,
      known: 200,
      knownAt: 200,
      meta: { asOf, knownAt: '1970-01-01T00:00:00.000200Z', position: '2', ruleset: 'L299-II/2002' },
    });
  });

  it.each([
    [99, 0n, 0],
    [100, 1n, 100],
    [199, 1n, 100],
    [200, 2n, 200],
    [NOW - 1, 2n, 200],
    [NOW, 2n, 200],
  ])('known at %i is position %s', async (knownAt, position, known) => {
    const { moments } = given(100, 200);
    expect(await moments.ofLog({ asOf, knownAt })).toMatchObject({ position, known, knownAt });
  });

  it('is refused only when it lies after now and after everything recorded', async () => {
    expect(await given(100).moments.ofLog({ asOf, knownAt: NOW + 1 })).toEqual({ outcome: 'future' });
    const ahead = given(100, NOW + 5);
    expect(await ahead.moments.ofLog({ asOf, knownAt: NOW + 5 })).toMatchObject({ position: 2n });
    expect(await ahead.moments.ofLog({ asOf, knownAt: NOW + 6 })).toEqual({ outcome: 'future' });
  });

  it('waits for what was stamped before it and is not written yet, so that the answer never changes', async () => {
    const { log, moments } = given(100);
    log.underWay = [NOW - 5];
    const first = await moments.ofLog({ asOf, knownAt: NOW - 3 });
    const again = await moments.ofLog({ asOf, knownAt: NOW - 3 });

    expect(first).toMatchObject({ position: 2n, known: NOW - 5 });
    expect(again).toEqual(first);
  });

  it('does not include what was stamped after it, though it was waited for', async () => {
    const { log, moments } = given(100);
    log.underWay = [NOW];
    expect(await moments.ofLog({ asOf, knownAt: NOW - 1 })).toMatchObject({ position: 1n });
  });

  it('is not there when it must include what is not recorded', async () => {
    const { moments } = given(100);
    expect(await moments.ofLog({ asOf, minPosition: 1n })).toMatchObject({ position: 1n });
    expect(await moments.ofLog({ asOf, minPosition: 2n })).toEqual({ outcome: 'not-caught-up' });
  });
});

describe('the moment of a list', () => {
  it('is not there until the views are', async () => {
    const { moments, progress } = given();
    expect(await moments.ofViews({ asOf })).toEqual({ outcome: 'not-caught-up' });
    progress.serve();
    expect(await moments.ofViews({ asOf })).toMatchObject({ position: 0n, known: 0 });
  });

  it('is as far as the views are, after a short wait for the end of the log', async () => {
    const { moments, project } = given(100, 200);
    project(1);
    expect(await moments.ofViews({ asOf })).toMatchObject({ position: 1n, knownAt: 100 });

    const soon = moments.ofViews({ asOf });
    setTimeout(() => project(2), 10);
    expect(await soon).toMatchObject({ position: 2n, knownAt: 200 });
  });

  it('includes the position that is asked for, or is not there', async () => {
    const { moments, project } = given(100, 200, 300);
    project(1);
    const soon = moments.ofViews({ asOf, minPosition: 2n });
    setTimeout(() => project(2), 10);

    expect(await soon).toMatchObject({ position: 2n });
    expect(await moments.ofViews({ asOf, minPosition: 3n })).toEqual({ outcome: 'not-caught-up' });
    expect(await moments.ofViews({ asOf, minPosition: 9n })).toEqual({ outcome: 'not-caught-up' });
  });

  it('in the past needs no wait', async () => {
    const { moments, project } = given(100, 200, 300);
    project(2);
    const asked = Date.now();

    expect(await moments.ofViews({ asOf, knownAt: 150 })).toMatchObject({ position: 1n, knownAt: 150 });
    expect(await moments.ofViews({ asOf, knownAt: 200 })).toMatchObject({ position: 2n, knownAt: 200 });
    expect(Date.now() - asked).toBeLessThan(200);
  });

  it('later than the views waits until they are where the log ends, and is the same ever after', async () => {
    const { log, moments, project } = given(100, 200);
    project(1);
    expect(await moments.ofViews({ asOf, knownAt: 250 })).toEqual({ outcome: 'not-caught-up' });

    log.underWay = [240];
    const soon = moments.ofViews({ asOf, knownAt: 250 });
    setTimeout(() => project(3), 10);
    const first = await soon;
    log.known.push(400);
    project(4);

    expect(first).toMatchObject({ position: 3n, known: 240, knownAt: 250 });
    expect(await moments.ofViews({ asOf, knownAt: 250 })).toEqual(first);
  });

  it('is refused when it lies in the future', async () => {
    const { moments, project } = given(100);
    project(1);
    expect(await moments.ofViews({ asOf, knownAt: NOW + 1 })).toEqual({ outcome: 'future' });
  });

  it('stays as far as the views got when they get no further, without a wait', async () => {
    const { moments, progress, project } = given(100, 200);
    project(1);
    progress.stop();
    const asked = Date.now();

    expect(await moments.ofViews({ asOf })).toMatchObject({ position: 1n });
    expect(await moments.ofViews({ asOf, minPosition: 2n })).toEqual({ outcome: 'not-caught-up' });
    expect(Date.now() - asked).toBeLessThan(200);
  });

  it('is not there while the views are made anew', async () => {
    const { moments, progress, project } = given(100);
    project(1);
    progress.pause();
    expect(await moments.ofViews({ asOf, knownAt: 100 })).toEqual({ outcome: 'not-caught-up' });
  });
});
