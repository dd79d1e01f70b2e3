import { type Citation, law, type Policies, type PolicyNo } from '@elshi/law';
import type { DependantDecision, ProposedAct } from '../act.js';
import type { EventDraft } from '../event.js';
import type { Ledger } from '../ledger.js';
import { cited, type Facts, type Refusal, refusal, type Warning } from '../refusal.js';
import type { StandingAct } from '../standing.js';
import { annulmentAuthority } from './amendment.js';
import { amendedRefusal } from './amended.js';
import { deliberate, type Deliberation } from './deliberation.js';
import type { JudgeContext, SubjectRules } from './subject-rules.js';
import type { Sweep } from './sweep.js';

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

/** An act changes or removes another by the procedure of the act itself. */
const dependantsCites = [law('11', '1¶3')];

/**
 * Judges a new act by what stood on its day, and by what it does to the acts in effect later.
 *
 * Refuses with `DEPENDANT_ACTS` while acts that would fall are undecided. Pure: the same ledger, act and context give
 * the same answer.
 */
export function proposeBy<Draft, C>(
  rules: SubjectRules<Draft, C>,
  ledger: Ledger,
  proposed: ProposedAct,
  context: JudgeContext,
): Decision {
  const deliberation = deliberate(rules, ledger, proposed, context);
  const { own, changed, before, after } = deliberation;
  const refused =
    own.verdict.refusal ??
    (changed.length > 0 ? amendedRefusal(changed, before(), after) : undefined) ??
    dependantsRefusal(rules, deliberation, proposed);
  if (refused !== undefined) return cited(refused, dependantsCites);
  const annulments = deliberation.annulled.map((standing) => annulmentOf(standing, proposed));
  return {
    events: [...own.events, ...annulments],
    warnings: own.verdict.warnings,
    citations: own.verdict.citations,
    facts: { LEDGER: { revision: ledger.revision }, ...own.verdict.facts },
    policies: chosen(context.policies, own.verdict.policies),
    dependants: proposed.dependants.filter(({ action }) => action === 'KEEP'),
  };
}

function dependantsRefusal<Draft, C>(
  rules: SubjectRules<Draft, C>,
  deliberation: Deliberation<Draft>,
  proposed: ProposedAct,
): Refusal | undefined {
  const { undecided, annulled, after } = deliberation;
  if (undecided.length > 0) {
    const dependants = undecided.map((standing) => dependantFacts(standing, after));
    const because =
      'Other acts rest on this one: decide for each, in data.dependants, whether it is to KEEP or to ANNUL.';
    return refusal('DEPENDANT_ACTS', because, [], { dependants });
  }
  for (const decision of proposed.dependants) {
    const because = decisionFault(rules, deliberation, decision);
    if (because !== undefined) return refusal('ID_UNKNOWN', because, [], { eventId: decision.eventId });
  }
  for (const standing of annulled) {
    const finding = annulmentAuthority(proposed.act, standing);
    if (finding.outcome === 'fail') return finding.refusal;
  }
  return undefined;
}

/** What the caller sees of an act that he has to decide about: which it is, and what would be wrong with it. */
function dependantFacts({ actId, index, act, entry }: StandingAct, after: Sweep<unknown>): Facts {
  const refused = after.swept.get(index)?.refusal;
  return {
    eventId: actId,
    kind: entry.act.kind,
    effectiveOn: act.effectiveOn,
    orderNumber: act.order?.number ?? null,
    refused: refused?.refused ?? null,
    because: refused?.because ?? 'It names what goes, or would be a first rank.',
  };
}

/** Why a decision about a dependant cannot be followed. */
function decisionFault<Draft, C>(
  rules: SubjectRules<Draft, C>,
  { after, annulled, listed, bound }: Deliberation<Draft>,
  { eventId, action }: DependantDecision,
): string | undefined {
  const standing = after.docket.standings.ofEvent(eventId);
  if (standing === undefined || !listed.has(standing.index)) return 'It does not rest on this act.';
  if (action === 'ANNUL') return undefined;
  if (annulled.some(({ index }) => index === standing.index)) return 'It is annulled by another decision.';
  const fault = after.swept.get(standing.index)?.refusal;
  const hangs =
    bound.has(standing.index) ||
    fault?.refused === 'ID_UNKNOWN' ||
    fault?.refused === 'DUPLICATE_ID' ||
    (fault !== undefined && rules.hangsOn?.(standing, fault) === true);
  return hangs ? 'It names what goes, and cannot be kept.' : undefined;
}

function annulmentOf(standing: StandingAct, { act }: ProposedAct): EventDraft {
  const reason = 'reason' in act.data ? act.data.reason : `it rested on what act ${act.kind} changes`;
  return { type: 'ActAnnulled', data: { effectiveOn: act.effectiveOn, eventId: standing.actId, reason } };
}

function chosen(policies: Policies, consulted: readonly PolicyNo[]): Partial<Policies> {
  return Object.fromEntries(consulted.map((no) => [no, policies[no]]));
}
