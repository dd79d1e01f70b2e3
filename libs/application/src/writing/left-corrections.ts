import { correctionFaults } from '@elshi/contract';
import {
  type Act,
  type ActChanges,
  isReaction,
  type Ledger,
  refusal,
  type Refusal,
  type StandingAct,
  standings,
  supposing,
} from '@elshi/domain';

/**
 * Why an annulment is refused that would leave corrections in force which, by themselves, give no well-formed act: a later
 * one may rest on what an earlier one brought in. What was posted first may always come back, and an act that is
 * malformed already does not stand in the way.
 */
export function leavesMalformed(ledger: Ledger, act: Act, eventId: string): Refusal | undefined {
  if (act.kind !== 'AnnulAct') return undefined;
  const after = supposing(ledger, act, eventId, []);
  for (const then of standings(ledger).all) {
    const now = after.all[then.index]!;
    if (isReaction(then.entry) || isCorrectedAlike(then, now)) continue;
    const [fault] = faultsOf(now);
    if (fault === undefined || faultsOf(then).length > 0) continue;
    const because =
      `By the corrections that would be left, act ${now.actId} would not be well-formed (${fault.pointer}: ${fault.detail}) ` +
      'Annul them first, the latest first, or correct the act again.';
    const corrections = now.corrections.map(({ actId }) => actId);
    return refusal('ID_UNKNOWN', because, [], { eventId: now.actId, corrections });
  }
  return undefined;
}

function isCorrectedAlike({ corrections: then }: StandingAct, { corrections: now }: StandingAct): boolean {
  return then.length === now.length && then.every((correction, place) => correction === now[place]);
}

function faultsOf({ entry, corrections }: StandingAct): ReturnType<typeof correctionFaults> {
  return correctionFaults(entry.act, corrections.flatMap(changesOf));
}

function changesOf({ act }: StandingAct['corrections'][number]): readonly ActChanges[] {
  return act.kind === 'CorrectAct' ? [act.data.changes] : [];
}
