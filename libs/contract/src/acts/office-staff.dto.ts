import type { ScheduledLeave } from '@elshi/domain';
import {
  type CalendarDate,
  DEPARTMENT_KINDS,
  type DepartmentKind,
  STATE_CODES,
  type StateCode,
} from '@elshi/law';
import { Day } from '../shape/dates.js';
import { ListOf, Nested } from '../shape/nested.js';
import { Optional } from '../shape/presence.js';
import { Id, Personal, SubjectId, Text } from '../shape/text.js';
import { OneOf, Year } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';
import { NamesDto } from './person.dto.js';

const LONGEST_NAME = 300;

export class CreateDepartmentDto extends ActDataDto {
  @OneOf(DEPARTMENT_KINDS) readonly departmentKind: DepartmentKind;
  @Optional() @Text(LONGEST_NAME) readonly name?: string;
}

export class AbolishDepartmentDto extends ActDataDto {
  @OneOf(DEPARTMENT_KINDS) readonly department: DepartmentKind;
}

export class ReleaseServicePersonDto extends ActDataDto {
  @Id() readonly personId: string;
}

export class EngageServicePersonDto extends ReleaseServicePersonDto {
  @Personal() @Nested(() => NamesDto) readonly names: NamesDto;
  @Personal() @OneOf(STATE_CODES) readonly nationality: StateCode;
  @Personal() @Id() readonly contractNo: string;
}

/** More leaves than this no schedule has. */
const MOST_LEAVES = 1000;

class ScheduledLeaveDto implements ScheduledLeave {
  @SubjectId() readonly officerId: string;
  @Day() readonly from: CalendarDate;
  @Day() readonly to: CalendarDate;
}

export class ApproveLeaveScheduleDto extends ActDataDto {
  @Year() readonly year: number;
  @ListOf(() => ScheduledLeaveDto, MOST_LEAVES) readonly leaves: readonly ScheduledLeaveDto[];
}
