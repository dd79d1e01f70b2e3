import { actKinds, MOST_SUPPOSED } from '@elshi/contract';
import { RANK_CODES, rulesets } from '@elshi/law';
import { cloudEvent } from './feeds.js';
import {
  anything,
  count,
  day,
  list,
  nullable,
  object,
  oneOf,
  position,
  ref,
  type Schema,
  text,
  uuid,
  written,
} from './schema.js';

const rankCode = oneOf(RANK_CODES);
const changes = list(ref('Change'));
const payPart = {
  from: { ...nullable(day), description: 'Null: from the beginning.' },
  to: { ...nullable(day), description: 'The day after the last; null: with no end.' },
};

/** What an act, or several, would change: of a dry run and of a what-if. */
const consequences: Readonly<Record<string, Schema>> = {
  differences: list(ref('DayChanges')),
  eligibleDays: list(
    object(
      { spellId: text, rankHeld: rankCode, nextRank: rankCode, was: nullable(day), now: nullable(day) },
      'While a rank is held: the first day on which the next can be assigned. Null: no such day while it is held.',
    ),
  ),
  affectedActs: list(ref('AffectedAct')),
  affectedDocuments: list(ref('AffectedDocument')),
  payPeriod: nullable(ref('PayPeriod')),
};

/** Days of eligibility that move. */
const eligibleDays = consequences['eligibleDays']!;

export const previewSchemas: Readonly<Record<string, Schema>> = {
  Change: {
    ...object({ op: oneOf(['add', 'remove', 'replace']), path: text, 'value?': {}, 'was?': {} }),
    description:
      'A step of a JSON Patch (RFC 6902); `was` tells the old value, for whoever reads it or goes back.',
  },
  DayChanges: object(
    { asOf: day, record: changes, term: changes, eligibility: changes },
    'How what is read differs on a day: of an officer service record, term counter and eligibility for the next rank, of an office the office. Each is a patch of the body that the read answers, without `meta`.',
  ),
  AffectedAct: object(
    {
      eventId: uuid,
      kind: oneOf(actKinds),
      effectiveOn: written,
      orderNumber: nullable(text),
      difference: {
        ...changes,
        description:
          'Of `status`, `effectiveOn`, `order`, `data`, `refused` (code of the fault) and `found`.',
      },
      because: { ...nullable(text), description: 'Why it would now be refused.' },
    },
    'An act recorded before that would stand, read or be judged otherwise.',
  ),
  AffectedDocument: object(
    {
      document: oneOf(['RANK_CERTIFICATE', 'RECORD_ENTRY']),
      number: text,
      eventId: uuid,
      attests: {
        ...nullable(text),
        description: 'The rank spell that is certified, or the event that is entered.',
      },
      because: text,
    },
    'A paper that would no longer say what the record says.',
  ),
  PayPeriod: object(
    {
      ...payPart,
      parts: list(ref('PayPart')),
    },
    'The days on which category, service status, rank, position, office, leave or suspension differ, with the members that do.',
  ),
  Preview: object(
    {
      events: list(ref('Event')),
      warnings: list(ref('Warning')),
      'elsewhere?': {
        ...list(object({ subject: text, events: list(ref('Event')) })),
        description: 'What follows from it in other records, and would be written with it.',
      },
      revision: { ...count, description: 'The revision it was judged by; 0 where nothing is recorded yet.' },
      previewToken: {
        ...text,
        description:
          'To be sent as `Preview-Token`: then just these events are written, with these ids, or nothing is.',
      },
      ...consequences,
    },
    'What would be written, and what it would change: on the day of the act and on `asOf`.',
  ),
  WhatIf: object(
    {
      officerId: text,
      acts: {
        ...list(ref('SupposedAct')),
        maxItems: MOST_SUPPOSED,
        description:
          'In order. An `eventId` may refer to an event of an act before it, as `acts/0/events/0`: the first event of the first act.',
      },
      'policies?': {
        anyOf: [list(text), text],
        description:
          'Policies in place of those in force, like `["P03:DAY_AFTER"]`, or a text as in `policy=`.',
      },
      'ruleset?': { ...oneOf(rulesets.map(({ id }) => id)), description: 'The edition of the law.' },
    },
    'Acts that nobody has recorded, and the choices by which they are judged.',
  ),
  SupposedAct: {
    ...anything,
    description:
      'As `Act`, but that an `eventId` may be such a reference. Acts about what is recorded are welcome, too.',
  },
  Supposition: object(
    {
      officerId: text,
      acts: list({
        anyOf: [
          object({
            verdict: { const: 'LAWFUL' },
            events: list(ref('Event')),
            warnings: list(ref('Warning')),
          }),
          object({ verdict: { const: 'REFUSED' }, problem: ref('Refusal') }),
        ],
      }),
      ...consequences,
      meta: ref('Meta'),
    },
    'The verdict on each act, and the difference between what is read and what would be.',
  ),
  RetroactivityNotice: object(
    {
      ...cloudEvent,
      type: { const: 'kz.elshi.RetroactivityNotice' },
      data: object({
        eventId: { ...uuid, description: 'The event that caused it.' },
        event: text,
        order: nullable(ref('Order')),
        cause: oneOf(['RECORDED_LATE', 'CORRECTED', 'ANNULLED', 'REMOVED']),
        reason: text,
        amends: { ...nullable(uuid), description: 'The event that is corrected or annulled.' },
        recordedOn: { ...day, description: 'The civil day on which it was recorded, where the service is.' },
        ...payPart,
        changes: list(ref('PayPart')),
        eligibleDays,
      }),
    },
    'What an act changed on days before the one on which it was recorded, as CloudEvents 1.0.',
  ),
  NoticeFeed: object({
    items: list(ref('RetroactivityNotice')),
    nextCursor: nullable(position),
    meta: ref('Meta'),
  }),
  PayPart: object(
    { ...payPart, was: nullable(anything), now: nullable(anything) },
    'A stretch of days, and the members that differ on it.',
  ),
  Refusal: object(
    {
      type: text,
      title: text,
      status: count,
      code: text,
      detail: text,
      'citations?': list(ref('Citation')),
      'facts?': anything,
      'violations?': list(ref('Violation')),
    },
    'Why an act would not be taken.',
  ),
};
