import type { ActChanges } from '@elshi/domain';
import { Written } from '../shape/dates.js';
import { Nested, NotEmpty, Patch } from '../shape/nested.js';
import { Nullable, Optional } from '../shape/presence.js';
import { EventId, Personal, Prose } from '../shape/text.js';
import { ActDataDto } from './act.dto.js';
import { OrderChangesDto } from './order.dto.js';

/** A JSON Merge Patch on an act: null takes a member away, but an act always has its day. */
class ActChangesDto {
  @Optional() @Written() readonly effectiveOn?: string;
  @Optional() @Nullable() @NotEmpty() @Nested(() => OrderChangesDto) readonly order?: ActChanges['order'];
  @Optional() @NotEmpty() @Patch() readonly data?: Readonly<Record<string, unknown>>;
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
