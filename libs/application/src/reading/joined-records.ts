import { type Subject, subjectText } from '@elshi/domain';
import type { Moment } from './moments.js';

/** The moment of an answer about a subject; it says whose record answers where it is that of another. */
export function answeredBy(answering: Subject, asked: Subject, moment: Moment): Moment {
  if (answering.id === asked.id) return moment;
  return { ...moment, meta: { ...moment.meta, joinedInto: subjectText(answering) } };
}
