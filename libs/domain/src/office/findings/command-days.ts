import { representativeOfficeRule } from '@elshi/law';
import { difference, intersection, type Span, spanOf, union } from '../../career/span.js';
import { spansOf } from '../../findings/days.js';
import type { ActingPeriod, Office } from '../office.js';

/** The days on which the office is of a kind of which the law says who heads it. */
export function daysToBeHeaded({ establishment, termination, forms }: Office): readonly Span[] {
  if (establishment === undefined) return [];
  const headed = forms.filter(({ officeKind }) => representativeOfficeRule(officeKind) !== undefined);
  return intersection(union(spansOf(headed)), [spanOf(establishment.day, termination?.day)]);
}

/** The days on which somebody acts, for as long as the cause stands. */
export function daysOfActing(office: Office, period: ActingPeriod): readonly Span[] {
  const caused = intersection(daysToBeHeaded(office), daysOfCause(office, period));
  return intersection(union(spansOf([period])), caused);
}

function daysOfCause(office: Office, { cause }: ActingPeriod): readonly Span[] {
  switch (cause) {
    case 'ABSENCE':
      return union(spansOf(office.absences));
    case 'INABILITY':
      return union(spansOf(office.inabilities));
    case 'VACANCY':
      return difference(daysToBeHeaded(office), union(spansOf(office.headships)));
  }
}
