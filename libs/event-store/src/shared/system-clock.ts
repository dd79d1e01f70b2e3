import type { Micros } from '../port.js';

/** The computer's own clock, in microseconds though it counts milliseconds. */
export function systemClock(): Micros {
  return Date.now() * 1000;
}
