import { type CalendarDate, firstDayOf } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Standing, StandingAct } from '../standing.js';
import type { NamedActs } from './named-acts.js';
import type { SubjectRules } from './subject-rules.js';

/**
 * The earliest day that an act can change: its own, those of the dates in its data, and the reach of the act it changes.
 */
export function reachOf<Draft, C>(
  rules: SubjectRules<Draft, C>,
  standing: StandingAct,
  named: NamedActs,
): CalendarDate {
  let reach = standing.day;
  for (let act: StandingAct | undefined = standing; act !== undefined; act = changedBy(rules, act, named)) {
    for (const day of [act.day, fromOf(rules, act)]) if (day !== undefined && day < reach) reach = day;
  }
  return reach;
}

/** The day from which an act changes something by a date in its data. */
export function fromOf<K extends ActKind, Draft, C>(
  rules: SubjectRules<Draft, C>,
  standing: StandingAct,
): CalendarDate | undefined {
  const from = rules.ruleOf(standing.act.kind as K).reaching?.from;
  return from && firstDayOf(from(standing as Standing<K>));
}

/** What an act changes; it was recorded before it, so that following it ends. */
export function changedBy<K extends ActKind, Draft, C>(
  rules: SubjectRules<Draft, C>,
  standing: StandingAct,
  named: NamedActs,
): StandingAct | undefined {
  const changes = rules.ruleOf(standing.act.kind as K).reaching?.changes;
  const changed = changes?.(standing as Standing<K>, named);
  return changed !== undefined && changed.index < standing.index ? changed : undefined;
}
