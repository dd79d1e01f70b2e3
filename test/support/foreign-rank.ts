import type { Body } from './acts.js';

/** A rank of another ladder, recorded with no more than a year. */
export const foreignRank: Body = {
  kind: 'RecordHistoricalRank',
  effectiveOn: '1924',
  data: { ladder: 'US Foreign Service', rankText: 'F.S.O. Class 7', source: 'card c0019' },
};
