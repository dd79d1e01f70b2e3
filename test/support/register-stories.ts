import { readAct } from '@elshi/contract';
import type { Act, ActKind } from '@elshi/domain';
import { dateOf, dayNumber } from '@elshi/law';
import fc from 'fast-check';
import { act, court, type History, withoutOrder } from './careers.js';
import { weighted } from './careers-scenes.js';
import { pick, type Step } from './careers-steps.js';
import type { Body } from './register.js';

/** What is decided about acts that rest on one that is posted. */
export const DECISIONS = ['ANNUL', 'KEEP', 'MIXED', 'INCOMPLETE', 'SURPLUS', 'NONE'] as const;

/** What happens next in a register, in numbers that are read by what stands then. */
export interface Turn {
  readonly officer: number;
  readonly what: number;
  readonly step: Step;
  readonly decision: (typeof DECISIONS)[number];
  /** By how much the clock of the service has moved since the last turn, in microseconds: now and then backwards. */
  readonly moved: number;
  /** Read the answers of this turn are kept for, when they are. */
  readonly asOf: string;
}

const SECOND = 1_000_000;

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(999),
  later: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 500 }) },
    { weight: 3, arbitrary: fc.integer({ min: -900, max: -1 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  length: fc.integer({ min: 1, max: 500 }),
  choice: fc.nat(999),
});

/** Turns about a few officers. */
export const turns = (officers: number, length: number): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record({
      officer: fc.nat(officers - 1),
      what: fc.nat(99),
      step,
      decision: fc.constantFrom(...DECISIONS, 'ANNUL' as const, 'ANNUL' as const),
      moved: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: 5 * SECOND }) },
        { weight: 2, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -3600 * SECOND, max: -1 }) },
      ),
      asOf: fc.integer({ min: 10_000, max: 22_000 }).map((day): string => dateOf(day)),
    }),
    { minLength: length / 2, maxLength: length, size: 'max' },
  );

/** The act that a turn posts, whether it is lawful or not; nothing where it is none that could be posted. */
export function bodyOf(history: History, turn: Turn): Body | undefined {
  const written = JSON.parse(JSON.stringify(actOf(history, turn))) as { kind: string; data: Body };
  const { ground: _ground, ...rest } = written.data;
  const body = written.kind === 'AssignRank' ? { ...written, data: rest } : written;
  return 'violations' in readAct(body, 'officer') ? undefined : body;
}

function actOf(history: History, { what, step: next }: Turn): Act {
  const recorded = history.ledger.acts.length;
  const opening = [
    () =>
      act(
        'RegisterOfficer',
        '1999-03-01',
        { names: { latin: 'Abenova Aigerim' }, category: 'OFFICER' },
        withoutOrder,
      ),
    () => act('EnterService', '1999-03-01', {}),
    () => act('AppointToPosition', '1999-03-01', { positionCode: 'POS_THIRD_SECRETARY' }),
    () => act('AssignRank', '1999-04-01', { rank: 'ATTACHE' }),
  ][recorded];
  if (opening !== undefined) return opening();
  const latest = Math.max(...history.standings.all.map(({ day }) => dayNumber(day)));
  const on = dateOf(Math.min(latest + next.later, dayNumber(dateOf(22_000))));
  if (what < 60) return amendment(history, what, next, on);
  return weighted[next.what % weighted.length]!({ history, on, step: next });
}

/** A correction or an annulment of any event: mostly of a recent one, corrections and annulments among them. */
function amendment(history: History, what: number, { choice, length }: Step, on: string): Act {
  const events = history.ledger.acts.flatMap((entry) => entry.events);
  const pool = what % 3 === 0 ? events : events.slice(-6);
  const { eventId } = pool[choice % pool.length]!;
  if (what < 30) return act('AnnulAct', on, { eventId, reason: 'r' }, court(on));
  const { act: target, day } = history.standings.ofEvent(eventId)!;
  const moved = dateOf(dayNumber(day) + length - 250);
  const ofKind = (CHANGES[target.kind] ?? []).map((change) => ({ data: change(moved, choice) }));
  const changes = [{ effectiveOn: moved }, { order: { number: `n${choice}` } }, ...ofKind];
  return act(
    'CorrectAct',
    on,
    { eventId, changes: changes[length % changes.length], reason: 'r' },
    withoutOrder,
  );
}

type Change = (day: string, choice: number) => object;

const ofRank: readonly Change[] = [
  () => ({ rank: 'THIRD_SECRETARY' }),
  () => ({ justification: null }),
  (day) => ({ representation: { number: '1', date: day } }),
];

/** What might be corrected of the data of an act, by its kind. */
const CHANGES: Partial<Record<ActKind, readonly Change[]>> = {
  RegisterOfficer: [
    (_day, choice) => ({ names: { ru: `Имя ${choice}` } }),
    () => ({ names: { ru: null } }),
    () => ({ birthDate: '1970' }),
  ],
  RecordServiceCredit: [
    (day) => ({ to: day }),
    () => ({ to: null }),
    (day) => ({ from: day }),
    (_day, choice) => ({ creditKind: 1 + (choice % 8) }),
    (_day, choice) => ({ creditId: `c${choice % 9}` }),
  ],
  CloseServiceCredit: [(day) => ({ to: day })],
  RecordLeave: [
    (day) => ({ to: day }),
    (day) => ({ from: day }),
    (_day, choice) => ({ leaveKind: choice % 2 === 0 ? 'UNPAID' : 'ANNUAL' }),
  ],
  AppointToPosition: [
    () => ({ positionCode: 'POS_FIRST_SECRETARY' }),
    (_day, choice) => ({ unit: `unit ${choice}` }),
    () => ({ unit: null }),
  ],
  AssignRank: ofRank,
  AssignRankEarly: ofRank,
  AssignRankOutOfTurn: ofRank,
  RecordHistoricalRank: [
    (_day, choice) => ({ rank: null, ladder: 'another', rankText: `class ${choice}` }),
    () => ({ rankText: 'class 1' }),
    () => ({ rank: 'ATTACHE' }),
  ],
};

/** The decisions of a turn about acts that were listed as dependants. */
export function decided({ decision, step: next }: Turn, listed: readonly string[]): readonly Body[] {
  const each = (action: 'ANNUL' | 'KEEP') => listed.map((eventId) => ({ eventId, action }));
  switch (decision) {
    case 'KEEP':
      return each('KEEP');
    case 'MIXED':
      return listed.map((eventId, at) => ({
        eventId,
        action: pick(['KEEP', 'ANNUL'], { ...next, choice: at }),
      }));
    case 'INCOMPLETE':
      return each('ANNUL').slice(1);
    case 'ANNUL':
    case 'SURPLUS':
      return each('ANNUL');
    case 'NONE':
      return [];
  }
}
