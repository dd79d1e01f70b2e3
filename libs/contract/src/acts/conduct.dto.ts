import { ATTESTATION_RESULTS, type AttestationResult } from '@elshi/domain';
import { Optional } from '../shape/presence.js';
import { Id, Personal, Prose, Text } from '../shape/text.js';
import { Flag, OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';

const LONGEST_KIND = 200;

export class SuspendFromDutyDto extends ActDataDto {
  @Id() readonly suspensionId: string;
}

export class EndSuspensionDto extends ActDataDto {
  @Id() readonly suspensionId: string;
  @Flag() readonly cleared: boolean;
}

export class RecordAttestationDto extends ActDataDto {
  @Id() readonly attestationId: string;
  @OneOf(ATTESTATION_RESULTS) readonly result: AttestationResult;
  @Text() readonly commission: string;
  @Optional() @Prose() readonly purpose?: string;
}

export class ImposeSanctionDto extends ActDataDto {
  @Id() readonly sanctionId: string;
  @Personal() @Text(LONGEST_KIND) readonly sanctionKind: string;
}

export class LiftSanctionDto extends ActDataDto {
  @Id() readonly sanctionId: string;
}

export class RecordAwardDto extends ActDataDto {
  @Text() readonly award: string;
}
