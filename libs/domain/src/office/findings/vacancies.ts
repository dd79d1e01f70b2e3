import type { CalendarDate } from '@elshi/law';
import { difference, union } from '../../career/span.js';
import { dayAfter, firstDay, spansOf } from '../../findings/days.js';
import { finding, type QualityFinding } from '../../findings/finding.js';
import type { StandingAct } from '../../standing.js';
import type { Office } from '../office.js';
import { daysOfActing, daysToBeHeaded } from './command-days.js';

/** Days on which an office has neither a head nor anybody who acts for one (point 9, part 2). */
export function daysWithoutHead(office: Office): readonly QualityFinding[] {
  const headed = spansOf(office.headships);
  const acting = office.acting.flatMap((period) => daysOfActing(office, period));
  return difference(daysToBeHeaded(office), union([...headed, ...acting])).flatMap((span) => {
    const since = firstDay(span);
    const begins = begunBy(office, since);
    return finding('HEAD_MISSING', {
      about: begins === undefined ? [] : [begins],
      since,
      until: dayAfter(span),
      because: `From ${since} on the office has no head, and nobody acts for one.`,
      facts: { from: since },
    });
  });
}

/** The act by which there came to be nobody: what ended on that day, or the office itself. */
function begunBy({ headships, acting, forms }: Office, day: CalendarDate): StandingAct | undefined {
  const ended = [...headships, ...acting].find(({ to }) => to === day);
  return ended?.endedBy ?? ended?.by ?? forms.find(({ from }) => from === day)?.by;
}
