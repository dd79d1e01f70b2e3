import {
  HEAD_PROPOSALS,
  type HeadProposal,
  REPRESENTATION_SUBJECTS,
  type RepresentationSubject,
} from '@elshi/law';
import { checked } from '../shape/leaf.js';
import { Optional, OptionalUnless } from '../shape/presence.js';
import { Rule } from '../shape/registry.js';
import { EventId, Personal, Prose, SubjectId, Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';
import { LONGEST_NUMBER } from './order.dto.js';

export class SubmitHeadProposalDto extends ActDataDto {
  @SubjectId() readonly proposedBy: string;
  @SubjectId() readonly officeId: string;
  @SubjectId() readonly officerId: string;
  @OneOf(HEAD_PROPOSALS) readonly proposes: HeadProposal;
  @Personal() @Prose() readonly detail: string;
}

type Holder = Readonly<Record<string, unknown>>;
const isForRank = ({ subject }: Holder): boolean => subject === 'RANK';

/** A rank is represented for a person, whatever office he serves at. */
function OfHead(): PropertyDecorator {
  return checked({
    code: 'UNEXPECTED',
    says: 'stands only with subject HEAD.',
    holds: (_, holder) => !isForRank(holder),
  });
}

@Rule({
  if: { properties: { subject: { const: 'RANK' } }, required: ['subject'] },
  then: { required: ['officerId'], properties: { officeId: false } },
  else: { anyOf: [{ required: ['officerId'] }, { required: ['officeId'] }] },
})
export class SubmitMinisterRepresentationDto extends ActDataDto {
  @OptionalUnless((holder) => isForRank(holder) || holder['officeId'] === undefined)
  @SubjectId()
  readonly officerId?: string;
  @Optional() @OfHead() @SubjectId() readonly officeId?: string;
  @OneOf(REPRESENTATION_SUBJECTS) readonly subject: RepresentationSubject;
  @Personal() @Prose() readonly detail: string;
  @Text(LONGEST_NUMBER) readonly number: string;
}

export class SettleProposalDto extends ActDataDto {
  @Optional() @Personal() @Prose() readonly reason?: string;
  @Optional() @EventId() readonly resultingEventId?: string;
}
