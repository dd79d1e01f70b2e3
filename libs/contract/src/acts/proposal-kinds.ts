import type { ProposalActKind } from '@elshi/domain';
import type { KindShape } from './kind-shape.js';
import * as proposal from './proposal.dto.js';

/** Every kind of act about a proposal, in the order of the contract. */
// prettier-ignore
export const proposalKinds: { readonly [K in ProposalActKind]: KindShape<K> } = {
  SubmitHeadProposal:           { order: 'none',     data: proposal.SubmitHeadProposalDto,           says: 'Records what the head of an office proposes to the Ministry for somebody who serves there.' },
  SubmitMinisterRepresentation: { order: 'none',     data: proposal.SubmitMinisterRepresentationDto, says: 'Records the representation of the Minister to the President, for a rank or for the head of an office.' },
  AcceptProposal:               { order: 'optional', data: proposal.SettleProposalDto,               says: 'Accepts a proposal; the act that carries it out is one of its own.' },
  RejectProposal:               { order: 'optional', data: proposal.SettleProposalDto,               says: 'Rejects a proposal.' },
  WithdrawProposal:             { order: 'optional', data: proposal.SettleProposalDto,               says: 'Withdraws a proposal that is not answered yet.' },
};
