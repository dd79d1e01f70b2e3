import type { ActKind, DependantDecision, ProposedAct } from '../act.js';
import type { EventDraft } from '../event.js';
import type { Ledger } from '../ledger.js';
import { type StandingAct, type Standings, standings } from '../standing.js';
import { amended, daysAmended, restatedIds } from './amended.js';
import { fallen, isAmendment, naming } from './dependants.js';
import { type Docket, docketOf } from './docket.js';
import { isInEffect } from './fold.js';
import { idOf } from './named-acts.js';
import { once } from './once.js';
import { reachOf } from './reach.js';
import type { JudgeContext, SubjectRules } from './subject-rules.js';
import { supposing } from './supposing.js';
import { type Sweep, sweep, type SweepOptions } from './sweep.js';
import { judgeAct, type Verdict } from './verdict.js';

/** What was found about the proposed act itself. */
interface Own {
  readonly verdict: Verdict;
  readonly events: readonly EventDraft[];
}

/** How the judge came to its decision. */
export interface Deliberation<Draft> {
  readonly own: Own;
  /** The ledger without the act, swept when something depends on it. */
  readonly before: () => Sweep<Draft>;
  readonly after: Sweep<Draft>;
  /** The acts that an amendment changes itself. */
  readonly changed: readonly StandingAct[];
  /** Every act that was found to depend on this one, in any round. */
  readonly listed: ReadonlySet<number>;
  /** Those that name what goes, and cannot stand without it. */
  readonly bound: ReadonlySet<number>;
  readonly annulled: readonly StandingAct[];
  /** Those found in the last round that nobody decided. */
  readonly undecided: readonly StandingAct[];
}

/** Judges, applies the decisions about what falls, and judges again until nothing more falls. */
export function deliberate<Draft, C>(
  rules: SubjectRules<Draft, C>,
  ledger: Ledger,
  proposed: ProposedAct,
  context: JudgeContext,
): Deliberation<Draft> {
  const past = once(() => docketOf(standings(ledger)));
  const decisions = proposed.dependants.length === 0 ? noDecisions : decided(proposed, past().standings);
  const listed = new Set<number>();
  const bound = new Set<number>();
  const annulled = new Map<number, StandingAct>();
  for (;;) {
    const round = judge(rules, ledger, proposed, [...annulled.values()], context, past);
    const deliberation = { ...round, listed, bound, annulled: inOrderOfRecording(annulled) };
    if (round.own.verdict.refusal !== undefined) return { ...deliberation, undecided: [] };
    const found = dependantsIn(rules, round, proposed, annulled, bound);
    for (const { index } of found) listed.add(index);
    const more = found.filter(({ index }) => decisions.get(index) === 'ANNUL');
    if (more.length === 0)
      return { ...deliberation, undecided: found.filter(({ index }) => !decisions.has(index)) };
    for (const standing of more) annulled.set(standing.index, standing);
  }
}

interface Round<Draft> {
  readonly own: Own;
  readonly before: () => Sweep<Draft>;
  readonly after: Sweep<Draft>;
  readonly changed: readonly StandingAct[];
}

/** The ledger with the act and with these acts annulled by it, judged from its reach on. */
function judge<Draft, C>(
  rules: SubjectRules<Draft, C>,
  ledger: Ledger,
  { act }: ProposedAct,
  annulled: readonly StandingAct[],
  context: JudgeContext,
  past: () => Docket,
): Round<Draft> {
  const ids = annulled.map(({ actId }) => actId);
  const then = docketOf(supposing(ledger, act, context.eventId(0), ids));
  const own = then.standings.all.at(-1)!;
  const amends = isAmendment(own) || annulled.length > 0;
  const changed = amends ? amended(past().standings, then.standings) : [];
  const options: SweepOptions<C> = {
    policies: context.policies,
    surroundings: context.surroundings,
    judges: judgedFrom(rules, own, annulled, amends ? [then, past()] : [then], changed),
  };
  let found: Own | undefined;
  const after = sweep(rules, then, {
    ...options,
    // What it annuls still stands for the act itself.
    namesFor: ({ index }) => (amends && index === own.index ? past().named : then.named),
    visit: (judged, circumstances) => {
      if (judged.index !== own.index) return;
      const verdict = judgeAct(rules, judged, circumstances);
      const lawful = verdict.refusal === undefined;
      const { events } = rules.ruleOf<ActKind>(judged.act.kind);
      found = { verdict, events: lawful ? events(judged, circumstances, context.eventId) : [] };
    },
  });
  return { own: found!, before: once(() => sweep(rules, past(), options)), after, changed };
}

/**
 * Acts in effect before the reach are not judged again, but those that use an id which an amendment changes. One event of an act may annul
 * another than the act names, and that comes back with it: so an amendment reaches as far as what stands otherwise by it.
 */
function judgedFrom<Draft, C>(
  rules: SubjectRules<Draft, C>,
  own: StandingAct,
  annulled: readonly StandingAct[],
  dockets: readonly Docket[],
  changed: readonly StandingAct[],
): SweepOptions<C>['judges'] {
  const reaches = dockets.flatMap(({ named }) => [own, ...annulled].map((act) => reachOf(rules, act, named)));
  const [now, past] = dockets.map(({ standings: all }) => all);
  const days = past === undefined ? [] : daysAmended(past, now!);
  const from = [...reaches, ...days].reduce((one, other) => (one < other ? one : other));
  const restated = past === undefined ? new Set<string>() : restatedIds(past, changed);
  return ({ act, day }) => day >= from || (restated.size > 0 && restated.has(idOf(act) ?? ''));
}

/** The acts that the round found to rest on the proposed one, and that are not annulled yet. */
function dependantsIn<Draft, C>(
  rules: SubjectRules<Draft, C>,
  { before, after, changed }: Round<Draft>,
  { act }: ProposedAct,
  annulled: ReadonlyMap<number, StandingAct>,
  bound: Set<number>,
): readonly StandingAct[] {
  if (after.swept.size === 1 && act.kind !== 'AnnulAct' && annulled.size === 0) return [];
  const { standings: all } = before().docket;
  const target = act.kind === 'AnnulAct' ? all.ofEvent(act.data.eventId) : undefined;
  const gone = [...(target ? [target] : []), ...annulled.values()];
  const named = naming(rules, before(), gone);
  for (const { index } of named) bound.add(index);
  const left = new Set([...gone, ...changed].map(({ index }) => index));
  const found = [...named, ...fallen(before(), after)].map(({ index }) => index);
  return [...new Set(found)]
    .filter((index) => !left.has(index))
    .sort((a, b) => a - b)
    .map((index) => all.all[index]!);
}

const noDecisions: ReadonlyMap<number, DependantDecision['action']> = new Map();

function decided(
  { dependants }: ProposedAct,
  now: Standings,
): ReadonlyMap<number, DependantDecision['action']> {
  const decisions = new Map<number, DependantDecision['action']>();
  for (const { eventId, action } of dependants) {
    const standing = now.ofEvent(eventId);
    if (standing !== undefined && isInEffect(standing)) decisions.set(standing.index, action);
  }
  return decisions;
}

function inOrderOfRecording(acts: ReadonlyMap<number, StandingAct>): readonly StandingAct[] {
  return [...acts.values()].sort((a, b) => a.index - b.index);
}
