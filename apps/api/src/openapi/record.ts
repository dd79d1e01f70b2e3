import { CARD_KINDS, DEPARTMENT_KINDS, POSTING_OUTCOMES, RANK_CODES } from '@elshi/law';
import { POSTING_STATES, STAFF_CATEGORIES } from '@elshi/domain';
import { SERVICE_STATUSES } from '../http/filters.js';
import {
  count,
  day,
  flag,
  list,
  nullable,
  object,
  oneOf,
  ref,
  type Schema,
  text,
  unverified,
  uuid,
  written,
} from './schema.js';

/** What every line says about the act it rests on. */
export const line = {
  eventId: uuid,
  order: nullable(ref('Order')),
  citations: list(ref('Citation')),
  corrected: flag,
  correctedBy: nullable(uuid),
  'historical?': flag,
  'basis?': { ...unverified, description: 'Imported, and not verified by a correction in force.' },
  'approximate?': { ...flag, description: 'Only the month or the year of the date is known.' },
};
const stretch = { from: nullable(written), to: nullable(written), endedBy: nullable(uuid) };
const dated = { on: written, ...line };
const posting = object(
  {
    postingId: text,
    officeId: text,
    positionCode: text,
    state: oneOf(POSTING_STATES),
    assignedOn: written,
    plannedFrom: nullable(written),
    plannedTo: nullable(written),
    from: nullable(written),
    startedBy: nullable(uuid),
    to: nullable(written),
    outcome: nullable(oneOf(POSTING_OUTCOMES)),
    detail: nullable(text),
    endedBy: nullable(uuid),
    daysAtPost: count,
    extensions: list(object({ plannedTo: written, proposalId: nullable(text), ...dated })),
    recalls: list(object({ cause: text, proposalId: nullable(text), ...dated })),
    departments: list(object({ department: oneOf(DEPARTMENT_KINDS), duties: nullable(text), ...dated })),
    ...line,
  },
  'A posting as it stood on the day: `from` is the arrival. One that was not taken up has `to` without `from`, and no days.',
);
/** Days served abroad, at posts and otherwise. */
export const timeAbroad = object(
  { days: count, approximate: flag },
  'Days served abroad before `asOf`: at posts, and in positions at an office abroad. A day counts once.',
);
const rankCode = oneOf(RANK_CODES);
const held = nullable(object({ no: count, code: rankCode, spellId: text, from: written }));

/** The service record and the parts that other answers share with it. */
export const recordSchemas: Readonly<Record<string, Schema>> = {
  ServiceRecord: object(
    {
      officerId: text,
      names: nullable(object({ latin: text, 'ru?': text, 'kk?': text })),
      birthDate: nullable(written),
      personalNo: nullable(text),
      category: nullable(oneOf(STAFF_CATEGORIES)),
      service: object({
        status: oneOf(SERVICE_STATUSES),
        from: nullable(written),
        periods: list(object({ ...stretch, ...line })),
      }),
      position: nullable(
        object({ positionCode: text, unit: nullable(text), officeId: nullable(text), from: written }),
      ),
      rank: held,
      rankSpells: list(
        object({
          spellId: text,
          no: count,
          rank: rankCode,
          mode: text,
          openedOn: written,
          held: list(object(stretch)),
          ...line,
        }),
      ),
      foreignRanks: list(object({ ladder: text, rankText: text, from: written, ...line })),
      categories: list(object({ category: oneOf(STAFF_CATEGORIES), from: nullable(written), ...line })),
      positions: list(object({ positionCode: text, ...stretch, ...line })),
      postings: list(posting),
      timeAbroad,
      accreditationCards: list(
        object({
          cardNo: text,
          cardKind: oneOf(CARD_KINDS),
          hostState: text,
          validTo: nullable(written),
          valid: flag,
          returnedOn: nullable(written),
          returnedBy: nullable(uuid),
          ...dated,
        }),
      ),
      trips: list(
        object({
          tripId: text,
          destination: text,
          from: written,
          to: written,
          ministryAgreement: nullable(text),
          onAnnualLeave: flag,
          ...dated,
        }),
      ),
      credits: list(
        object({ creditId: text, creditKind: count, from: written, to: nullable(written), ...line }),
      ),
      leaves: list(object({ leaveId: text, leaveKind: text, from: written, to: nullable(written), ...line })),
      suspensions: list(object({ suspensionId: text, cleared: flag, ...stretch, ...line })),
      certificates: list(object({ certificateNo: text, rank: rankCode, spellId: nullable(text), ...dated })),
      recordEntries: list(object({ entryNo: text, enters: uuid, ...dated })),
      attestations: list(
        object({ attestationId: text, result: text, commission: text, 'purpose?': text, ...dated }),
      ),
      sanctions: list(object({ sanctionId: text, sanctionKind: text, ...stretch, ...line })),
      awards: list(object({ award: text, ...dated })),
      'meta?': ref('Meta'),
    },
    'What is in force and in effect on the day, oldest first. In a replay it carries no clocks of its own.',
  ),
  TermCounter: object(
    {
      officerId: text,
      rank: nullable(object({ no: count, code: rankCode })),
      spellId: nullable(text),
      openedOn: nullable(written),
      termYears: nullable(count),
      quotaDays: nullable(count),
      creditedDays: count,
      remainingDays: nullable(count),
      eligibleOn: nullable(day),
      projected: flag,
      status: oneOf(['NO_RANK', 'NO_TERM', 'RUNNING', 'PAUSED', 'SATISFIED', 'CLOSED']),
      approximate: flag,
      counted: list(object({ from: day, to: day, creditKind: count, days: count })),
      excluded: list(
        object({ from: day, to: nullable(day), reason: text, policy: nullable(text), days: count }),
      ),
      meta: ref('Meta'),
    },
    'How much of the term in the rank held is served.',
  ),
  Eligibility: object(
    {
      officerId: text,
      rank: nullable(object({ no: count, code: rankCode })),
      eligible: flag,
      firstEligibleOn: nullable(day),
      checks: list(
        object({
          rule: text,
          citation: nullable(ref('Citation')),
          outcome: oneOf(['pass', 'fail', 'warn', 'not-applicable']),
          because: text,
          facts: { type: 'object' },
        }),
      ),
      exceptional: list(
        object({
          kind: oneOf(['AssignRankEarly', 'AssignRankOutOfTurn']),
          possible: flag,
          citation: nullable(ref('Citation')),
          because: text,
        }),
      ),
      meta: ref('Meta'),
    },
    'Whether a rank may be assigned on the day, and why.',
  ),
};
