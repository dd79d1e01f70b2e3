import { dateOf, type DayNumber, FIRST_DATE, type Rank, rankAfter } from '@elshi/law';
import type { ValidRow, Values } from '@elshi/read-models';
import type { InventedCareer, Step } from './invented-careers.js';

/** The steps of a career that are known by a time, and what is known of them by then. */
export interface KnownCareer extends InventedCareer {
  readonly name: string;
  /** Corrections in force, by the step corrected. */
  readonly corrected: ReadonlyMap<number, Step & { readonly said: { readonly is: 'corrected' } }>;
  /** Annulments, by the step annulled. */
  readonly annulled: ReadonlyMap<number, Step>;
}

/** A career as it is known by a time in microseconds. */
export function knownBy(career: InventedCareer, known: number): KnownCareer {
  const steps = career.steps.filter((step) => step.known <= known);
  let name = '';
  const corrected = new Map<number, Step & { readonly said: { readonly is: 'corrected' } }>();
  const annulled = new Map<number, Step>();
  for (const step of steps) {
    const { said } = step;
    if (said.is === 'registered' || said.is === 'renamed') name = said.name;
    if (said.is === 'corrected') corrected.set(said.step, { ...step, said });
    if (said.is === 'annulled') annulled.set(said.step, step);
  }
  return { ...career, steps, name, corrected, annulled };
}

/** The days on which what stands takes effect, in their order. */
function standing({ steps, corrected, annulled }: KnownCareer): readonly [DayNumber, Step][] {
  return steps
    .map((step, at): [DayNumber, Step] => [corrected.get(at)?.said.day ?? step.day, step])
    .filter((_step, at) => !annulled.has(at))
    .sort(([a], [b]) => a - b);
}

export function nameRows({ officerId, steps, name, personalNo }: KnownCareer): readonly ValidRow[] {
  if (steps.length === 0) return [];
  const values = { officerId, latin: name, ru: null, kk: null, personalNo, text: `${name}\n${personalNo}` };
  return [{ validFrom: FIRST_DATE, validTo: null, values }];
}

export function officerRows(career: KnownCareer): readonly ValidRow[] {
  if (career.steps.length === 0) return [];
  const before = { status: 'NOT_ENTERED', rank: null, positionCode: null, officeId: null };
  let values: Values = { officerId: career.officerId, category: 'OFFICER', ...before };
  const rows: ValidRow[] = [{ validFrom: FIRST_DATE, validTo: null, values }];
  for (const [day, { said }] of standing(career)) {
    const changed = changedBy(said);
    if (changed === undefined) continue;
    values = { ...values, ...changed };
    const validFrom = dateOf(day);
    const last = rows.pop()!;
    if (last.validFrom < validFrom) rows.push({ ...last, validTo: validFrom });
    rows.push({ validFrom, validTo: null, values });
  }
  return rows;
}

function changedBy(said: Step['said']): Values | undefined {
  switch (said.is) {
    case 'entered':
      return { status: 'IN_SERVICE' };
    case 'ranked':
      return { rank: said.rank };
    case 'posted':
      return { positionCode: said.positionCode, officeId: said.officeId };
    case 'left':
      return { status: said.status, positionCode: null, officeId: null };
    case 'registered':
    case 'renamed':
    case 'noted':
    case 'corrected':
    case 'annulled':
      return undefined;
  }
}

export function eligibilityRows(career: KnownCareer): readonly ValidRow[] {
  const rows: ValidRow[] = [];
  for (const [day, { said, eventId }] of standing(career)) {
    if (said.is !== 'ranked' && said.is !== 'left') continue;
    const last = rows.pop();
    if (last !== undefined) rows.push({ ...last, validTo: last.validTo ?? dateOf(day) });
    const nextRank = said.is === 'ranked' ? rankAfter(said.rank) : undefined;
    if (said.is !== 'ranked' || nextRank === undefined) continue;
    const values = { ...spellOf(career, said.rank, day), spellId: eventId, rankHeld: said.rank, nextRank };
    rows.push({ validFrom: dateOf(day), validTo: null, values });
  }
  return rows;
}

/** Two to four years after the rank; never for one in a few dozen. */
function spellOf({ officerId }: KnownCareer, rank: Rank, day: DayNumber): Values {
  const eligibleOn = day % 37 === 0 ? null : dateOf(day + (2 + (rank.length % 3)) * 365);
  return { officerId, eligibleOn };
}

export function fateRows({ steps, corrected, annulled }: KnownCareer): readonly ValidRow[] {
  return steps.flatMap(({ eventId: actId }, at): readonly ValidRow[] => {
    const correction = corrected.get(at);
    const annulment = annulled.get(at);
    if (correction === undefined && annulment === undefined) return [];
    const status = annulment === undefined ? 'corrected' : 'annulled';
    const corrections = JSON.stringify(correction === undefined ? [] : [correction.eventId]);
    const annulledBy = annulment?.eventId ?? null;
    const values = { actId, status, corrections, annulledBy, removes: null, removedBy: null };
    return [{ validFrom: FIRST_DATE, validTo: null, values }];
  });
}

/** `positionOf` tells where an event stands in the log. */
export function correctedRows(
  { steps, corrected }: KnownCareer,
  positionOf: (step: Step) => number,
): readonly ValidRow[] {
  return [...corrected].map(([at, { said }]) => {
    const step = steps[at]!;
    const { eventId, type } = step;
    const effectiveOn = dateOf(said.day);
    const values = { eventId, position: positionOf(step), type, effectiveOn, orderNo: said.orderNo };
    return { validFrom: FIRST_DATE, validTo: null, values };
  });
}
