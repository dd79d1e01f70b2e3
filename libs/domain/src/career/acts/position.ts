import {
  law,
  positionDeviation,
  positionMatchCite,
  positionOn,
  STEPS_WITHOUT_JUSTIFICATION,
} from '@elshi/law';
import { type ActRule, type Check, fail, notApplicable, pass, warn } from '../act-rule.js';
import { coveringOn } from '../career.js';
import { isInService, isRegistered } from '../checks/person.js';
import { officeIsOpen } from '../checks/office.js';
import { apart } from '../checks/position.js';
import { endLast } from '../draft.js';
import { only } from '../../judging/drafts.js';

const cites = [law('10'), positionMatchCite];

const positionKnown: Check<'AppointToPosition'> = {
  rule: 'POSITION',
  judge: ({ act, day }) =>
    positionOn(act.data.positionCode, day) === undefined
      ? fail('POSITION_UNKNOWN', `${act.data.positionCode} is not in the catalogue of positions on ${day}.`, [
          positionMatchCite,
        ])
      : pass('The position is in the catalogue.'),
};

/** A change of position alone is never refused for the rank, but it is said (article 11, paragraph 2). */
const rankMatches: Check<'AppointToPosition'> = {
  rule: 'POSITION_MATCH',
  judge: ({ act, day }, { career, policies }) => {
    const { held } = career;
    const entry = positionOn(act.data.positionCode, day);
    const deviation = held && entry && positionDeviation(held.rank, entry);
    if (held === undefined || deviation === undefined || policies.P25 === 'OFF')
      return notApplicable('There is nothing to match.');
    const facts = { rank: held.rank, positionDeviation: deviation };
    if (Math.abs(deviation) <= STEPS_WITHOUT_JUSTIFICATION)
      return pass('Rank and position match.', [positionMatchCite], facts);
    const detail = apart(held.rank, deviation, act.data.positionCode);
    return warn({ code: 'POSITION_MISMATCH', detail, citations: [positionMatchCite] }, facts);
  },
};

/** Appointment to a position. One held before ends that day. */
export const appointToPosition: ActRule<'AppointToPosition'> = {
  checks: [
    isRegistered,
    isInService,
    positionKnown,
    officeIsOpen(({ act }) => act.data.officeId),
    rankMatches,
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
