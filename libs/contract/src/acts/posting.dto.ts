import { isHeadship } from '@elshi/domain';
import {
  CARD_KINDS,
  type CardKind,
  DEPARTMENT_KINDS,
  type DepartmentKind,
  POSTING_OUTCOMES,
  type PostingOutcome,
  STATE_CODES,
  type StateCode,
  type WrittenDate,
} from '@elshi/law';
import { ActDate } from '../shape/dates.js';
import { leaf } from '../shape/leaf.js';
import { Optional } from '../shape/presence.js';
import { Id, Personal, PostingId, Prose, SubjectId, Text } from '../shape/text.js';
import { Flag, OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';

const LONGEST_PLACE = 300;

/** The ids of headships are given by the service. */
function NotReserved(): PropertyDecorator {
  const check = {
    code: 'RESERVED',
    says: 'must not begin with "head.": such ids are those of heads of offices.',
    holds: (value: unknown) => typeof value !== 'string' || !isHeadship(value),
  };
  return leaf(check, { schema: { not: { pattern: '^head[.]' } } });
}

export class AssignPostingDto extends ActDataDto {
  @NotReserved() @Id() readonly postingId: string;
  @SubjectId() readonly officeId: string;
  /** Its form only: whether it is in the catalogue on that day, the law says. */
  @Id() readonly positionCode: string;
  @Optional() @ActDate() readonly plannedFrom?: WrittenDate;
  @Optional() @ActDate() readonly plannedTo?: WrittenDate;
}

/** The posting of a head, as it is exported. */
export class HeadshipPostingDto extends ActDataDto {
  @PostingId() readonly postingId: string;
  @SubjectId() readonly officeId: string;
  @Id() readonly positionCode: string;
}

export class StartPostingDto extends ActDataDto {
  @PostingId() readonly postingId: string;
}

export class ExtendPostingDto extends ActDataDto {
  @PostingId() readonly postingId: string;
  @ActDate() readonly plannedTo: WrittenDate;
  @Optional() @SubjectId() readonly proposalId?: string;
}

export class RecallEarlyDto extends ActDataDto {
  @PostingId() readonly postingId: string;
  @Personal() @Prose() readonly cause: string;
  @Optional() @SubjectId() readonly proposalId?: string;
}

export class EndPostingDto extends ActDataDto {
  @PostingId() readonly postingId: string;
  @OneOf(POSTING_OUTCOMES) readonly outcome: PostingOutcome;
  @Optional() @Personal() @Prose() readonly detail?: string;
}

export class AssignDepartmentDto extends ActDataDto {
  @PostingId() readonly postingId: string;
  @OneOf(DEPARTMENT_KINDS) readonly department: DepartmentKind;
  @Optional() @Prose() readonly duties?: string;
}

export class PermitShortTripDto extends ActDataDto {
  @Id() readonly tripId: string;
  @Personal() @Text(LONGEST_PLACE) readonly destination: string;
  @ActDate() readonly from: WrittenDate;
  @ActDate() readonly to: WrittenDate;
  @Optional() @Text() readonly ministryAgreement?: string;
  @Flag() readonly onAnnualLeave: boolean;
}

export class IssueAccreditationCardDto extends ActDataDto {
  @Personal() @Id() readonly cardNo: string;
  @OneOf(CARD_KINDS) readonly cardKind: CardKind;
  @OneOf(STATE_CODES) readonly hostState: StateCode;
  @Optional() @ActDate() readonly validTo?: WrittenDate;
}

export class ReturnAccreditationCardDto extends ActDataDto {
  @Personal() @Id() readonly cardNo: string;
}
