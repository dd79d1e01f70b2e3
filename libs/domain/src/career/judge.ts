import type { CalendarDate, Citation, Policies, PolicyNo } from '@elshi/law';
import type { ActKind, DependantDecision, ProposedAct } from '../act.js';
import type { EventDraft } from '../event.js';
import type { Ledger } from '../ledger.js';
import { type Facts, type Refusal, refusal, type Warning } from '../refusal.js';
import { type StandingAct, type Standings, standings } from '../standing.js';
import type { Circumstances } from './act-rule.js';
import { annulmentAuthority } from './acts/amendment.js';
import { ruleOf } from './acts/index.js';
import { fallen, naming } from './dependants.js';
import { isInEffect } from './fold.js';
import { idOpenedBy, namedActs } from './named-acts.js';
import { reachOf } from './reach.js';
import { supposing, type Sweep, sweep, type SweepOptions } from './sweep.js';
import { isHistorical, type Verdict } from './verdict.js';

/** What the judge needs beside the ledger and the act. */
export interface JudgeContext {
  readonly policies: Policies;
  /** Offices that were looked up for the act. */
  readonly offices: Circumstances['offices'];
  /** The id of each event that would be written, by its place. */
  readonly eventId: (index: number) => string;
}

/** A lawful act: the events to be written, and what they were decided on. */
export interface Decided {
  readonly refused?: undefined;
  readonly events: readonly EventDraft[];
  readonly warnings: readonly Warning[];
  readonly citations: readonly Citation[];
  readonly facts: Readonly<Record<string, Facts>>;
  readonly policies: Readonly<Partial<Policies>>;
  /** Dependants that stay although their ground is gone, by decision of the caller. */
  readonly dependants: readonly DependantDecision[];
}

export type Decision = Decided | Refusal;

/**
 * Judges a new act by the career as it stood on its day, and by what it does to the acts in effect later.
 *
 * Refuses with `DEPENDANT_ACTS` while acts that would fall are undecided. Pure: the same ledger, act and context give
 * the same answer.
 */
export function propose(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  const rounds = decide(ledger, proposed, context);
  const { after, own } = rounds;
  if (own === undefined) return refusal('ID_UNKNOWN', 'The act annuls itself.');
  const refused =
    own.verdict.refusal ?? touchedRefusal(ledger, rounds, proposed) ?? dependantsRefusal(rounds, proposed);
  if (refused !== undefined) return refused;
  const annulments = rounds.annulled.map((standing) => annulmentOf(standing, proposed));
  return {
    events: [...own.events, ...annulments],
    warnings: own.verdict.warnings,
    citations: own.verdict.citations,
    facts: { LEDGER: { revision: ledger.revision }, ...own.verdict.facts },
    policies: chosen(context.policies, own.verdict.policies),
    dependants: proposed.dependants.filter(
      (decision) => decision.action === 'KEEP' && isListed(after, rounds, decision),
    ),
  };
}

interface Own {
  readonly verdict: Verdict;
  readonly events: readonly EventDraft[];
}

interface Rounds {
  readonly before: Sweep;
  readonly after: Sweep;
  readonly own: Own | undefined;
  /** Every act that was found to depend on this one, in any round. */
  readonly listed: ReadonlyMap<number, StandingAct>;
  /** Those that cannot stand without what goes. */
  readonly bound: ReadonlySet<number>;
  readonly annulled: readonly StandingAct[];
  /** Those found in the last round that nobody decided. */
  readonly undecided: readonly StandingAct[];
}

/** Judges, applies the decisions about what falls, and judges again until nothing more falls. */
function decide(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Rounds {
  const now = standings(ledger);
  const from = reach(ledger, proposed, now);
  const options: SweepOptions = { policies: context.policies, offices: context.offices, from };
  const before = sweep(now, options);
  const decisions = decisionsByAct(proposed, now);
  const listed = new Map<number, StandingAct>();
  const bound = new Set<number>();
  const annulled: StandingAct[] = [];
  for (;;) {
    const { after, own } = suppose(ledger, proposed, annulled, context, options, before.standings);
    if (own === undefined || own.verdict.refusal !== undefined) {
      return { before, after, own, listed, bound, annulled, undecided: [] };
    }
    const found = new Map(
      dependantsOf(ledger, proposed, before, after, annulled, bound).map((act) => [act.index, act]),
    );
    for (const [index, act] of found) listed.set(index, act);
    const going = new Set(annulled.map((act) => act.index));
    const more = [...found.values()].filter(
      (act) => decisions.get(act.index) === 'ANNUL' && !going.has(act.index),
    );
    if (more.length === 0) {
      const undecided = [...found.values()].filter((act) => !decisions.has(act.index));
      return { before, after, own, listed, bound, annulled, undecided };
    }
    annulled.push(...more);
    annulled.sort((a, b) => a.index - b.index);
  }
}

function reach(ledger: Ledger, proposed: ProposedAct, now: Standings): CalendarDate {
  const supposed = supposing(ledger, proposed.act, '', []);
  const own = supposed.all.at(-1)!;
  const touched = (all: Standings) => reachOf(own, all, namedActs(all));
  const [then, after] = [touched(now), touched(supposed)];
  return then < after ? then : after;
}

function suppose(
  ledger: Ledger,
  proposed: ProposedAct,
  annulled: readonly StandingAct[],
  context: JudgeContext,
  options: SweepOptions,
  before: Standings,
): { readonly after: Sweep; readonly own: Own | undefined } {
  const ids = annulled.map((standing) => standing.actId);
  const supposed = supposing(ledger, proposed.act, context.eventId(0), ids);
  let own: Own | undefined;
  const after = sweep(supposed, {
    ...options,
    before: namedActs(before),
    visit: (judged, circumstances, verdict) => {
      if (judged.index !== ledger.acts.length) return;
      const events =
        verdict.refusal === undefined
          ? ruleOf<ActKind>(judged.act.kind).events(judged, circumstances, context.eventId)
          : [];
      own = { verdict, events };
    },
  });
  return { after, own };
}

function dependantsOf(
  ledger: Ledger,
  proposed: ProposedAct,
  before: Sweep,
  after: Sweep,
  annulled: readonly StandingAct[],
  bound: Set<number>,
): readonly StandingAct[] {
  const { act } = proposed;
  const target = act.kind === 'AnnulAct' ? before.standings.ofEvent(act.data.eventId) : undefined;
  const touched = new Set(touchedBy(proposed, before, after).map((standing) => standing.index));
  const going = new Set(annulled.map((standing) => standing.index));
  const named = [...(target ? [target] : []), ...annulled].flatMap((gone) => naming(before, gone));
  for (const standing of named) bound.add(standing.index);
  const found = new Map<number, StandingAct>();
  for (const standing of [...named, ...fallen(before, after)]) {
    const isNew = standing.index === ledger.acts.length;
    if (isNew || touched.has(standing.index) || going.has(standing.index)) continue;
    if (standing.index !== target?.index) found.set(standing.index, before.standings.all[standing.index]!);
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/** The acts that an amendment itself changes: what it corrects, or what its annulment brings back. */
function touchedBy(proposed: ProposedAct, before: Sweep, after: Sweep): readonly StandingAct[] {
  const { act } = proposed;
  if (act.kind !== 'CorrectAct' && act.kind !== 'AnnulAct') return [];
  const target = before.standings.ofEvent(act.data.eventId);
  if (target === undefined) return [];
  if (act.kind === 'CorrectAct') return [after.standings.all[target.index]!];
  const corrected =
    target.act.kind === 'CorrectAct' ? before.standings.ofEvent(target.act.data.eventId) : undefined;
  const revived = before.standings.all.filter(
    (standing) =>
      standing.status === 'annulled' && after.standings.all[standing.index]!.status !== 'annulled',
  );
  return [...(corrected ? [corrected] : []), ...revived].map(
    (standing) => after.standings.all[standing.index]!,
  );
}

/** A corrected or revived act is judged like a late one. One that was irregular before may stay so. */
function touchedRefusal(
  ledger: Ledger,
  { before, after }: Rounds,
  proposed: ProposedAct,
): Refusal | undefined {
  for (const standing of touchedBy(proposed, before, after)) {
    const reused = idReused(standing, after.standings, ledger.acts.length);
    if (reused !== undefined) return reused;
    const now = after.swept.get(standing.index);
    const then = before.swept.get(standing.index);
    if (now === undefined || isHistorical(now.standing.act) || then?.verdict.refusal !== undefined) continue;
    if (now.verdict.refusal !== undefined) return now.verdict.refusal;
  }
  return undefined;
}

/** An id that another act took meanwhile cannot be held twice. */
function idReused(standing: StandingAct, all: Standings, own: number): Refusal | undefined {
  const id = idOpenedBy(standing.act);
  if (id === undefined) return undefined;
  const other = all.all.find(
    (candidate) =>
      candidate.index !== standing.index &&
      candidate.index !== own &&
      candidate.status !== 'annulled' &&
      candidate.act.kind === standing.act.kind &&
      idOpenedBy(candidate.act) === id,
  );
  return other && refusal('DUPLICATE_ID', 'Its id is in use by another act.', [], { eventId: other.actId });
}

function dependantsRefusal(rounds: Rounds, proposed: ProposedAct): Refusal | undefined {
  const { undecided, listed, bound, annulled, after } = rounds;
  if (undecided.length > 0) {
    const dependants = undecided.map((standing) => ({
      eventId: standing.actId,
      kind: standing.entry.act.kind,
    }));
    return refusal(
      'DEPENDANT_ACTS',
      'Other acts rest on this one: decide for each whether it is annulled or kept.',
      [],
      {
        dependants,
      },
    );
  }
  for (const decision of proposed.dependants) {
    const standing = after.standings.ofEvent(decision.eventId);
    const isKnown = standing !== undefined && listed.has(standing.index);
    if (!isKnown || (decision.action === 'KEEP' && cannotStay(standing, rounds, bound))) {
      const because = isKnown ? 'It names what goes, and cannot be kept.' : 'It does not rest on this act.';
      return refusal('ID_UNKNOWN', because, [], { eventId: decision.eventId });
    }
  }
  for (const standing of annulled) {
    const finding = annulmentAuthority(proposed.act.order, standing);
    if (finding.outcome === 'fail') return finding.refusal;
  }
  return undefined;
}

/** Whether an act has nothing to stand on: it names what goes, or is a restoration of no loss. */
function cannotStay(standing: StandingAct, { after }: Rounds, bound: ReadonlySet<number>): boolean {
  const code = after.swept.get(standing.index)?.verdict.refusal?.refused;
  return (
    bound.has(standing.index) ||
    code === 'ID_UNKNOWN' ||
    code === 'DUPLICATE_ID' ||
    (standing.act.kind === 'RestoreRank' && code === 'RANK_SEQUENCE')
  );
}

function isListed(after: Sweep, { listed }: Rounds, decision: DependantDecision): boolean {
  const standing = after.standings.ofEvent(decision.eventId);
  return standing !== undefined && listed.has(standing.index);
}

function decisionsByAct(
  proposed: ProposedAct,
  now: Standings,
): ReadonlyMap<number, DependantDecision['action']> {
  const decisions = new Map<number, DependantDecision['action']>();
  for (const { eventId, action } of proposed.dependants) {
    const standing = now.ofEvent(eventId);
    if (standing !== undefined && isInEffect(standing)) decisions.set(standing.index, action);
  }
  return decisions;
}

function annulmentOf(standing: StandingAct, { act }: ProposedAct): EventDraft {
  const reason = 'reason' in act.data ? act.data.reason : `it rested on what act ${act.kind} changes`;
  return { type: 'ActAnnulled', data: { effectiveOn: act.effectiveOn, eventId: standing.actId, reason } };
}

function chosen(policies: Policies, consulted: readonly PolicyNo[]): Partial<Policies> {
  return Object.fromEntries(consulted.map((no) => [no, policies[no]]));
}
