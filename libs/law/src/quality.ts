import { type CalendarDate, dateOf, dayNumber, LAST_DATE, monthsAfter } from './calendar.js';

/** How long something may stand on record before it is asked about. */
export interface QualityLimit {
  readonly months: number;
  /** What is asked about after that time. */
  readonly asks: string;
  readonly why: string;
}

/** The limits of the quality findings. The law sets no time for any of them, so all are choices, and none refuses an act. */
// prettier-ignore
export const qualityLimits = {
  SERVICE_GAP: { months: 1,  asks: 'days in the service with neither position nor posting, credit, leave nor suspension', why: 'a transfer takes some weeks' },
  RANK:        { months: 12, asks: 'an officer who never held a rank, in a position that has ranks',              why: 'a first rank may follow a time of trial' },
  SUSPENSION:  { months: 12, asks: 'a suspension without an end',                                                 why: 'proceedings are over within a year, as a rule' },
  TAKING_UP:   { months: 12, asks: 'a posting that was decided and not taken up',                                  why: 'who is posted leaves within months' },
  STAY:        { months: 1,  asks: 'a posting that goes on when its planned end has passed',                      why: 'papers of a return take some weeks' },
  UNPLANNED:   { months: 60, asks: 'a posting without a planned end',                                             why: 'postings run about three years' },
  LEAVE:       { months: 36, asks: 'a leave that goes on',                                                        why: 'childcare leave, the longest, ends when the child is three' },
  CREDIT:      { months: 60, asks: 'a credit without an end',                                                     why: 'secondments and doctoral studies are shorter' },
  SILENCE:     { months: 60, asks: 'a service without any act in a whole period of calendar years',               why: 'nobody serves so long without a leave, a transfer or a rank' },
} as const satisfies Record<string, QualityLimit>;

/** The day from which something that began on a day is asked about; none beyond the last day that can be written. */
export function askedAboutFrom(
  limit: keyof typeof qualityLimits,
  begun: CalendarDate,
): CalendarDate | undefined {
  const day = monthsAfter(dayNumber(begun), qualityLimits[limit].months);
  return day > dayNumber(LAST_DATE) ? undefined : dateOf(day);
}
