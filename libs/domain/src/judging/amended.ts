import type { CalendarDate } from '@elshi/law';
import { type Refusal, refusal } from '../refusal.js';
import type { StandingAct, Standings } from '../standing.js';
import { isInEffect } from './fold.js';
import { idOf, idOpenedBy } from './named-acts.js';
import type { Sweep } from './sweep.js';

/** Acts that an amendment changes itself: those it corrects otherwise than before, and those it brings back. */
export function amended(before: Standings, after: Standings): readonly StandingAct[] {
  return before.all.flatMap((then) => {
    const now = after.all[then.index]!;
    if (!isInEffect(now)) return [];
    return !isInEffect(then) || isCorrectedOtherwise(then, now) ? [now] : [];
  });
}

/** The days of acts that an amendment brings back, sets aside, or corrects otherwise, before and after: it reaches back to the first of them. */
export function daysAmended(before: Standings, after: Standings): readonly CalendarDate[] {
  return before.all.flatMap((then) => {
    const now = after.all[then.index]!;
    const stands = isInEffect(then) === isInEffect(now) && !isCorrectedOtherwise(then, now);
    return stands ? [] : [then.day, now.day];
  });
}

function isCorrectedOtherwise(then: StandingAct, now: StandingAct): boolean {
  return (
    then.corrections.length !== now.corrections.length ||
    then.corrections.some((correction, place) => correction !== now.corrections[place])
  );
}

/** The ids that amended acts no longer hold, or hold now: what uses them is judged again, whatever its day. */
export function restatedIds(before: Standings, changed: readonly StandingAct[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { act, index } of changed) {
    const [then, now] = [idOf(before.all[index]!.act), idOf(act)];
    if (then === now) continue;
    for (const id of [then, now]) if (id !== undefined) ids.add(id);
  }
  return ids;
}

/**
 * An amended act is judged like a late one. One that was irregular before may stay as irregular as it was, and take on
 * nothing else that is unlawful.
 */
export function amendedRefusal(
  changed: readonly StandingAct[],
  before: Sweep<unknown>,
  after: Sweep<unknown>,
): Refusal | undefined {
  for (const standing of changed) {
    const { standings } = after.docket;
    const hindrance =
      idReused(standing, standings, before.docket.standings.all.length) ??
      annulledOtherwise(standing, standings);
    if (hindrance !== undefined) return hindrance;
    const [then, now] = [before, after].map(({ swept }) => swept.get(standing.index)?.faults ?? []);
    const added = now!.find((fault) => !then!.some((other) => isNoWorse(fault, other)));
    if (added !== undefined) return added;
  }
  return undefined;
}

/** Whether a fault is the same as before, or less of it. */
function isNoWorse(now: Refusal, then: Refusal): boolean {
  if (now.refused !== then.refused) return false;
  const [short, wasShort] = [now.facts['daysShort'], then.facts['daysShort']];
  if (typeof short === 'number' && typeof wasShort === 'number') return short <= wasShort;
  return now.because === then.because;
}

/** An id that another act took meanwhile cannot be held twice. */
function idReused(standing: StandingAct, { all }: Standings, own: number): Refusal | undefined {
  const id = idOpenedBy(standing.act);
  if (id === undefined) return undefined;
  const other = all.find(
    ({ act, index, status }) =>
      index !== standing.index && index !== own && status !== 'annulled' && idOpenedBy(act) === id,
  );
  return other && refusal('DUPLICATE_ID', 'Its id is in use by another act.', [], { eventId: other.actId });
}

/** An annulment does not come back when another has taken its place. */
function annulledOtherwise({ act, entry }: StandingAct, { ofEvent }: Standings): Refusal | undefined {
  const by = act.kind === 'AnnulAct' ? ofEvent(act.data.eventId)?.annulledBy : undefined;
  return by === undefined || entry.events.some(({ eventId }) => eventId === by)
    ? undefined
    : refusal('ALREADY_ANNULLED', 'The act is annulled by another already.', [], { annulledBy: by });
}
