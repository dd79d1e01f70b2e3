import {
  ORDER_ISSUER_CODES,
  ORDER_ISSUERS,
  ORDER_TYPES,
  type Order,
  type OrderIssuer,
  type OrderType,
  type Representation,
} from '@elshi/domain';
import type { CalendarDate, WrittenDate } from '@elshi/law';
import { ActDate, Day, Written } from '../shape/dates.js';
import { checked } from '../shape/leaf.js';
import { Optional } from '../shape/presence.js';
import { Rule } from '../shape/registry.js';
import { Text } from '../shape/text.js';
import { OneOf } from '../shape/values.js';

/** Characters in the number of a document, at most. */
export const LONGEST_NUMBER = 200;

/** Each kind of document comes from one authority. */
const issuersFit = {
  allOf: ORDER_TYPES.map((type) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    then: { properties: { issuedBy: { const: ORDER_ISSUERS[type] } } },
  })),
};

/** Checks that the issuer is that of the type of document. Where either is unknown, that is told instead. */
function IssuerOfType(): PropertyDecorator {
  return checked({
    code: 'ISSUER',
    says: `must go with the type: ${ORDER_TYPES.map((type) => `${type} from ${ORDER_ISSUERS[type]}`).join(', ')}.`,
    holds: (issuer, { type }) =>
      !ORDER_TYPES.includes(type as OrderType) ||
      !ORDER_ISSUER_CODES.includes(issuer as OrderIssuer) ||
      ORDER_ISSUERS[type as OrderType] === issuer,
  });
}

/** The document that decided an act. */
@Rule(issuersFit)
export class OrderDto implements Order {
  @OneOf(ORDER_TYPES) readonly type: OrderType;
  @Text(LONGEST_NUMBER) readonly number: string;
  @ActDate() readonly date: WrittenDate;
  @OneOf(ORDER_ISSUER_CODES) @IssuerOfType() readonly issuedBy: OrderIssuer;
}

/** What a correction changes of an order: some of its members. Whether they go together is seen afterwards. */
export class OrderChangesDto {
  @Optional() @OneOf(ORDER_TYPES) readonly type?: OrderType;
  @Optional() @Text(LONGEST_NUMBER) readonly number?: string;
  @Optional() @Written() readonly date?: WrittenDate;
  @Optional() @OneOf(ORDER_ISSUER_CODES) readonly issuedBy?: OrderIssuer;
}

/** The Minister's representation to the President. */
export class RepresentationDto implements Representation {
  @Text(LONGEST_NUMBER) readonly number: string;
  @Day() readonly date: CalendarDate;
}
