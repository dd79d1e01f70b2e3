import { Query } from '@nestjs/cqrs';
import type { Body, Clocks, ReadOutcome } from './messages.js';

/** A proposal by a head, or a representation by the Minister, with its state and the acts that carry it out. */
export class GetProposal extends Query<ReadOutcome<Body>> {
  constructor(
    readonly proposalId: string,
    readonly clocks: Clocks,
  ) {
    super();
  }
}
