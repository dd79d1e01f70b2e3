import type { Citation } from '@elshi/law';
import type { ActKind } from '../act.js';
import { type Authority, AUTHORITY_NAMES, type OrderIssuer } from '../order.js';
import { type Check, fail, type Judged, pass } from './act-rule.js';

/** An order of this authority decides, and no other. */
export function decidedBy<K extends ActKind>(authority: Authority, cite: Citation): Check<K, unknown> {
  return {
    rule: 'AUTHORITY',
    cite,
    judge: ({ act }: Judged<K>) => {
      const issuedBy: OrderIssuer | null = act.order?.issuedBy ?? null;
      const facts = { required: authority, issuedBy };
      const who = `The ${AUTHORITY_NAMES[authority]}`;
      return issuedBy === authority
        ? pass(`${who} decides.`, [cite], facts)
        : fail('AUTHORITY', `${who} decides this, not an act of ${issuedBy ?? 'nobody'}.`, [cite], facts);
    },
  };
}
