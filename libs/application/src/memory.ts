import { getHeapStatistics } from 'node:v8';

/** What a decoded event takes in memory, with its act and order: measured at 1.6 kB, and some to spare. */
const BYTES_AN_EVENT = 2500;
/** The part of this thread's memory that events may take. */
const SHARE = 0.25;

/** How many decoded events may be kept in this thread: so many at most, and fewer where memory is short. */
export function eventsInMemory(atMost: number): number {
  const fit = Math.floor((getHeapStatistics().heap_size_limit * SHARE) / BYTES_AN_EVENT);
  return Math.max(1000, Math.min(atMost, fit));
}
