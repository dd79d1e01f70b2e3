import { DEPARTMENT_KINDS, type DepartmentKind, STATE_CODES, type StateCode } from '@elshi/law';
import { Nested } from '../shape/nested.js';
import { Optional } from '../shape/presence.js';
import { Id, Personal, Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';
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
