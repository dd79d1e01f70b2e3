import { law, positionMatchCite } from '@elshi/law';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { coveringOn } from '../career.js';
import { isInService, isRegistered } from '../checks/person.js';
import { officeIsOpen } from '../checks/office.js';
import { positionKnown, positionMatchesRank } from '../checks/position.js';
import { endLast } from '../draft.js';
import { only } from '../../judging/drafts.js';

const cites = [law('10'), positionMatchCite];

/** Appointment to a position. One held before ends that day. */
export const appointToPosition: ActRule<'AppointToPosition'> = {
  checks: [
    isRegistered,
    isInService,
    positionKnown,
    officeIsOpen(({ act }) => act.data.officeId),
    positionMatchesRank,
  ],
  citations: cites,
  policies: ['P25', 'P27'],
  apply: (career, standing) => {
    endLast(career.positions, standing);
    const { positionCode, unit, officeId } = standing.act.data;
    career.positions.push({
      from: standing.day,
      by: standing,
      positionCode,
      ...(unit !== undefined && { unit }),
      ...(officeId !== undefined && { officeId }),
    });
  },
  events: only('PositionAppointed'),
};

const holdsPosition: Check<'RelieveFromPosition'> = {
  rule: 'POSITION_HELD',
  form: true,
  judge: ({ day, index }, { career, named }) => {
    const held = coveringOn(career.positions, day);
    if (held !== undefined) {
      const { positionCode, by } = held;
      return pass(`${positionCode} is held.`, cites, { positionCode, eventId: by.actId });
    }
    const later = named.ofKind('AppointToPosition', index).find((appointment) => appointment.day > day);
    if (career.positions.length > 0 || later === undefined)
      return fail('ID_UNKNOWN', `No position is held on ${day}.`, cites);
    return fail('DATE_ORDER', `The first position begins on ${later.day}, after ${day}.`, cites, {
      from: later.day,
      eventId: later.actId,
    });
  },
};

/** Relief from the position held. */
export const relieveFromPosition: ActRule<'RelieveFromPosition'> = {
  checks: [isRegistered, holdsPosition],
  citations: cites,
  policies: [],
  apply: (career, standing) => void endLast(career.positions, standing),
  events: only('PositionRelieved'),
};
