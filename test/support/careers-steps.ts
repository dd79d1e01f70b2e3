import { type CalendarDate, dateOf, dayNumber, positions } from '@elshi/law';
import type { Act } from '@elshi/domain';
import type { History } from './careers.js';

/** What happens next in a career, in numbers that are read by what stands then. */
export interface Step {
  readonly what: number;
  /** Days from the latest day so far; late acts have fewer than none. */
  readonly later: number;
  readonly length: number;
  readonly choice: number;
}

export const codes = positions.map(({ code }) => code);
export const pick = <T>(list: readonly T[], { choice }: Step): T => list[choice % list.length]!;

/** What a step is told by: the career so far, and the day. */
export type Scene = { readonly history: History; readonly on: CalendarDate; readonly step: Step };

export type Weighted = readonly [weight: number, tell: (scene: Scene) => Act];

/** The day on which what the step begins is over. */
export const until = ({ on, step }: Scene) => dateOf(dayNumber(on) + step.length);
/** One of few ids, so that they meet. */
export const newId = (name: string, { step }: Scene) => `${name}${step.choice % 9}`;

/** The id that the acts of a kind gave last, or first. */
export function idOf({ history, step }: Scene, kind: Act['kind'], member: string): string {
  const given = history.ledger.acts.flatMap((entry) => (entry.act.kind === kind ? [entry.act.data] : []));
  const data = (step.choice % 3 === 0 ? given[0] : given.at(-1)) as
    Readonly<Record<string, string>> | undefined;
  return data?.[member] ?? 'none';
}
