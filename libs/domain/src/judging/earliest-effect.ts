import { type CalendarDate, firstDayOf } from '@elshi/law';
import type { Act, ActKind } from '../act.js';
import { correctedAct } from '../corrected-act.js';
import type { LedgerAct } from '../ledger.js';
import type { StandingAct, Standings } from '../standing.js';
import { type NamedActs, namedActs } from './named-acts.js';
import { changedBy, fromOf } from './reach.js';
import type { SubjectRules } from './subject-rules.js';

const ON_OTHERS: ReadonlySet<ActKind> = new Set<ActKind>([
  'CorrectAct',
  'AnnulAct',
  'CancelLeave',
  'VoidServiceCredit',
]);

/** Whether an act changes others from their beginning, so that its own day says nothing. Who is cleared was never suspended. */
export function isOnOthers(act: Act): boolean {
  return ON_OTHERS.has(act.kind) || (act.kind === 'EndSuspension' && act.data.cleared);
}

/**
 * The first day on which anything may be otherwise because of the last act of a ledger: its own day or the first of its
 * interval; of one that changes others, that of each of them, as it was before and as it is now.
 */
export function earliestEffect<Draft, C>(
  rules: SubjectRules<Draft, C>,
  standings: Standings,
): CalendarDate | undefined {
  const last = standings.all.at(-1);
  if (last === undefined) return undefined;
  const named = namedActs(standings);
  const annulled = last.entry.events.flatMap(({ type, data }) =>
    type === 'ActAnnulled' ? (standings.ofEvent(String(data['eventId'])) ?? []) : [],
  );
  return [last, ...annulled].flatMap((act) => daysOf(rules, act, named)).sort()[0];
}

function daysOf<Draft, C>(
  rules: SubjectRules<Draft, C>,
  standing: StandingAct,
  named: NamedActs,
): readonly CalendarDate[] {
  const from = fromOf(rules, standing);
  const changed = isOnOthers(standing.act) ? changedBy(rules, standing, named) : undefined;
  if (changed !== undefined) return versions(changed, standing).flatMap((act) => daysOf(rules, act, named));
  if (from === undefined) return [standing.day];
  const isInterval = rules.ruleOf(standing.act.kind).foldedFirst === true;
  return isInterval ? [from] : [standing.day, from];
}

/** What an act changes; of a correction, as it was without it, and as it is with it. */
function versions(changed: StandingAct, by: StandingAct): readonly StandingAct[] {
  if (by.act.kind !== 'CorrectAct') return [changed];
  const earlier = changed.corrections.filter(({ index }) => index < by.index);
  return [earlier, [...earlier, by.entry]].map((corrections) => corrected(changed, corrections));
}

function corrected(standing: StandingAct, corrections: readonly LedgerAct[]): StandingAct {
  const act = correctedAct(standing.entry.act, corrections);
  return { ...standing, act, day: firstDayOf(act.effectiveOn) };
}
