import {
  calendarDate,
  type CalendarDate,
  dateOf,
  dayNumber,
  POLICY_VALUES,
  type Policies,
  type Rank,
  rankAfter,
} from '@elshi/law';
import { type Act, type DependantDecision, spellOn } from '@elshi/domain';
import fc from 'fast-check';
import { type History, serving } from './careers.js';
import { weighted } from './careers-scenes.js';
import { codes, pick, type Step } from './careers-steps.js';

/** How often a property is tried: few times in every run of the tests, many by hand with ELSHI_RUNS. */
export const runs = { numRuns: Number(process.env['ELSHI_RUNS'] ?? 200) };
/** How long a property may take, in milliseconds. */
export const patience = 60_000 + 400 * runs.numRuns;

const step = fc.record<Step>({
  what: fc.nat(999),
  later: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 500 }) },
    { weight: 2, arbitrary: fc.integer({ min: 700, max: 1200 }) },
    { weight: 2, arbitrary: fc.integer({ min: -1500, max: -1 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  length: fc.integer({ min: 1, max: 500 }),
  choice: fc.nat(999),
});

/** A career's beginning, and what happens in it. */
export const story = fc.record({
  begins: fc.integer({
    min: dayNumber(calendarDate('1988-01-01')),
    max: dayNumber(calendarDate('2024-03-01')),
  }),
  steps: fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
});
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Any policies, each one as likely as its others. */
export const anyPolicies = fc.record(
  Object.fromEntries(Object.entries(POLICY_VALUES).map(([no, values]) => [no, fc.constantFrom(...values)])),
) as unknown as fc.Arbitrary<Policies>;

/** A day up to 60 years after another. */
export const dayAfter = (from: CalendarDate) =>
  fc.integer({ min: 0, max: 60 * 366 }).map((days) => dateOf(dayNumber(from) + days));

/** The act that a step asks for, whether it is lawful or not. */
function actOf(history: History, step: Step): Act {
  const latest = Math.max(...history.standings.all.map(({ day }) => dayNumber(day)));
  const on = dateOf(latest + step.later);
  return weighted[step.what % weighted.length]!({ history, on, step });
}

export interface Telling {
  /** What is decided about acts that would fall: all annulled, or all kept. Left out, such acts are not recorded. */
  readonly dependants?: 'ANNUL' | 'KEEP';
  /** Kinds that do not occur. */
  readonly without?: readonly Act['kind'][];
}

/** The career that a story tells: lawful by construction, for an act is kept only if the judge accepts it. */
export function told({ begins, steps }: Story, telling: Telling = {}): History {
  const on = dateOf(begins);
  const first = serving(on, pick(codes, steps[0]!));
  return steps.reduce((history, step) => {
    const next = actOf(history, step);
    return telling.without?.includes(next.kind) ? history : (accepting(history, next, telling) ?? history);
  }, first);
}

/** The history with the act and what is decided about its dependants, or nothing when it is refused. */
export function accepting(history: History, next: Act, { dependants: action }: Telling): History | undefined {
  const dependants: DependantDecision[] = [];
  for (;;) {
    const decision = history.when(next, { dependants });
    if (decision.refused === undefined) return history.recorded(next, decision);
    if (decision.refused !== 'DEPENDANT_ACTS' || action === undefined) return undefined;
    for (const { eventId } of decision.facts['dependants'] as readonly { eventId: string }[])
      dependants.push({ eventId, action });
  }
}

/** The next rank after the one held on a day. */
export function nextRank(history: History, on: CalendarDate): Rank | undefined {
  return rankAfter(spellOn(history.career, on)?.spell.rank);
}
