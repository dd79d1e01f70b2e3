import fc from 'fast-check';
import { pauseOf, RETRY_DELAYS, Schedule } from './schedule.js';

const NOW = Date.UTC(2026, 10, 28);
const HOUR = 3_600_000;

describe('the schedule of attempts', () => {
  it('is that of Standard Webhooks: three days and some hours in all', () => {
    const hours = RETRY_DELAYS.reduce((sum, delay) => sum + delay, 0) / 3600;
    expect(Math.floor(hours)).toBe(75);
  });

  it('waits about as long as it says, a little longer or shorter, and in the end as long as at last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, random) => {
          const delay = RETRY_DELAYS[Math.min(attempts, RETRY_DELAYS.length) - 1]! * 1000;
          const waited = new Schedule(RETRY_DELAYS, () => random).after(attempts, NOW) - NOW;
          expect(waited).toBeGreaterThanOrEqual(Math.floor(delay * 0.9));
          expect(waited).toBeLessThanOrEqual(Math.ceil(delay * 1.1));
        },
      ),
    );
  });

  it('is over after the last attempt, and not because a clock has jumped', () => {
    const schedule = new Schedule();
    expect(schedule.isOver(9, NOW, NOW + 76 * HOUR)).toBe(false);
    expect(schedule.isOver(10, NOW, NOW + 76 * HOUR)).toBe(true);
    expect(schedule.isOver(10, NOW, NOW + HOUR)).toBe(false);
    expect(schedule.isOver(2, NOW, NOW + 10_000 * HOUR)).toBe(false);
    expect(schedule.isOver(10, NOW, NOW - 10_000 * HOUR)).toBe(false);
  });

  it('finds it time on the millisecond, and where a clock was set back by much', () => {
    const schedule = new Schedule();
    expect(schedule.isDue(NOW, NOW - 1)).toBe(false);
    expect(schedule.isDue(NOW, NOW)).toBe(true);
    expect(schedule.isDue(NOW, NOW - 48 * HOUR)).toBe(false);
    expect(schedule.isDue(NOW, NOW - 48 * HOUR - 1)).toBe(true);
  });
});

describe('how long a receiver asks to be left alone', () => {
  it.each([
    [undefined, undefined],
    ['120', NOW + 120_000],
    ['0', undefined],
    ['99999999999', NOW + 24 * HOUR],
    ['Sat, 28 Nov 2026 00:00:30 GMT', NOW + 30_000],
    ['Sat, 28 Nov 2020 00:00:30 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
  ])('%s', (header, until) => expect(pauseOf(header, NOW)).toBe(until));
});
