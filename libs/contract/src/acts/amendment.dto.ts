import type { ActChanges } from '@elshi/domain';
import { Written } from '../shape/dates.js';
import { Nested, NotEmpty, Patch } from '../shape/nested.js';
import { Nullable, Optional } from '../shape/presence.js';
import { EventId, Personal, Prose, Text } from '../shape/text.js';
import { ActDataDto } from './act.dto.js';
import { OrderChangesDto } from './order.dto.js';

/** A JSON Merge Patch on an act: null takes a member away, but an act always has its day. */
class ActChangesDto {
  @Optional() @Written() readonly effectiveOn?: string;
  @Optional() @Nullable() @NotEmpty() @Nested(() => OrderChangesDto) readonly order?: ActChanges['order'];
  @Optional() @NotEmpty() @Patch() readonly data?: Readonly<Record<string, unknown>>;
}

/** Ids of findings are made by the service: a rule, what tells them apart, and the ids of events. */
const LONGEST_FINDING_ID = 200;

export class AcceptFindingDto extends ActDataDto {
  @Text(LONGEST_FINDING_ID) readonly findingId: string;
  @Personal() @Prose() readonly reason: string;
}

export class CorrectActDto extends ActDataDto {
  @EventId() readonly eventId: string;
  @Personal() @NotEmpty() @Nested(() => ActChangesDto) readonly changes: ActChangesDto;
  @Personal() @Prose() readonly reason: string;
}

export class AnnulActDto extends ActDataDto {
  @EventId() readonly eventId: string;
  @Personal() @Prose() readonly reason: string;
}
