import {
  LEAVING_CAUSES,
  type LeavingCause,
  type Names,
  STAFF_CATEGORIES,
  type StaffCategory,
} from '@elshi/domain';
import type { WrittenDate } from '@elshi/law';
import { Written } from '../shape/dates.js';
import { Nested } from '../shape/nested.js';
import { Optional } from '../shape/presence.js';
import { Id, Personal, Prose, SubjectId, Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';
import { OrderDto, RepresentationDto } from './order.dto.js';

const LONGEST_NAME = 200;

export class NamesDto implements Names {
  @Personal() @Text(LONGEST_NAME) readonly latin: string;
  @Optional() @Personal() @Text(LONGEST_NAME) readonly ru?: string;
  @Optional() @Personal() @Text(LONGEST_NAME) readonly kk?: string;
}

export class RegisterOfficerDto extends ActDataDto {
  @Personal() @Nested(() => NamesDto) readonly names: NamesDto;
  @Optional() @Personal() @Written() readonly birthDate?: WrittenDate;
  @Optional() @Personal() @Id() readonly personalNo?: string;
  @OneOf(STAFF_CATEGORIES) readonly category: StaffCategory;
}

export class SetStaffCategoryDto extends ActDataDto {
  @OneOf(STAFF_CATEGORIES) readonly category: StaffCategory;
}

export class JoinRecordDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  @Optional() @Personal() @Prose() readonly reason?: string;
}

export class EnterServiceDto extends ActDataDto {
  @Optional() @Text() readonly organisation?: string;
}

export class LeaveServiceDto extends ActDataDto {
  @OneOf(LEAVING_CAUSES) readonly cause: LeavingCause;
}

class RevocationDto {
  @Nested(() => OrderDto) readonly order: OrderDto;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
}

export class DismissForDisciplineBreachDto extends ActDataDto {
  @Personal() @Prose() readonly breach: string;
  @Optional() @Nested(() => RevocationDto) readonly revocation?: RevocationDto;
}

export class AppointToPositionDto extends ActDataDto {
  /** Its form only: whether it is in the catalogue on that day, the law says. */
  @Id() readonly positionCode: string;
  @Optional() @Text() readonly unit?: string;
  @Optional() @SubjectId() readonly officeId?: string;
}

export class RelieveFromPositionDto extends ActDataDto {
  @Personal() @Prose() readonly cause: string;
}
