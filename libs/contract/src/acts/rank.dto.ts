import type { Ground, Liability } from '@elshi/domain';
import {
  GROUND_KINDS,
  type GroundKind,
  LIABILITY_JURISDICTIONS,
  type LiabilityJurisdiction,
  type Rank,
  RANK_CODES,
} from '@elshi/law';
import { checked } from '../shape/leaf.js';
import { Nested } from '../shape/nested.js';
import { Optional, OptionalUnless } from '../shape/presence.js';
import { Rule } from '../shape/registry.js';
import { EventId, Id, Personal, Prose, Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';
import { RepresentationDto } from './order.dto.js';

const LONGEST_LADDER = 200;

class GroundDto implements Ground {
  @OneOf(GROUND_KINDS) readonly kind: GroundKind;
  @Personal() @Prose() readonly detail: string;
}

class LiabilityDto implements Liability {
  @OneOf(LIABILITY_JURISDICTIONS) readonly jurisdiction: LiabilityJurisdiction;
  @Personal() @Prose() readonly decision: string;
}

export class AssignRankDto extends ActDataDto {
  @OneOf(RANK_CODES) readonly rank: Rank;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
  @Optional() @Personal() @Prose() readonly justification?: string;
}

/** Early, or out of turn. */
export class AssignRankOnGroundDto extends AssignRankDto {
  @Optional() @Nested(() => GroundDto) readonly ground?: GroundDto;
}

type Historical = Readonly<Record<string, unknown>>;

const isOfAnotherLadder = ({ ladder, rankText }: Historical): boolean =>
  ladder !== undefined || rankText !== undefined;

/** Checks that a rank of our ladder is not named beside one of another. */
function NotBesideRank(): PropertyDecorator {
  return checked({
    code: 'UNEXPECTED',
    says: 'must not stand beside rank: name either a rank of our ladder, or ladder and rankText of another.',
    holds: (_, { rank }) => rank === undefined,
  });
}

/** A rank of our ladder, or of another by its own words. */
@Rule({
  oneOf: [
    { required: ['rank'], properties: { ladder: false, rankText: false } },
    { required: ['ladder', 'rankText'], properties: { rank: false } },
  ],
})
export class RecordHistoricalRankDto extends ActDataDto {
  @OptionalUnless((data) => !isOfAnotherLadder(data)) @OneOf(RANK_CODES) readonly rank?: Rank;

  @OptionalUnless((data) => isOfAnotherLadder(data) && data['rank'] === undefined)
  @NotBesideRank()
  @Text(LONGEST_LADDER)
  readonly ladder?: string;

  @OptionalUnless((data) => isOfAnotherLadder(data) && data['rank'] === undefined)
  @NotBesideRank()
  @Text()
  readonly rankText?: string;

  @Prose() readonly source: string;
}

export class RevokeRankDto extends ActDataDto {
  @Optional() @Nested(() => LiabilityDto) readonly liability?: LiabilityDto;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
}

export class DemoteRankDto extends RevokeRankDto {
  @OneOf(RANK_CODES) readonly toRank: Rank;
}

export class RestoreRankDto extends ActDataDto {
  @OneOf(RANK_CODES) readonly rank: Rank;
  @Id() readonly attestationId: string;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
}

export class IssueRankCertificateDto extends ActDataDto {
  @Id() readonly certificateNo: string;
  @OneOf(RANK_CODES) readonly rank: Rank;
}

export class WithdrawRankCertificateDto extends ActDataDto {
  @Id() readonly certificateNo: string;
  @Personal() @Prose() readonly cause: string;
}

export class EnterServiceRecordDto extends ActDataDto {
  @Id() readonly entryNo: string;
  @EventId() readonly eventId: string;
}
