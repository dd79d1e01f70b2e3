import fc from 'fast-check';
import { LagMeter } from './lag-meter.js';

const RUNS = Number(process.env['ELSHI_RUNS'] ?? 200);

describe('how long something waits', () => {
  let now: number;
  let meter: LagMeter;

  beforeEach(() => {
    now = 1000;
    meter = new LagMeter(() => now);
  });

  const seconds = (): { readonly waiting: number; readonly still: number } => ({
    waiting: meter.waiting,
    still: meter.still,
  });

  it('is nothing while there is nothing, or everything was taken in', () => {
    expect(seconds()).toEqual({ waiting: 0, still: 0 });
    meter.grows(7);
    meter.reaches(7);
    now += 60_000;

    expect(seconds()).toEqual({ waiting: 0, still: 0 });
    expect([meter.end, meter.reached]).toEqual([7, 7]);
  });

  it('counts from when it came, for the first that waits', () => {
    meter.grows(1);
    now += 2000;
    meter.grows(2);
    now += 3000;
    expect(seconds()).toEqual({ waiting: 5, still: 5 });

    meter.reaches(1);
    expect(seconds()).toEqual({ waiting: 3, still: 0 });
    now += 500;
    expect(seconds()).toEqual({ waiting: 3.5, still: 0.5 });

    meter.reaches(2);
    expect(seconds()).toEqual({ waiting: 0, still: 0 });
  });

  it('is not still while there is a sign of work, however long it takes', () => {
    meter.grows(1000);
    for (let at = 0; at < 100; at += 1) {
      now += 1000;
      meter.stirs();
    }
    expect(seconds()).toEqual({ waiting: 100, still: 0 });
  });

  it('is not still for what has only just come, after a long time without anything', () => {
    meter.grows(1);
    meter.reaches(1);
    now += 3_600_000;
    meter.grows(2);
    now += 1000;

    expect(seconds()).toEqual({ waiting: 1, still: 1 });
  });

  it('begins anew with what is to be taken in again', () => {
    meter.grows(10);
    meter.reaches(10);
    now += 1000;
    meter.reaches(0);
    now += 2000;

    expect(seconds()).toEqual({ waiting: 2, still: 2 });
  });

  it('does not wait for what was taken in before it was told of', () => {
    meter.reaches(5);
    meter.grows(4);
    now += 1000;

    expect(seconds()).toEqual({ waiting: 0, still: 0 });
  });

  it('is never told too short, and hardly too long, whatever comes and is taken in', () => {
    const step = fc.record({
      passes: fc.nat({ max: 5000 }),
      come: fc.nat({ max: 3 }),
      taken: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        let clock = 0;
        const measured = new LagMeter(() => clock);
        const came: number[] = [];
        let taken = 0;
        for (const { passes, come, taken: more } of steps) {
          clock += passes;
          for (let at = 0; at < come; at += 1) {
            came.push(clock);
            measured.grows(came.length);
          }
          taken = Math.min(came.length, taken + more);
          measured.reaches(taken);
          const first = came[taken];
          const exact = first === undefined ? 0 : (clock - first) / 1000;
          expect(measured.waiting).toBeGreaterThanOrEqual(exact);
          expect(measured.waiting).toBeLessThanOrEqual(
            first === undefined ? 0 : exact + 0.01 + clock / 64_000,
          );
          expect(measured.still).toBeLessThanOrEqual(measured.waiting);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
