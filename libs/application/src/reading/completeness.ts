import { instantOf } from '@elshi/projections';
import type { ParkedPage, ParkedQuery } from '@elshi/read-models';
import { subjectTextOf, type UnreadableEvent } from '../codec.js';
import type { Incomplete, Meta } from '../messages.js';
import type { ProjectionName } from '../views/projections.js';
import type { Moment } from './moments.js';

/** More of what is missing is counted, and not named. */
const MOST_NAMED = 100;

/** Tells what is parked. */
export interface ParkedToRead {
  parked(query: ParkedQuery): Promise<ParkedPage>;
}

/**
 * The moment with what an answer from these projections misses at it. To be asked before the rows are read: what is released
 * in between is then told in vain, and nothing is missing without a word.
 */
export async function toldOf(
  views: ParkedToRead,
  moment: Moment,
  projections: readonly ProjectionName[],
  stream?: string,
): Promise<Moment> {
  const { items, total } = await views.parked({
    projections,
    ...(stream !== undefined && { stream }),
    upTo: Number(moment.position),
    limit: MOST_NAMED,
  });
  if (total === 0) return moment;
  const incomplete = items.map((parked) => ({
    projection: parked.projection,
    subject: subjectTextOf(parked.stream),
    since: instantOf(parked.known),
  }));
  return { ...moment, meta: { ...moment.meta, incomplete, incompleteTotal: total } };
}

/** What is missing of an officer whose ledger could not be read while the answer was made. */
export function unreadable(projection: ProjectionName, { event }: UnreadableEvent): Incomplete {
  return { projection, subject: subjectTextOf(event.stream), since: instantOf(event.known) };
}

/** The same with more that is missing. What is named or counted already is not told twice. */
export function alsoIncomplete(meta: Meta, more: readonly Incomplete[]): Meta {
  const { incomplete = [], incompleteTotal = 0 } = meta;
  const isNamed = ({ projection, subject }: Incomplete) =>
    incomplete.some((other) => other.projection === projection && other.subject === subject);
  const added = more.filter((each) => !isNamed(each));
  if (added.length === 0 || incompleteTotal > incomplete.length) return meta;
  const all = [...incomplete, ...added];
  return { ...meta, incomplete: all.slice(0, MOST_NAMED), incompleteTotal: all.length };
}
