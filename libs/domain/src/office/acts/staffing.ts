import { positionMatchCite, positionOn, staffingApprovedBy, staffingCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { decidedBy } from '../../judging/authority.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { endOpen } from '../draft.js';

/** The positions are in the catalogue on the day. */
const positionsKnown: Check<'ApproveStaffing'> = {
  rule: 'POSITION',
  judge: ({ act, day }) => {
    const unknown = act.data.posts.find(({ positionCode }) => positionOn(positionCode, day) === undefined);
    return unknown === undefined
      ? pass('The positions are in the catalogue.')
      : fail(
          'POSITION_UNKNOWN',
          `${unknown.positionCode} is not in the catalogue of positions on ${day}.`,
          [positionMatchCite],
          { positionCode: unknown.positionCode },
        );
  },
};

/** No more posts are approved than the Government allows (point 17). */
const withinLimit: Check<'ApproveStaffing'> = {
  rule: 'LIMIT',
  judge: ({ act: { data } }) => {
    const posts = data.posts.reduce((sum, { count }) => sum + count, 0);
    const facts = { limit: data.limit, posts };
    return posts <= data.limit
      ? pass('The posts are within the limit.', [staffingCite], facts)
      : fail(
          'STAFFING_LIMIT',
          `${posts} posts are more than the ${data.limit} allowed.`,
          [staffingCite],
          facts,
        );
  },
};

/** The posts of an office, approved by the Ministry. They hold until others are approved. */
export const approveStaffing: ActRule<'ApproveStaffing'> = {
  checks: [isRecorded, isOpen, decidedBy(staffingApprovedBy, staffingCite), positionsKnown, withinLimit],
  citations: [staffingCite],
  policies: [],
  apply: (office, standing) => {
    const { limit, posts } = standing.act.data;
    endOpen(office.staffing, standing);
    office.staffing.push({ limit, posts: [...posts], from: standing.day, by: standing });
  },
  events: only('StaffingTableApproved'),
};
