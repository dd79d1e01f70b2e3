import { type CalendarDate, confirmationCite } from '@elshi/law';
import { isHistorical, KINDS_WITHOUT_ORDER } from '../act.js';
import { hasUnverifiedBasis } from '../basis.js';
import { isInEffect } from '../judging/fold.js';
import type { Doubt } from '../judging/judged-ledger.js';
import { isReaction } from '../reaction.js';
import type { RefusalCode, Warning, WarningCode } from '../refusal.js';
import type { StandingAct, Standings } from '../standing.js';
import { TOLD_ONCE } from './finding-rules.js';
import { finding, type QualityFinding } from './finding.js';

/**
 * Acts that would be refused now, each by the code of its refusal; those that somebody decided to keep among them. Codes that
 * are asked elsewhere concern other streams: of the subject's own acts they tell nothing.
 */
export function irregularActs(
  doubts: readonly Doubt[],
  standings: Standings,
  askedElsewhere: ReadonlySet<RefusalCode>,
): readonly QualityFinding[] {
  const irregular = doubts.flatMap(({ standing, faults }) => {
    const refusal = faults.find(({ refused }) => !askedElsewhere.has(refused));
    return refusal === undefined ? [] : [{ standing, refusal }];
  });
  if (irregular.length === 0) return [];
  const keepers = keepersIn(standings);
  return irregular.flatMap(({ standing, refusal }) => {
    const { act, day, index } = standing;
    const { refused, because, citations, facts } = refusal;
    return finding('IRREGULAR_ACT', {
      about: [standing],
      mark: refused,
      since: day,
      because: `${act.kind} would be refused now: ${because}`,
      citations,
      facts: { ...facts, code: refused, kind: act.kind, keptBy: keepers.get(index)?.actId ?? null },
    });
  });
}

/** The last act in effect by which each act was kept although its ground was gone, by the place of the kept one. */
function keepersIn({ all, ofEvent }: Standings): ReadonlyMap<number, StandingAct> {
  const keepers = new Map<number, StandingAct>();
  for (const standing of all.filter(isInEffect)) {
    for (const { eventId, action } of standing.entry.events[0]!.metadata.dependants ?? []) {
      const kept = action === 'KEEP' ? ofEvent(eventId) : undefined;
      if (kept !== undefined) keepers.set(kept.index, standing);
    }
  }
  return keepers;
}

function isToldOnce(code: WarningCode): code is (typeof TOLD_ONCE)[number] {
  return TOLD_ONCE.some((each) => each === code);
}

/**
 * Warnings of the judge that stand, up to the day, if there is one, on which what the act began is over; how rank and position match is
 * looked at day by day instead.
 */
export function standingWarnings(
  doubts: readonly Doubt[],
  until: (standing: StandingAct) => CalendarDate | undefined = () => undefined,
): readonly QualityFinding[] {
  return doubts.flatMap(({ standing, warnings }) =>
    warnings.flatMap(({ code, detail, citations }: Warning) =>
      isToldOnce(code) || code === 'POSITION_MISMATCH'
        ? []
        : finding(code, {
            about: [standing],
            since: standing.day,
            until: until(standing),
            because: detail,
            citations,
            facts: { kind: standing.act.kind },
          }),
    ),
  );
}

/**
 * Acts whose basis is not on record or not verified: those from older papers that rest on no order, of kinds that need one, and those
 * imported from papers that nobody has compared with them. The order, once recorded, mends it. What a reaction wrote rests on its cause.
 */
export function actsWithoutBasis({ all }: Standings): readonly QualityFinding[] {
  return all
    .filter((standing) => isInEffect(standing) && !isReaction(standing.entry))
    .flatMap((standing) => [
      ...(lacksBasis(standing) ? missing(standing) : []),
      ...(hasUnverifiedBasis(standing) && !isSourced(standing) ? unverified(standing) : []),
    ]);
}

function missing(standing: StandingAct): readonly QualityFinding[] {
  const { act, day } = standing;
  return act.kind === 'RecordHistoricalRank'
    ? finding('BASIS_UNVERIFIED', {
        about: [standing],
        since: day,
        because: 'The rank rests on a source alone; the order by which it was assigned is not on record.',
        citations: [confirmationCite],
        facts: { kind: act.kind, source: act.data.source },
      })
    : finding('BASIS_MISSING', {
        about: [standing],
        since: day,
        because: `${act.kind} comes from older papers, and the order that it rests on is not on record.`,
        facts: { kind: act.kind },
      });
}

/** A rank that rests on a source alone is unverified, whoever compared what. */
function isSourced(standing: StandingAct): boolean {
  return standing.act.kind === 'RecordHistoricalRank' && lacksBasis(standing);
}

function unverified(standing: StandingAct): readonly QualityFinding[] {
  const { act, day } = standing;
  return finding('BASIS_UNVERIFIED', {
    about: [standing],
    since: day,
    because: `${act.kind} was imported from papers that nobody has compared with it.`,
    facts: { kind: act.kind },
  });
}

function lacksBasis(standing: StandingAct): boolean {
  const { act } = standing;
  if (!isHistorical(act) || act.order !== undefined) return false;
  return !KINDS_WITHOUT_ORDER.has(act.kind) && act.kind !== 'CorrectAct';
}
