import { Query } from '@nestjs/cqrs';
import type { Violation, WhatIf } from '@elshi/contract';
import type { Refusal } from '@elshi/domain';
import type { Consequences } from '@elshi/projections';
import type { Clocks, Decided, Meta, ReadOutcome, RequestContext } from './messages.js';

/** What the judge says of a supposed act. */
export type SupposedVerdict =
  | ({ readonly verdict: 'LAWFUL' } & Decided)
  | { readonly verdict: 'REFUSED'; readonly refusal: Refusal }
  /** A correction that leaves no well-formed act. */
  | { readonly verdict: 'REFUSED'; readonly violations: readonly Violation[] };

/** What would be read of an officer, if acts were recorded and other policies in force: compared with what is read. */
export interface Supposition extends Consequences {
  readonly officerId: string;
  /** For each act, in order. One that is refused is not there for those after it. */
  readonly acts: readonly SupposedVerdict[];
  readonly meta: Meta;
}

export class AskWhatIf extends Query<ReadOutcome<Supposition>> {
  constructor(
    readonly whatIf: WhatIf,
    readonly clocks: Clocks,
    readonly context: RequestContext,
  ) {
    super();
  }
}
