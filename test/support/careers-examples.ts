import type { Policies } from '@elshi/law';
import type { History } from './careers.js';

/** What the counter says on a day: quota, credited days, and the day on which the term is served. */
export type Reading = readonly [
  day: string,
  quota: number,
  credited: number,
  served: string | undefined,
  policies?: Partial<Policies>,
];

export interface Example {
  readonly name: string;
  readonly history: () => History;
  readonly readings: readonly Reading[];
}

/** One test for each reading of a history. */
export function itCounts(history: () => History, readings: readonly Reading[]): void {
  for (const [day, quota, credited, served, policies = {}] of readings) {
    const under = Object.entries(policies).map(([no, value]) => ` under ${no}:${value}`);
    it(`on ${day} credits ${credited} of ${quota} days, served on ${served ?? 'no day'}${under.join()}`, () => {
      expect(history().counted(day, policies)).toEqual([quota, credited, served]);
    });
  }
}
