import { jest } from '@jest/globals';
import { ClockGuard } from './clock-guard.js';

const SECOND = 1_000_000;
const START = 1_800_000_000 * SECOND;

describe('the guard of the clock', () => {
  let wall: number;
  let counted: number;
  let guard: ClockGuard;

  beforeEach(() => {
    wall = START;
    counted = 5000;
    jest.spyOn(performance, 'now').mockImplementation(() => counted);
    guard = new ClockGuard(() => wall);
  });

  afterEach(() => jest.restoreAllMocks());

  /** Time goes by, for both clocks. */
  const pass = (micros: number): void => {
    wall += micros;
    counted += micros / 1000;
  };

  /** An append that the server, whose clock is ahead by so much, writes at once and answers after 4 ms. */
  const append = (ahead: number): void => {
    const sent = guard.now();
    const created = Math.floor((wall + ahead) / 1000) * 1000;
    pass(4000);
    guard.sawOwn(created, sent, guard.now());
  };

  it('gives times that grow, later than all that is known', () => {
    expect(guard.recordingTime(0)).toBe(START);
    expect(guard.recordingTime(0)).toBe(START + 1);
    expect(guard.recordingTime(START + 10)).toBe(START + 11);
    pass(SECOND);
    expect(guard.recordingTime(0)).toBe(START + SECOND);
  });

  it.each([
    [-2 * SECOND, 'none'],
    [-2 * SECOND - 10_000, 'ahead of'],
    [2 * SECOND, 'none'],
    [2 * SECOND + 10_000, 'behind'],
  ])('refuses from two seconds on: a server %i µs ahead', (ahead, told) => {
    append(ahead);

    expect(toldBy(guard)).toContain(told);
  });

  it('writes again once the clock was set, and looks anew', () => {
    append(10 * SECOND);
    expect(toldBy(guard)).toContain('behind');

    wall += 10 * SECOND;

    expect(toldBy(guard)).toBe('none');
    append(0);
    expect(toldBy(guard)).toBe('none');
    append(-10 * SECOND);
    expect(toldBy(guard)).toContain('ahead of');
  });

  it('tries again after some minutes, for the server’s clock may have been set', () => {
    append(10 * SECOND);
    pass(9 * 60 * SECOND);
    expect(toldBy(guard)).toContain('behind');

    pass(2 * 60 * SECOND);

    expect(toldBy(guard)).toBe('none');
  });

  it('learns from the events of others only what they cannot be late for', () => {
    guard.sawOther(wall - 60 * SECOND);
    expect(toldBy(guard)).toBe('none');

    guard.sawOther(wall + 3 * SECOND);

    expect(toldBy(guard)).toContain('behind');
  });
});

function toldBy(guard: ClockGuard): string {
  try {
    guard.recordingTime(0);
    return 'none';
  } catch (error) {
    return String(error);
  }
}
