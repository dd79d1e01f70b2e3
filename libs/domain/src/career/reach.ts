import { type CalendarDate, calendarDate, firstDayOf, type WrittenDate } from '@elshi/law';
import type { StandingAct, Standings } from '../standing.js';
import type { NamedActs } from './named-acts.js';

/** Before every day: the reach of a registration, whose names and category hold from the beginning. */
export const BEGINNING: CalendarDate = calendarDate('0001-01-01');

/**
 * The earliest day that an act can change: its own, those of the dates in its data, and the reach of what it names.
 */
export function reachOf(standing: StandingAct, all: Standings, named: NamedActs): CalendarDate {
  const { act, day, index } = standing;
  switch (act.kind) {
    case 'RegisterOfficer':
      return BEGINNING;
    case 'RecordServiceCredit':
    case 'RecordLeave':
      return earliest(day, act.data.from);
    case 'CloseServiceCredit':
      return earliest(
        openedReach(named.find('RecordServiceCredit', act.data.creditId, index), all, named, day),
        act.data.to,
      );
    case 'VoidServiceCredit':
      return openedReach(named.find('RecordServiceCredit', act.data.creditId, index), all, named, day);
    case 'CancelLeave':
      return openedReach(named.find('RecordLeave', act.data.leaveId, index), all, named, day);
    case 'EndSuspension':
      return openedReach(named.find('SuspendFromDuty', act.data.suspensionId, index), all, named, day);
    case 'CorrectAct':
    case 'AnnulAct':
      return openedReach(all.ofEvent(act.data.eventId), all, named, day);
    default:
      return day;
  }
}

function openedReach(
  opened: StandingAct | undefined,
  all: Standings,
  named: NamedActs,
  day: CalendarDate,
): CalendarDate {
  return opened === undefined ? day : earliest(day, reachOf(opened, all, named));
}

function earliest(day: CalendarDate, date: WrittenDate): CalendarDate {
  const other = firstDayOf(date);
  return other < day ? other : day;
}
