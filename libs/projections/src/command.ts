import { type Command, commandOn, commandPeriods, headOn, type Headship, type Office } from '@elshi/domain';
import type { CalendarDate } from '@elshi/law';
import { lineOf } from './line.js';
import type { View } from './service-record.js';

/** Who commands an office on a day: exactly one of substantive, acting, vacant, with title, basis and whether notified. */
export function headView(officeId: string, office: Office, asOf: CalendarDate): View {
  const command = commandOn(office, asOf);
  return { officeId, ...commandLine(office, command, asOf, since(command)) };
}

/**
 * Who commanded an office from its establishment up to a day, oldest first: each period exactly one of substantive, acting, vacant, from the day on
 * which the one before it ends. `to` is null in the one that lasts.
 */
export function commandView(officeId: string, office: Office, asOf: CalendarDate): View {
  const periods = commandPeriods(office)
    .filter(({ from }) => from <= asOf)
    .map(({ from, to, command }) => ({
      ...commandLine(office, command, from, from),
      to: to !== undefined && to <= asOf ? to : null,
    }));
  return { officeId, periods };
}

function commandLine(office: Office, command: Command, day: CalendarDate, from: CalendarDate | null): View {
  const nobody = { state: command.state, officerId: null, title: null, cause: null, notified: null };
  switch (command.state) {
    case 'VACANT':
      return { ...nobody, absent: false, from, head: null };
    case 'SUBSTANTIVE': {
      const { officerId, title, absent, headship } = command;
      return {
        ...nobody,
        officerId,
        title,
        absent,
        from,
        head: null,
        ...took(headship),
        ...lineOf(headship.by),
      };
    }
    case 'ACTING': {
      const { officerId, title, cause, notified, acting } = command;
      const head = headOn(office, day)?.officerId ?? null;
      const absent = head !== null;
      return { ...nobody, officerId, title, cause, notified, absent, from, head, ...lineOf(acting.by) };
    }
  }
}

/** Since when somebody heads the office, or acts. */
function since(command: Command): CalendarDate | null {
  switch (command.state) {
    case 'VACANT':
      return null;
    case 'SUBSTANTIVE':
      return command.headship.from;
    case 'ACTING':
      return command.acting.from;
  }
}

function took({ tookUp }: Headship): View {
  return { tookUpOn: tookUp?.act.effectiveOn ?? null, credentialsOn: tookUp?.act.data.credentialsOn ?? null };
}
