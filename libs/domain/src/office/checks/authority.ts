import type { Citation } from '@elshi/law';
import type { ActKind } from '../../act.js';
import type { OrderIssuer } from '../../order.js';
import { type Check, fail, type Judged, pass } from '../act-rule.js';

const NAMES: Readonly<Record<'PRESIDENT' | 'MINISTER' | 'HEAD', string>> = {
  PRESIDENT: 'President',
  MINISTER: 'Minister',
  HEAD: 'head of the office',
};

/** An order of this authority decides, and no other. */
export function decidedBy<K extends ActKind>(authority: keyof typeof NAMES, cite: Citation): Check<K> {
  return {
    rule: 'AUTHORITY',
    cite,
    judge: ({ act }: Judged<K>) => {
      const issuedBy: OrderIssuer | null = act.order?.issuedBy ?? null;
      const facts = { required: authority, issuedBy };
      const who = `The ${NAMES[authority]}`;
      return issuedBy === authority
        ? pass(`${who} decides.`, [cite], facts)
        : fail('AUTHORITY', `${who} decides this, not an act of ${issuedBy ?? 'nobody'}.`, [cite], facts);
    },
  };
}
