import {
  type Career,
  foldCareer,
  foldOffice,
  foldProposal,
  type JudgedCareer,
  type JudgedOffice,
  type JudgedProposal,
  type Ledger,
  type Office,
  officeFindings,
  officerFindings,
  type Proposal,
  proposalFindings,
  type QualityFinding,
  type RecordedEvent,
  type Standings,
  standings,
} from '@elshi/domain';
import { defaultPolicies } from '@elshi/law';
import { judgedOffice, judgedOfficer, judgedProposal } from './judged.js';

/** What one append brought to one stream, as projections take it. What is folded from it is folded once for all of them. */
export class Growth {
  readonly #ledger: () => Ledger | undefined;
  #standings: Standings | undefined;
  #career: Career | undefined;
  #judged: JudgedCareer | undefined;
  #judgedOffice: JudgedOffice | undefined;
  #judgedProposal: JudgedProposal | undefined;

  /** `ledger` gives everything recorded in the stream up to here, or throws what kept it from being made. */
  constructor(
    readonly stream: string,
    /** Known time of the append in microseconds. */
    readonly known: number,
    readonly events: readonly RecordedEvent[],
    ledger: () => Ledger | undefined,
  ) {
    this.#ledger = ledger;
  }

  /** What should be looked at in the record of the subject; nothing for a stream that is none of a subject. */
  findings(): readonly QualityFinding[] | undefined {
    const ledger = this.#ledger();
    switch (ledger?.subject.kind) {
      case 'officer':
        this.#judged ??= judgedOfficer(ledger);
        return officerFindings(this.#judged, defaultPolicies);
      case 'office':
        this.#judgedOffice ??= judgedOffice(ledger);
        return officeFindings(this.#judgedOffice);
      case 'proposal':
        this.#judgedProposal ??= judgedProposal(ledger);
        return proposalFindings(this.#judgedProposal);
      case undefined:
        return undefined;
    }
  }

  /** What stands of the subject, as it is known from now on; nothing for a stream that is none of a subject. */
  standings(): Standings | undefined {
    const ledger = this.#ledger();
    if (ledger === undefined) return undefined;
    const judged = this.#judged ?? this.#judgedOffice ?? this.#judgedProposal;
    this.#standings ??= judged?.standings ?? standings(ledger);
    return this.#standings;
  }

  /** The officer whose stream it is, with the career as it is known from now on; nothing for any other stream. */
  officer(): { readonly id: string; readonly career: Career } | undefined {
    const subject = this.#ledger()?.subject;
    const standing = this.standings();
    if (subject?.kind !== 'officer' || standing === undefined) return undefined;
    this.#career ??= this.#judged?.folded ?? foldCareer(standing);
    return { id: subject.id, career: this.#career };
  }

  /** The office whose stream it is, as it is known from now on; nothing for any other stream. */
  office(): Office | undefined {
    const standing = this.standings();
    if (standing?.subject.kind !== 'office') return undefined;
    return this.#judgedOffice?.folded ?? foldOffice(standing);
  }

  /** The proposal whose stream it is, as it is known from now on; nothing for any other stream. */
  proposal():
    { readonly id: string; readonly proposal: Proposal; readonly standings: Standings } | undefined {
    const subject = this.#ledger()?.subject;
    const standing = this.standings();
    if (subject?.kind !== 'proposal' || standing === undefined) return undefined;
    const proposal = this.#judgedProposal?.folded ?? foldProposal(standing);
    return { id: subject.id, proposal, standings: standing };
  }
}
