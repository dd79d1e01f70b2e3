import {
  type GroupStart,
  MOST_UNANSWERED,
  type NewGroup,
  type Receiving,
  type Refusing,
  type Skipping,
} from '@elshi/application';
import { isSubjectId } from '@elshi/contract';
import { EVENT_TYPES } from '@elshi/domain';
import { BodyMembers } from './body-members.js';
import type { Request } from './fastify.js';
import { positionOf, type RequestReader } from './request-reader.js';

/** Lowest, highest and usual values of the numbers with which a group is made; times in seconds. */
export const GROUP_NUMBERS = {
  ackTimeoutSeconds: [1, 43_200, 30],
  maxRetries: [0, 1000, 10],
  retryDelaySeconds: [0, 3600, 1],
  bufferSize: [1, 5000, 500],
} as const;
/** Lowest, highest and usual values of the numbers with which a consumer asks. */
export const RECEIVE_NUMBERS = { max: [1, 500, 50], waitSeconds: [0, 60, 20] } as const;
/** What a consumer is called that does not say. */
export const USUAL_CONSUMER = 'consumer';
export const NACK_ACTIONS = ['retry', 'park', 'skip'] as const;
/** What a group may be told of subjects: their kind, or the beginning of their ids. */
export const SUBJECT_PREFIX = '^(officer|office|proposal)/[a-z0-9._-]{0,64}$';
export const CONSUMER = '^[A-Za-z0-9._:@-]{1,128}$';
export const LONGEST_REASON = 1000;
const MOST_PREFIXES = 100;

/** A group that is to be made. All faults go to the reader. */
export function postedGroup(reader: RequestReader, request: Request): NewGroup {
  const body = new BodyMembers(reader, request, 'required');
  body.require('name');
  const name = body.member(
    'name',
    'ID',
    'name is 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit.',
    (value) => (typeof value === 'string' && isSubjectId(value) ? value : undefined),
  );
  const types = body.member('types', 'EVENT_TYPE', 'types is a list of event types, or null.', eventTypes);
  const subjects = body.member(
    'subjects',
    'SUBJECT',
    'subjects is a list of what subjects begin with, like officer/ or office/emb-, or null.',
    prefixes,
  );
  const from = body.member('from', 'FROM', 'from is start, now, or a position in decimal digits.', start);
  const numbers = numbersOf(body, GROUP_NUMBERS);
  body.end();
  return {
    name: name ?? '',
    from: from ?? 'start',
    types: types ?? null,
    subjects: subjects ?? null,
    ...numbers,
  };
}

/** What a consumer asks for. All faults go to the reader. */
export function postedReceiving(reader: RequestReader, request: Request): Omit<Receiving, 'signal' | 'base'> {
  const body = new BodyMembers(reader, request, 'optional');
  const consumer = body.member(
    'consumer',
    'CONSUMER',
    'consumer is 1 to 128 of A-Z a-z 0-9 . _ : @ -.',
    (value) => (typeof value === 'string' && new RegExp(CONSUMER).test(value) ? value : undefined),
  );
  const { max, waitSeconds } = numbersOf(body, RECEIVE_NUMBERS);
  body.end();
  return { consumer: consumer ?? USUAL_CONSUMER, most: max, wait: waitSeconds };
}

/** The deliveries that are acknowledged. All faults go to the reader. */
export function postedDeliveries(reader: RequestReader, request: Request): readonly string[] {
  const body = new BodyMembers(reader, request, 'required');
  const ids = deliveriesOf(body);
  body.end();
  return ids;
}

/** What is to be done with deliveries that are not. All faults go to the reader. */
export function postedRefusal(reader: RequestReader, request: Request): Omit<Refusing, 'by'> {
  const body = new BodyMembers(reader, request, 'required');
  const ids = deliveriesOf(body);
  body.require('action');
  const action = body.oneOf('action', NACK_ACTIONS) ?? 'retry';
  const reason = body.line('reason', LONGEST_REASON) ?? undefined;
  if (action !== 'retry' && reason === undefined) body.require('reason');
  body.end();
  return { ids, action, reason: reason ?? '' };
}

/** Which parked event is to be left out. All faults go to the reader. */
export function postedSkip(reader: RequestReader, request: Request): Omit<Skipping, 'by'> {
  const body = new BodyMembers(reader, request, 'required');
  for (const name of ['subject', 'eventId', 'reason']) body.require(name);
  const subject = body.subject('subject') ?? '';
  const eventId = body.line('eventId', 64) ?? '';
  const reason = body.line('reason', LONGEST_REASON) ?? '';
  body.end();
  return { subject, eventId, reason };
}

/** The subject that is to be replayed; all that are parked where none is named. */
export function postedReplay(reader: RequestReader, request: Request): string | undefined {
  const body = new BodyMembers(reader, request, 'optional');
  const subject = body.subject('subject') ?? undefined;
  body.end();
  return subject;
}

function deliveriesOf(body: BodyMembers): readonly string[] {
  body.require('deliveries');
  const detail = `deliveries is a list of 1 to ${MOST_UNANSWERED} delivery ids.`;
  const ids = body.member('deliveries', 'DELIVERIES', detail, (value) => {
    const fits = Array.isArray(value) && value.length > 0 && value.length <= MOST_UNANSWERED;
    return fits ? texts(value, (text) => text.length <= 64) : undefined;
  });
  return ids ?? [];
}

function numbersOf<Name extends string>(
  body: BodyMembers,
  numbers: Readonly<Record<Name, readonly [number, number, number]>>,
): Readonly<Record<Name, number>> {
  const entries = Object.entries<readonly [number, number, number]>(numbers);
  const read = entries.map(([name, [lowest, highest, usual]]) => [
    name,
    body.integer(name, lowest, highest) ?? usual,
  ]);
  return Object.fromEntries(read) as Readonly<Record<Name, number>>;
}

function eventTypes(value: unknown): readonly string[] | null | undefined {
  return listOrNull(value, EVENT_TYPES.length, (text) => (EVENT_TYPES as readonly string[]).includes(text));
}

function prefixes(value: unknown): readonly string[] | null | undefined {
  return listOrNull(value, MOST_PREFIXES, (text) => new RegExp(SUBJECT_PREFIX).test(text));
}

function start(value: unknown): GroupStart | undefined {
  if (value === 'start' || value === 'now') return value;
  return typeof value === 'string' ? positionOf(value) : undefined;
}

function listOrNull(
  value: unknown,
  most: number,
  fits: (text: string) => boolean,
): readonly string[] | null | undefined {
  if (value === null) return null;
  const isList = Array.isArray(value) && value.length > 0 && value.length <= most;
  return isList ? texts(value, fits) : undefined;
}

/** The values, each once, where all of them are texts that fit. */
function texts(values: readonly unknown[], fits: (text: string) => boolean): readonly string[] | undefined {
  const known = values.filter((value): value is string => typeof value === 'string' && fits(value));
  return known.length === values.length ? [...new Set(known)] : undefined;
}
