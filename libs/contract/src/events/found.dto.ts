import { POLICY_VALUES, type Rank, RANK_CODES } from '@elshi/law';
import { Written } from '../shape/dates.js';
import { leaf } from '../shape/leaf.js';
import { Nested } from '../shape/nested.js';
import { Nullable, Optional } from '../shape/presence.js';
import { EventId, Id, PostingId } from '../shape/text.js';
import { Flag, OneOf } from '../shape/values.js';
import { RepresentationDto } from '../acts/order.dto.js';

// What the judge found and wrote beside the posted data of an act. These classes are never read from a body: their
// schema is what an event may hold.

/** A whole number. */
function Whole(minimum?: number): PropertyDecorator {
  const check = { code: 'NUMBER', says: 'must be a whole number.', holds: Number.isSafeInteger };
  return leaf(check, { schema: { type: 'integer', ...(minimum !== undefined && { minimum }) } });
}

/** A day that was computed, and so may lie after every day that can be posted. */
function ComputedDay(): PropertyDecorator {
  const check = {
    code: 'DATE',
    says: 'must be a day.',
    holds: (value: unknown) => typeof value === 'string',
  };
  return leaf(check, { schema: { type: 'string', format: 'date' } });
}

function Ranks(): PropertyDecorator {
  const check = { code: 'LIST', says: 'must be a list of ranks.', holds: Array.isArray };
  return leaf(check, { schema: { type: 'array', items: { enum: RANK_CODES } } });
}

/** What every event holds: the day from which its act counts. */
export class EffectiveDto {
  @Written() readonly effectiveOn: string;
}

class TermCheckDto {
  @ComputedDay() readonly openedOn: string;
  @Whole(0) readonly quotaDays: number;
  @Whole(0) readonly creditedDays: number;
  @Nullable() @ComputedDay() readonly eligibleOn: string | null;
}

abstract class AssignedDto {
  @EventId() readonly spellId: string;
  @Optional() @OneOf(RANK_CODES) readonly previousRank?: Rank;
  @Optional() @Id() readonly positionCode?: string;
  @Optional() @Whole() readonly positionDeviation?: number;
  @Optional() @Nested(() => TermCheckDto) readonly termCheck?: TermCheckDto;
}

export class RankAssignedFound extends AssignedDto {
  @OneOf(['FIRST', 'ORDINARY']) readonly mode: string;
}

export class RankAssignedEarlyFound extends AssignedDto {
  @Whole(0) readonly daysShort: number;
}

export class RankAssignedOutOfTurnFound extends RankAssignedEarlyFound {
  @Optional() @Ranks() readonly skippedRanks?: readonly Rank[];
}

export class HistoricalRankFound {
  @OneOf(['HISTORICAL']) readonly mode: string;
  @Optional() @EventId() readonly spellId?: string;
}

export class RankDemotedFound {
  @Optional() @EventId() readonly closedSpellId?: string;
  @Optional() @OneOf(RANK_CODES) readonly fromRank?: Rank;
  @EventId() readonly newSpellId: string;
  @Flag() readonly formerOfficer: boolean;
}

export class RankRevokedFound {
  @Optional() @EventId() readonly closedSpellId?: string;
  @Optional() @OneOf(RANK_CODES) readonly rank?: Rank;
  @OneOf(['LIABILITY']) readonly cause: string;
  @Flag() readonly formerOfficer: boolean;
}

/** The revocation that a dismissal brings with it, an event of its own. */
export class RankRevokedByDismissal {
  @EventId() readonly closedSpellId: string;
  @OneOf(RANK_CODES) readonly rank: Rank;
  @OneOf(['DISCIPLINE_DISMISSAL']) readonly cause: string;
  @Flag() readonly formerOfficer: boolean;
  @Optional() @Nested(() => RepresentationDto) readonly representation?: RepresentationDto;
}

export class RankRestoredFound {
  @Optional() @EventId() readonly spellId?: string;
  @Optional() @EventId() readonly lossEventId?: string;
  @OneOf(POLICY_VALUES.P21) readonly counterMode: string;
}

export class CertificateFound {
  @Optional() @EventId() readonly spellId?: string;
}

/** The posting of a head has an id that nobody may post. */
export class PostingAssignedFound {
  @PostingId() readonly postingId: string;
}
