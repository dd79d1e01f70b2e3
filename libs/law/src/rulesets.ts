import { calendarDate, type CalendarDate } from './calendar.js';

/** An edition of the law under which acts are judged. */
export interface Ruleset {
  readonly id: string;
  readonly title: string;
  readonly inForceFrom: CalendarDate;
}

/** The ruleset of the seed edition, the default (policy P01). Later editions are rows beside it. */
export const seedRuleset: Ruleset = {
  id: 'L299-II/2002',
  title: 'Law No. 299-II in the edition of 7 March 2002, with the Regulation of Decree No. 1287',
  inForceFrom: calendarDate('2002-03-07'),
};

export const rulesets: readonly Ruleset[] = [seedRuleset];
