import {
  ACTING_CAUSES,
  ACTING_TITLES,
  type ActingCause,
  type ActingTitle,
  type CalendarDate,
  HEAD_TITLES,
  type HeadTitle,
  RECIPIENT_KINDS,
  type RecipientKind,
} from '@elshi/law';
import { Day } from '../shape/dates.js';
import { Nested } from '../shape/nested.js';
import { Optional } from '../shape/presence.js';
import { Id, Personal, Prose, SubjectId, Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';
import { RepresentationDto } from './order.dto.js';

export class AppointHeadDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  @OneOf(HEAD_TITLES) readonly title: HeadTitle;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
}

export class RecordTakingUpFunctionsDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  @Optional() @Day() readonly credentialsOn?: CalendarDate;
}

export class DismissHeadDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  @Personal() @Prose() readonly cause: string;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
}

export class ConcurrentHeadshipDto extends ActDataDto {
  @SubjectId() readonly otherOfficeId: string;
  @SubjectId() readonly officerId: string;
}

export class AgreeHeadTripDto extends ActDataDto {
  @Id() readonly tripId: string;
  @Day() readonly from: CalendarDate;
  @Day() readonly to: CalendarDate;
  @Optional() @Prose() readonly ministryAgreement?: string;
}

export class RecordHeadAbsenceDto extends ActDataDto {
  @Id() readonly absenceId: string;
  @Personal() @Prose() readonly cause: string;
  @Optional() @Id() readonly tripId?: string;
}

export class EndHeadAbsenceDto extends ActDataDto {
  @Id() readonly absenceId: string;
}

export class DeclareHeadInabilityDto extends ActDataDto {
  @Personal() @Prose() readonly cause: string;
}

export class EndHeadInabilityDto extends ActDataDto {}

export class DesignateSubstituteDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  @OneOf(ACTING_TITLES) readonly title: ActingTitle;
}

export class DesignateActingHeadDto extends DesignateSubstituteDto {
  @OneOf(ACTING_CAUSES) readonly cause: ActingCause;
  @Optional() @Day() readonly to?: CalendarDate;
}

export class EndActingHeadDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
}

export class NotifyActingHeadDto extends ActDataDto {
  @SubjectId() readonly officerId: string;
  @OneOf(RECIPIENT_KINDS) readonly recipientKind: RecipientKind;
  @Text(200) readonly noteNo: string;
}
