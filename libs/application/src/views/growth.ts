import {
  type Career,
  foldCareer,
  type Ledger,
  type RecordedEvent,
  type Standings,
  standings,
} from '@elshi/domain';

/** What one append brought to one stream, as projections take it. What is folded from it is folded once for all of them. */
export class Growth {
  readonly #ledger: () => Ledger | undefined;
  #standings: Standings | undefined;
  #career: Career | undefined;

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

  /** What stands of the subject, as it is known from now on; nothing for a stream that is none of a subject. */
  standings(): Standings | undefined {
    const ledger = this.#ledger();
    if (ledger === undefined) return undefined;
    this.#standings ??= standings(ledger);
    return this.#standings;
  }

  /** The officer whose stream it is, with the career as it is known from now on; nothing for any other stream. */
  officer(): { readonly id: string; readonly career: Career } | undefined {
    const subject = this.#ledger()?.subject;
    const standing = this.standings();
    if (subject?.kind !== 'officer' || standing === undefined) return undefined;
    this.#career ??= foldCareer(standing);
    return { id: subject.id, career: this.#career };
  }
}
