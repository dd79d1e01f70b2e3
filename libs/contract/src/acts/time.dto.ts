import { CREDIT_KINDS, type CreditKind, LEAVE_KINDS, type LeaveKind, type WrittenDate } from '@elshi/law';
import { ActDate } from '../shape/dates.js';
import { Optional } from '../shape/presence.js';
import { Id, Personal, Prose, Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';

export class RecordServiceCreditDto extends ActDataDto {
  @Id() readonly creditId: string;
  @OneOf(CREDIT_KINDS) readonly creditKind: CreditKind;
  @Text() readonly organisation: string;
  @ActDate() readonly from: WrittenDate;
  @Optional() @ActDate() readonly to?: WrittenDate;
  @Text() readonly document: string;
}

export class CloseServiceCreditDto extends ActDataDto {
  @Id() readonly creditId: string;
  @ActDate() readonly to: WrittenDate;
}

export class VoidServiceCreditDto extends ActDataDto {
  @Id() readonly creditId: string;
  @Personal() @Prose() readonly cause: string;
}

export class RecordLeaveDto extends ActDataDto {
  @Id() readonly leaveId: string;
  @OneOf(LEAVE_KINDS) readonly leaveKind: LeaveKind;
  @ActDate() readonly from: WrittenDate;
  @ActDate() readonly to: WrittenDate;
}

export class CancelLeaveDto extends ActDataDto {
  @Id() readonly leaveId: string;
}
