import type { CalendarDate, WrittenDate } from '@elshi/law';

/** The kinds of document on which an act rests, each with the authority that issues it. */
export const ORDER_ISSUERS = {
  PRESIDENT_DECREE: 'PRESIDENT',
  MINISTER_ORDER: 'MINISTER',
  HEAD_ORDER: 'HEAD',
  COURT_DECISION: 'COURT',
  COMMISSION_DECISION: 'COMMISSION',
  OTHER_ACT: 'OTHER',
} as const;

export type OrderType = keyof typeof ORDER_ISSUERS;
export type OrderIssuer = (typeof ORDER_ISSUERS)[OrderType];

/** Authorities by the names that the law has for them. */
export const AUTHORITY_NAMES = {
  PRESIDENT: 'President',
  MINISTER: 'Minister',
  HEAD: 'head of the office',
} as const satisfies Partial<Record<OrderIssuer, string>>;

export type Authority = keyof typeof AUTHORITY_NAMES;

export const ORDER_TYPES = Object.keys(ORDER_ISSUERS) as readonly OrderType[];
export const ORDER_ISSUER_CODES = Object.values(ORDER_ISSUERS) as readonly OrderIssuer[];

/** The document that decided an act. `date` may be a month or a year on a historical act only. */
export interface Order {
  readonly type: OrderType;
  readonly number: string;
  readonly date: WrittenDate;
  readonly issuedBy: OrderIssuer;
}

/** The Minister's representation to the President. */
export interface Representation {
  readonly number: string;
  readonly date: CalendarDate;
}
