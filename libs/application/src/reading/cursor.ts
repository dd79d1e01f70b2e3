import { createHash } from 'node:crypto';
import { isCalendarDate } from '@elshi/law';
import type { Clocks, Page } from '../messages.js';
import type { Moment } from './moments.js';

/** A value of the key after which a list goes on. */
export type KeyPart = string | number;

/** Where a page begins. */
export interface PageStart {
  /** The clocks of the first page, so that what is recorded meanwhile moves nothing. */
  readonly clocks: Clocks;
  /** The key of the last item before the page; nothing on the first. */
  readonly after?: readonly KeyPart[];
  /** Where it stands in the log and what was asked, for {@link nextCursor}. */
  readonly asked: string;
}

/**
 * Reads where a page begins. `asked` is what the list was asked for, besides the page: a cursor holds for that alone, and
 * its key has as many parts as `key` names, of those types. Nothing for a text that is no cursor of this list.
 */
export function pageStart(
  clocks: Clocks,
  page: Pick<Page, 'cursor'>,
  asked: unknown,
  key: readonly ('string' | 'number')[],
): PageStart | undefined {
  const hash = hashOf(asked);
  if (page.cursor === undefined) return { clocks, asked: hash };
  const [asOf, knownAt, ofAsked, ...after] = decoded(page.cursor);
  const ours =
    typeof asOf === 'string' &&
    isCalendarDate(asOf) &&
    isInstant(knownAt) &&
    ofAsked === hash &&
    isKey(after, key);
  return ours ? { clocks: { ...clocks, asOf, knownAt }, after, asked: hash } : undefined;
}

/** The cursor of the page after an item with this key. */
export function nextCursor(moment: Moment, { asked }: PageStart, key: readonly KeyPart[]): string {
  return Buffer.from(JSON.stringify([moment.asOf, moment.knownAt, asked, ...key])).toString('base64url');
}

/** A cursor of a list without clocks. */
export function keyCursor(asked: unknown, key: readonly KeyPart[]): string {
  return Buffer.from(JSON.stringify([hashOf(asked), ...key])).toString('base64url');
}

/** The key after which a page without clocks begins, empty for the first one; nothing for a text that is no such cursor. */
export function keyOfCursor(
  { cursor }: Pick<Page, 'cursor'>,
  asked: unknown,
  key: readonly ('string' | 'number')[],
): readonly KeyPart[] | undefined {
  if (cursor === undefined) return [];
  const [ofAsked, ...after] = decoded(cursor);
  const ours = ofAsked === hashOf(asked) && isKey(after, key);
  return ours ? after : undefined;
}

function isKey(parts: readonly KeyPart[], key: readonly ('string' | 'number')[]): boolean {
  return parts.length === key.length && key.every((type, at) => isPart(parts[at], type));
}

function decoded(text: string): readonly KeyPart[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const plain =
      Array.isArray(parts) && parts.every((part) => typeof part === 'string' || typeof part === 'number');
    return plain ? parts : [];
  } catch {
    return [];
  }
}

function isInstant(value: KeyPart | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isPart(value: KeyPart | undefined, type: 'string' | 'number'): boolean {
  return type === 'string' ? typeof value === 'string' : isInstant(value) && value >= 0;
}

function hashOf(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 8);
}
