import { creditCite, firstDayOf } from '@elshi/law';
import type { ActRule } from '../act-rule.js';
import { idIsNew, idStands, intervalIsValid } from '../../judging/ids.js';
import { isInService, isRegistered } from '../checks/person.js';
import { only } from '../../judging/drafts.js';

const cites = [creditCite];

/** Leave. Only unpaid (P09) and childcare (P10) leave can keep days from counting. */
export const recordLeave: ActRule<'RecordLeave'> = {
  checks: [
    isRegistered,
    isInService,
    idIsNew('RecordLeave', 'leave', ({ act }) => act.data.leaveId),
    intervalIsValid(
      ({ act }) => firstDayOf(act.data.from),
      ({ act }) => firstDayOf(act.data.to),
    ),
  ],
  citations: cites,
  policies: ['P09', 'P10'],
  reaching: { from: ({ act }) => act.data.from },
  foldedFirst: true,
  apply: (career, standing) => {
    const { leaveId, leaveKind, from, to } = standing.act.data;
    career.leaves.push({
      leaveId,
      leaveKind,
      from: firstDayOf(from),
      to: firstDayOf(to),
      by: standing,
      endedBy: standing,
    });
  },
  events: only('LeaveRecorded'),
};

/** Removes a leave from its beginning. */
export const cancelLeave: ActRule<'CancelLeave'> = {
  checks: [isRegistered, idStands('RecordLeave', ['CancelLeave'], 'leave', ({ act }) => act.data.leaveId)],
  citations: cites,
  policies: [],
  reaching: { changes: ({ act, index }, named) => named.find('RecordLeave', act.data.leaveId, index) },
  apply: () => undefined,
  events: only('LeaveCancelled'),
};
