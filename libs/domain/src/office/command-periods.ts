import type { CalendarDate } from '@elshi/law';
import { type Command, commandOn } from './command.js';
import { type Office, officeStatusOn } from './office.js';

/** Days on end on which command of an office is the same: `from` counts, `to` does not. */
export interface CommandPeriod {
  readonly from: CalendarDate;
  /** None while it lasts. */
  readonly to?: CalendarDate;
  readonly command: Command;
}

/**
 * Who commanded an office while it was there, oldest first: from its establishment to its end, each period from the day on which the one before it
 * ends. Nothing of an office that is not established.
 */
export function commandPeriods(office: Office): readonly CommandPeriod[] {
  const periods: CommandPeriod[] = [];
  for (const day of daysOfChange(office)) {
    const command = commandOn(office, day);
    const last = periods.at(-1);
    if (last !== undefined && isSame(last.command, command)) continue;
    if (last !== undefined) periods[periods.length - 1] = { ...last, to: day };
    periods.push({ from: day, command });
  }
  const last = periods.at(-1);
  const end = office.termination?.day;
  if (last !== undefined && end !== undefined) periods[periods.length - 1] = { ...last, to: end };
  return periods;
}

/** The days on which command may change, while the office is there. */
function daysOfChange(office: Office): readonly CalendarDate[] {
  const { establishment, headships, absences, inabilities, acting } = office;
  if (establishment === undefined) return [];
  const stretches = [...headships, ...absences, ...inabilities, ...acting];
  const days = new Set(stretches.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])));
  return [...days.add(establishment.day)].filter((day) => officeStatusOn(office, day) === 'OPEN').sort();
}

function isSame(one: Command, other: Command): boolean {
  switch (one.state) {
    case 'VACANT':
      return other.state === 'VACANT';
    case 'SUBSTANTIVE':
      return other.state === 'SUBSTANTIVE' && other.headship === one.headship && other.absent === one.absent;
    case 'ACTING':
      return other.state === 'ACTING' && other.acting === one.acting;
  }
}
