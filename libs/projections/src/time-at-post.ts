import type { CalendarDate, Policies } from '@elshi/law';
import {
  type Career,
  currentStay,
  daysAbroad,
  daysAtPost,
  rotationOn,
  type TakenUp,
  takenUp,
} from '@elshi/domain';
import { ends, lineOf } from './line.js';
import type { View } from './view.js';

/**
 * The time at posts of an officer, before a day: every stay from its arrival, oldest first; the days abroad in all; the stay that runs; and when
 * that one is due for rotation.
 */
export function timeAtPost(officerId: string, career: Career, asOf: CalendarDate, policies: Policies): View {
  const current = currentStay(career, asOf);
  const rotation = rotationOn(career, asOf, policies);
  return {
    officerId,
    stays: takenUp(career)
      .filter(({ stay }) => stay.from <= asOf)
      .sort((a, b) => (a.stay.from === b.stay.from ? 0 : a.stay.from < b.stay.from ? -1 : 1))
      .map((posting) => stayLine(posting, asOf)),
    daysAbroad: daysAbroad(career, asOf),
    current: current === undefined ? null : stayLine(current, asOf),
    rotation: {
      policy: policies.P35,
      dueOn: rotation?.dueOn ?? null,
      due: rotation?.due ?? false,
      ...(rotation?.approximate === true && { approximate: true }),
    },
  };
}

/** A stay under the order that decided it. */
function stayLine(posting: TakenUp, asOf: CalendarDate): View {
  const { postingId, officeId, positionCode, stay, by } = posting;
  const { days, approximate } = daysAtPost(posting, asOf);
  const { from, to, endedBy } = ends(stay, asOf);
  return {
    ...{ postingId, officeId, positionCode, from, startedBy: stay.by.actId, to, endedBy, days },
    ...lineOf(by),
    ...(approximate && { approximate: true }),
  };
}
