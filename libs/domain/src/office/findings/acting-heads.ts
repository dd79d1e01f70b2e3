import { isHistorical } from '../../act.js';
import { dayAfter, firstDay } from '../../findings/days.js';
import { finding, type QualityFinding } from '../../findings/finding.js';
import { notificationOf } from '../command.js';
import type { ActingPeriod, Office } from '../office.js';
import { daysOfActing } from './command-days.js';

/**
 * Those who act for a head, and whose name was not reported (point 9, part 4): from the first day of acting until a note is
 * on record, also when they act no longer.
 */
export function actingHeadsNotNotified(office: Office): readonly QualityFinding[] {
  return office.acting.flatMap((period) => notNotified(office, period));
}

function notNotified(office: Office, period: ActingPeriod): readonly QualityFinding[] {
  const days = daysOfActing(office, period);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { officerId, title, cause, by } = period;
  const since = firstDay(first);
  return finding('NOTIFICATION_MISSING', {
    about: [by],
    since,
    until: notificationOf(office, period)?.day,
    because: `${officerId} acts as ${title} from ${since} on, and no note reports it.`,
    facts: { officerId, title, cause },
    ...(isHistorical(by.act) ? { severity: 'NOTICE' } : { easedOn: dayAfter(last) }),
  });
}
