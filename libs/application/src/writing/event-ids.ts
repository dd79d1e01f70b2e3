import { createHash } from 'node:crypto';
import { type Subject, subjectText } from '@elshi/domain';
import { v7 } from 'uuid';

/**
 * Ids for the events of one request. With an idempotency key they are made from subject, key, request and place (UUIDv8),
 * so that a second try writes the very same events; without one they are new (UUIDv7). Ids given from outside come first.
 */
export function eventIds(
  subjectId: string,
  key: string | undefined,
  requestHash: string,
  given: readonly string[] = [],
): (index: number) => string {
  const made: string[] = [...given];
  return (index) => {
    made[index] ??= key === undefined ? v7() : derived(`${subjectId}\n${key}\n${requestHash}\n${index}`);
    return made[index];
  };
}

/**
 * Ids for the events of a request that is previewed, and then recorded, at one revision of its subject (UUIDv8): the same ones
 * whenever and on whichever node it is asked. Nothing else is ever recorded at that revision after it.
 */
export function previewedIds(
  subject: Subject,
  revision: number,
  requestHash: string,
): (place: number) => string {
  return (place) => derived(`preview\n${subjectText(subject)}\n${revision}\n${requestHash}\n${place}`);
}

/**
 * The id of the first event of an order over several subjects, by the key of the order alone (UUIDv8): an id stands in the log once, so
 * that the key is known again whatever subjects the next request under it names.
 */
export function firstIdOfOrder(key: string): string {
  return derived(`order\n${key}`);
}

/** The id of an event that a supposed act would lead to (UUIDv8): the same one whenever it is supposed, and never recorded. */
export function supposedId(officerId: string, act: number, place: number): string {
  return derived(`what-if\n${officerId}\n${act}\n${place}`);
}

/**
 * The id of an event that follows from one in another stream, by its place in its own, counted from 0 (UUIDv8): whichever node brings the
 * stream up to its causes writes the very same events, so that they are taken once.
 */
export function reactionId(causationId: string, target: Subject, revision: number): string {
  return derived(`reaction\n${causationId}\n${subjectText(target)}\n${revision}`);
}

function derived(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
