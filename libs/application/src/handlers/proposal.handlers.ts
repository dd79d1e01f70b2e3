import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetProposal } from '../proposal-messages.js';
import { ProposalReads } from '../reading/proposal-reads.js';

@QueryHandler(GetProposal)
export class GetProposalHandler implements IQueryHandler<GetProposal> {
  constructor(private readonly proposals: ProposalReads) {}

  execute(query: GetProposal) {
    return this.proposals.proposal(query.proposalId, query.clocks);
  }
}
