import { type ActKind, DEPENDANT_ACTIONS, type DependantDecision, type Order } from '@elshi/domain';
import type { WrittenDate } from '@elshi/law';
import { ActDate } from '../shape/dates.js';
import { ListOf, Nested } from '../shape/nested.js';
import {
  Optional,
  OptionalBesideNeededOrder,
  OptionalBesideOrder,
  OptionalOnHistorical,
} from '../shape/presence.js';
import { EventId, Prose } from '../shape/text.js';
import { Flag, OneOf } from '../shape/values.js';
import { OrderDto } from './order.dto.js';

/** More acts than this do not rest on one. */
const MOST_DEPENDANTS = 500;

class DependantDto implements DependantDecision {
  @EventId() readonly eventId: string;
  @OneOf(DEPENDANT_ACTIONS) readonly action: DependantDecision['action'];
}

/** The data of every kind of act: besides its own members, what the caller decided about dependants. */
export abstract class ActDataDto {
  @Optional()
  @ListOf(() => DependantDto, MOST_DEPENDANTS, 'eventId')
  readonly dependants?: readonly DependantDto[];
}

/** What stands around the data of every act; `kind` and `data` are read by the kind. */
abstract class FrameDto {
  readonly kind: ActKind;
  @Optional() @Prose() readonly note?: string;
  @Optional() @Flag() readonly historical?: boolean;
}

/** An act that rests on no order. */
export class UnorderedActDto extends FrameDto {
  @ActDate() readonly effectiveOn: WrittenDate;
}

/** An act that needs an order; a historical one may be without. */
export class OrderedActDto extends FrameDto {
  @OptionalBesideNeededOrder() @ActDate() readonly effectiveOn: WrittenDate;
  @OptionalOnHistorical() @Nested(() => OrderDto) readonly order?: Order;
}

/** An act that may rest on an order. */
export class OrderableActDto extends FrameDto {
  @OptionalBesideOrder() @ActDate() readonly effectiveOn: WrittenDate;
  @Optional() @Nested(() => OrderDto) readonly order?: Order;
}

/** An act of a kind that nobody knows: what can be told of it all the same. */
export class UnknownActDto extends FrameDto {
  @Optional() @ActDate() readonly effectiveOn?: WrittenDate;
  @Optional() @Nested(() => OrderDto) readonly order?: Order;
}
