import { firstDayOf, postingCite, proposalCite, staffingCite } from '@elshi/law';
import type { ActRule } from '../act-rule.js';
import { officeIsOpen } from '../checks/office.js';
import { isInService, isRegistered } from '../checks/person.js';
import { positionKnown, positionMatchesRank } from '../checks/position.js';
import {
  notRecalled,
  nothingElseRuns,
  outcomeFits,
  plannedLater,
  postingIs,
  postingKnown,
  postingNamed,
} from '../checks/posting.js';
import { proposalStands } from '../checks/proposal.js';
import { withinStaffing } from '../checks/staffing.js';
import { beginPosting, endLast, endPosting } from '../draft.js';
import { isHeadship } from '../posting.js';
import { only } from '../../judging/drafts.js';
import { idIsNew, intervalIsValid } from '../../judging/ids.js';

const cites = [postingCite, staffingCite];

/** The decision to post an officer to an office abroad. Days at the post count from the arrival only. */
export const assignPosting: ActRule<'AssignPosting'> = {
  checks: [
    isRegistered,
    isInService,
    idIsNew('AssignPosting', 'posting', ({ act }) => act.data.postingId),
    positionKnown,
    officeIsOpen(({ act }) => act.data.officeId),
    intervalIsValid(
      ({ act, day }) => firstDayOf(act.data.plannedFrom ?? day),
      ({ act }) =>
        act.data.plannedFrom !== undefined && act.data.plannedTo !== undefined
          ? firstDayOf(act.data.plannedTo)
          : undefined,
    ),
    positionMatchesRank,
  ],
  citations: cites,
  policies: ['P25', 'P27'],
  apply: (career, standing) => {
    const { postingId, officeId, positionCode } = standing.act.data;
    career.postings.push({
      postingId,
      officeId,
      positionCode,
      by: standing,
      extensions: [],
      recalls: [],
      departments: [],
    });
  },
  events: only('PostingAssigned'),
};

/**
 * Arrival at the post. From this day on its days count, and its position is the one that a rank is matched with. Who becomes the head of an
 * office holds no other position any longer.
 */
export const startPosting: ActRule<'StartPosting'> = {
  checks: [
    isRegistered,
    postingKnown,
    isInService,
    postingIs('ASSIGNED'),
    officeIsOpen((judged, circumstances) => postingNamed(judged, circumstances)?.officeId),
    nothingElseRuns,
    withinStaffing,
  ],
  citations: cites,
  policies: ['P31'],
  apply: (career, standing) => {
    const { postingId } = standing.act.data;
    beginPosting(career, postingId, standing);
    if (isHeadship(postingId)) endLast(career.positions, standing);
  },
  events: only('PostingStarted'),
};

/** Moves the planned end to a later day. */
export const extendPosting: ActRule<'ExtendPosting'> = {
  checks: [isRegistered, postingKnown, postingIs('ASSIGNED', 'STARTED'), plannedLater, proposalStands],
  citations: [proposalCite],
  policies: [],
  apply: (career, standing) => {
    const { postingId } = standing.act.data;
    career.postings.findLast((posting) => posting.postingId === postingId)?.extensions.push(standing);
  },
  events: only('PostingExtended'),
};

/** The decision to recall; the posting ends with an act of its own. */
export const recallEarly: ActRule<'RecallEarly'> = {
  checks: [isRegistered, postingKnown, postingIs('STARTED'), notRecalled, proposalStands],
  citations: [proposalCite],
  policies: [],
  apply: (career, standing) => {
    const { postingId } = standing.act.data;
    career.postings.findLast((posting) => posting.postingId === postingId)?.recalls.push(standing);
  },
  events: only('PostingRecalledEarly'),
};

/** The end of a posting, on the first day on which it no longer stands. One not taken up ends without a day of service. */
export const endsPosting: ActRule<'EndPosting'> = {
  checks: [isRegistered, postingKnown, outcomeFits],
  citations: cites,
  policies: [],
  apply: (career, standing) => {
    const { postingId, outcome } = standing.act.data;
    endPosting(career, postingId, outcome, standing);
  },
  events: only('PostingEnded'),
};
