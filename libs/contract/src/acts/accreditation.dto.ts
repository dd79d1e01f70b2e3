import { SubjectId, Text } from '../shape/text.js';
import { Flag } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';

const LONGEST_NAME = 300;

export class EndAccreditationDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  /** A state, as ISO 3166-1 alpha-2, or an international organisation. */
  @Text(LONGEST_NAME) readonly to: string;
}

export class GrantAccreditationDto extends EndAccreditationDto {
  @Flag() readonly concurrent: boolean;
}
