import { law } from '@elshi/law';
import type { ActRule } from '../act-rule.js';
import { isRegistered } from '../checks/person.js';
import { openSpell } from '../draft.js';
import { draft } from '../../judging/drafts.js';

/** A rank held before these records began, or of another ladder. Judged by nothing, and flagged as historical. */
export const recordHistoricalRank: ActRule<'RecordHistoricalRank'> = {
  checks: [isRegistered],
  citations: [law('11', '3')],
  policies: [],
  apply: (career, standing) => {
    const { rank, ladder, rankText } = standing.act.data;
    if (rank !== undefined)
      openSpell(career, { spellId: standing.actId, rank, mode: 'HISTORICAL', by: standing });
    else
      career.foreignRanks.push({
        on: standing.day,
        ladder: ladder ?? '',
        rankText: rankText ?? '',
        by: standing,
      });
  },
  events: (judged, _circumstances, eventId) => [
    draft('RankAssigned', judged, {
      mode: 'HISTORICAL',
      ...(judged.act.data.rank !== undefined && { spellId: eventId(0) }),
    }),
  ],
};
