import {
  confirmationCite,
  positionMatchCite,
  positionOn,
  STEPS_WITHOUT_JUSTIFICATION,
  positionDeviation,
  law,
} from '@elshi/law';
import { type ActRule, type Check, fail, notApplicable, pass, warn } from '../act-rule.js';
import { coveringOn } from '../career.js';
import { isInService, isRegistered } from '../checks/person.js';
import { endLast, heldSpell } from '../draft.js';
import { only } from './drafts.js';

const positionKnown: Check<'AppointToPosition'> = {
  rule: 'POSITION',
  judge: ({ act, day }) =>
    positionOn(act.data.positionCode, day) === undefined
      ? fail('POSITION_UNKNOWN', `${act.data.positionCode} is not in the catalogue of positions on ${day}.`, [
          positionMatchCite,
        ])
      : pass('The position is in the catalogue.'),
};

const officeKnown: Check<'AppointToPosition'> = {
  rule: 'OFFICE',
  judge: ({ act }, { offices }) => {
    const { officeId } = act.data;
    if (officeId === undefined) return notApplicable('No office abroad is named.');
    return offices.get(officeId) == null
      ? fail('OFFICE_UNKNOWN', `No office ${officeId} is recorded.`, [], { officeId })
      : pass('The office is recorded.', [], { officeId });
  },
};

/** A change of position alone is never refused for the rank, but it is said (article 11, paragraph 2). */
const rankMatches: Check<'AppointToPosition'> = {
  rule: 'POSITION_MATCH',
  judge: ({ act, day }, { career, policies }) => {
    const held = heldSpell(career);
    const entry = positionOn(act.data.positionCode, day);
    const deviation = held && entry && positionDeviation(held.rank, entry);
    if (deviation === undefined || policies.P25 === 'OFF') return notApplicable('There is nothing to match.');
    const facts = { rank: held?.rank, positionDeviation: deviation };
    if (Math.abs(deviation) <= STEPS_WITHOUT_JUSTIFICATION)
      return pass('Rank and position match.', [positionMatchCite], facts);
    const detail = `${held?.rank} is ${Math.abs(deviation)} steps ${deviation < 0 ? 'below' : 'above'} ${act.data.positionCode}.`;
    return warn({ code: 'POSITION_MISMATCH', detail, citations: [positionMatchCite] }, facts);
  },
};

/** Appointment to a position. One held before ends that day. */
export const appointToPosition: ActRule<'AppointToPosition'> = {
  checks: [isRegistered, isInService, positionKnown, officeKnown, rankMatches],
  citations: [law('12', '2(1)')],
  policies: ['P25', 'P27'],
  apply: (career, standing) => {
    endLast(career.positions, standing.day, standing);
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
  judge: ({ day }, { career }) => {
    const held = coveringOn(career.positions, day);
    return held === undefined
      ? fail('ID_UNKNOWN', `No position is held on ${day}.`)
      : pass(`${held.positionCode} is held.`, [], {
          positionCode: held.positionCode,
          eventId: held.by.actId,
        });
  },
};

/** Relief from the position held. */
export const relieveFromPosition: ActRule<'RelieveFromPosition'> = {
  checks: [isRegistered, holdsPosition],
  citations: [confirmationCite],
  policies: [],
  apply: (career, standing) => endLast(career.positions, standing.day, standing),
  events: only('PositionRelieved'),
};
