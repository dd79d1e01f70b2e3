/** When a post began and ended, as far as the source knows. */
import { firstDay } from './lines.mjs';

const DIED = /^(?:died|assassinated|killed|murdered|drowned|lost at sea)\b/i;

/** When somebody began: entered on duty, arrived, or was appointed, whichever the source knows. */
export function startOf(fact) {
  return fact.startedOn ?? fact.arrivedOn ?? fact.appointedOn;
}

/** When it ended, if the source knows, and not before it began. */
export function endOf(fact) {
  const { endedOn } = fact;
  return endedOn !== null && firstDay(endedOn) >= firstDay(startOf(fact)) ? endedOn : null;
}

/** Whether the end of a post was a death. */
export function endedByDeath({ dateNotes }) {
  return DIED.test(dateNotes?.endedOn ?? '');
}

/** The order in which posts began. */
export function byStart(one, other) {
  return inOrder(startOf(one), startOf(other));
}

/** The order of two dates, as a comparator says it. */
export function inOrder(one, other) {
  const [first, second] = [firstDay(one), firstDay(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The words of the source that qualify a date, in quotes. */
export function qualified(words) {
  return words ? `, "${words}"` : '';
}
