import {
  foldProposal,
  isInEffect,
  type Ledger,
  proposal,
  standings,
  type StandingAct,
  subjectText,
} from '@elshi/domain';
import { proposalView, resultingAct } from '@elshi/projections';
import type { Ledgers } from '../ledgers.js';
import type { Body, Clocks, ReadOutcome } from '../messages.js';
import { ledgersAbout } from '../writing/surroundings.js';
import type { SubjectReader } from './subject-reader.js';

/** Reads of one proposal. */
export class ProposalReads {
  readonly #reader: SubjectReader;
  readonly #ledgers: Ledgers;

  constructor(reader: SubjectReader, ledgers: Ledgers) {
    this.#reader = reader;
    this.#ledgers = ledgers;
  }

  /** How a proposal stands by what was known, with the acts that carry it out: those it names, and those that name it. */
  proposal(proposalId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(proposal(proposalId), clocks, async ({ standings: all, moment }) => {
      const folded = foldProposal(all);
      const load = (subject: Ledger['subject']) => this.#ledgers.loadAt(subject, moment.position);
      const about = await ledgersAbout(load, folded);
      const named = folded.settlement?.act.data.resultingEventId;
      const resultingActs = about.flatMap((ledger) => resultsIn(ledger, proposalId, named));
      return { ...proposalView(proposalId, folded), resultingActs, meta: moment.meta };
    });
  }
}

function resultsIn(ledger: Ledger, proposalId: string, named: string | undefined): readonly Body[] {
  const all = standings(ledger);
  const byName = named === undefined ? undefined : all.ofEvent(named);
  return all.all
    .filter((each) => each === byName || (isInEffect(each) && restsOn(each, proposalId)))
    .map((standing) => resultingAct(subjectText(ledger.subject), standing));
}

/** Whether an act names the proposal, or was linked to it by the number of the representation when it was recorded. */
function restsOn({ act, entry }: StandingAct, proposalId: string): boolean {
  const { facts } = entry.events[0]!.metadata;
  const isNamed = 'proposalId' in act.data && act.data.proposalId === proposalId;
  return isNamed || facts?.['REPRESENTED']?.['proposalId'] === proposalId;
}
