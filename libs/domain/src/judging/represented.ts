import type { CalendarDate, Citation, WrittenDate } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Representation } from '../order.js';
import { type Proposal, type ProposalState, proposalStateOn } from '../proposal/proposal.js';
import type { Facts, WarningCode } from '../refusal.js';
import { type Check, type Judged, notApplicable, pass, warn } from './act-rule.js';
import { keptFacts } from './kept-facts.js';
import type { Surroundings } from './surroundings.js';

/** The representation on record that an act names by its number. */
export interface RepresentationFacts extends Facts {
  readonly number: string;
  readonly proposalId: string;
  readonly eventId: string;
  readonly madeOn: WrittenDate;
  /** On the day of the act. */
  readonly state: ProposalState | null;
}

/**
 * The representation that an act names is linked to the one on record under that number about the same person or office, if there is one; its
 * date is compared, and whether it stood. It need not be on record.
 */
export function onRecord<K extends ActKind>(
  named: (judged: Judged<K>) => Representation | undefined,
  cite: Citation,
): Check<K, Pick<Surroundings, 'representations'>> {
  const cites = [cite];
  return {
    rule: 'REPRESENTED',
    cite,
    judge: (judged, { representations = [] }) => {
      const representation = named(judged);
      if (representation === undefined) return notApplicable('No representation is named.');
      const { number, date } = representation;
      const facts =
        keptFacts<RepresentationFacts>(judged, 'REPRESENTED', { number }) ??
        factsOf(representations, representation, judged.day);
      if (facts === undefined) return notApplicable('No such representation is on record.');
      const { proposalId, madeOn, state } = facts;
      const doubt = (code: WarningCode, detail: string) => warn({ code, detail, citations: cites }, facts);
      if (state === 'WITHDRAWN' || state === 'REJECTED')
        return doubt('REPRESENTATION_STATE', `The representation ${number} (${proposalId}) is ${state}.`);
      return isOf(date, madeOn)
        ? pass('The representation is on record.', cites, facts)
        : doubt(
            'REPRESENTATION_MISMATCH',
            `The representation ${number} (${proposalId}) is on record with the date ${madeOn}, not ${date}.`,
          );
    },
  };
}

/** Of several under one number, that of the date, else the last. */
function factsOf(
  proposals: readonly Proposal[],
  { number, date }: Representation,
  day: CalendarDate,
): RepresentationFacts | undefined {
  const all = proposals.flatMap((proposal): readonly RepresentationFacts[] => {
    const { proposalId, submission } = proposal;
    const { act, actId } = submission ?? {};
    if (act?.kind !== 'SubmitMinisterRepresentation' || act.data.number !== number) return [];
    const state = proposalStateOn(proposal, day) ?? null;
    return [{ number, proposalId, eventId: actId!, madeOn: act.effectiveOn, state }];
  });
  return all.find(({ madeOn }) => isOf(date, madeOn)) ?? all.at(-1);
}

/** Whether a day lies in a date of which perhaps only the month or the year is written. */
function isOf(day: CalendarDate, written: WrittenDate): boolean {
  return day.startsWith(written);
}
