import { type ImportLine, jsonFault, readImportLine, readJsonText, type Violation } from '@elshi/contract';
import type { EventStoreError } from '@elshi/event-store';
import type { ImportSource } from '@elshi/domain';
import type { Body, ImportReport, JudgedOutcome, Submission } from '../messages.js';
import { actsPath, requestHash } from '../request-hash.js';
import type { ImportOrigin } from '../services.js';
import type { RawLine } from './lines.js';

/** The clocks of two machines may differ by so many microseconds. */
const CLOCKS_APART = 2_000_000;

/** What became of a line. */
export type Report = Omit<ImportReport, 'line'>;

/** A line, by its number in the file, as an act to record, or the report that says why it is none. Nothing for an empty line. */
export function readLine(
  raw: RawLine,
  number: number,
  origin: ImportOrigin,
  now: number,
): { readonly submission: Submission } | { readonly report: Report } | undefined {
  if (typeof raw !== 'string') return { report: malformed(raw.unreadable) };
  if (raw.trim() === '') return undefined;
  const { value, faults, whole } = readJsonText(raw);
  const column = whole ? undefined : columnOfFault(raw);
  if (column !== undefined) return { report: { column, ...malformed('The line is not JSON.') } };
  const read = whole ? readImportLine(value) : { violations: [] };
  const told = new Set(faults.map(({ pointer }) => pointer));
  const more = 'violations' in read ? read.violations : [];
  const violations = [...faults, ...more.filter(({ pointer }) => !told.has(pointer))];
  if (!('line' in read) || violations.length > 0) return { report: faulty(violations) };
  const forbidden = origin.lineFault?.(read.line);
  if (forbidden !== undefined) return { report: failed({ code: 'FORBIDDEN', detail: forbidden }) };
  return isFuture(read.line, now)
    ? { report: inTheFuture() }
    : { submission: submissionOf(read.line, number, origin) };
}

/** The column, counted from 1 in characters, from which a line is no JSON any more; nothing where it is. */
function columnOfFault(text: string): number | undefined {
  const at = jsonFault(text);
  return at === undefined ? undefined : [...text.slice(0, at)].length + 1;
}

function faulty(violations: readonly Violation[]): Report {
  const [first] = violations;
  const detail = violations.length === 1 && first ? first.detail : 'The line has several faults.';
  return failed({ code: 'MALFORMED', detail, violations });
}

/** A time to come would be followed by all that is recorded from now on. */
function isFuture({ recordedAt }: ImportLine, now: number): boolean {
  return recordedAt !== undefined && recordedAt > now + CLOCKS_APART;
}

function inTheFuture(): Report {
  const detail = 'recordedAt lies in the future: nobody has recorded this yet.';
  const violations = [{ pointer: '/recordedAt', code: 'FUTURE', detail }];
  return failed({ code: 'MALFORMED', detail, violations });
}

/** A line without a key is known by its content, so that applying a file twice adds nothing. */
function submissionOf(line: ImportLine, number: number, { context, sha256 }: ImportOrigin): Submission {
  const { subject } = line;
  const hash = requestHash(actsPath(subject), line.body);
  const { recordedAt, basis } = line;
  const source = sourceOf(line, number, sha256);
  return {
    subject,
    proposed: line.act,
    requestHash: hash,
    context,
    ifMatch: '*',
    idempotencyKey: line.key ?? `line:${hash}`,
    dryRun: false,
    ...(source !== undefined && { source }),
    ...(basis !== undefined && { basis }),
    ...(recordedAt !== undefined && {
      claim: claimOf(line, recordedAt),
    }),
  };
}

function claimOf(
  { recordedBy, eventIds, causationId }: ImportLine,
  recordedAt: number,
): NonNullable<Submission['claim']> {
  return {
    recordedAt,
    ...(recordedBy !== undefined && { recordedBy }),
    ...(eventIds && { eventIds }),
    ...(causationId !== undefined && { causationId }),
  };
}

/**
 * Where an act stood first. An exported line says so itself: the file that moves it from one instance to another is
 * nobody's source.
 */
function sourceOf(
  { source, eventIds }: ImportLine,
  line: number,
  sha256: string | undefined,
): ImportSource | undefined {
  if (source !== undefined || eventIds !== undefined || sha256 === undefined) return source;
  return { sha256, line };
}

/** The report on a line that was submitted. */
export function reportOf(outcome: JudgedOutcome): Report {
  switch (outcome.outcome) {
    case 'recorded':
      return { outcome: outcome.replayed ? 'UNCHANGED' : 'CREATED', receipt: outcome.answer.receipt };
    case 'decided':
    case 'previewed':
      return { outcome: 'CREATED' };
    case 'refused': {
      const { refused, because, citations, facts } = outcome.refusal;
      return failed({ code: refused, detail: because, citations, facts });
    }
    case 'malformed':
      return failed({
        code: 'MALFORMED',
        detail: 'The changes do not give a well-formed act.',
        violations: outcome.violations,
      });
    case 'unknown-subject':
      return failed({
        code: `${outcome.kind.toUpperCase()}_UNKNOWN`,
        detail: `No ${outcome.kind} is recorded under this id.`,
      });
    case 'key-reused':
      return failed({ code: 'IDEMPOTENCY_KEY_REUSED', detail: 'The key was used for another act.' });
    case 'in-flight':
      return failed({ code: 'IN_FLIGHT', detail: 'The same key is being recorded by somebody else.' });
    case 'not-caught-up':
      return failed({ code: 'NOT_CAUGHT_UP', detail: 'Who serves at the office is not projected yet.' });
    case 'revision-required':
    case 'stale':
    case 'stale-preview':
      return failed({ code: 'STALE_REVISION', detail: `The subject is at revision ${outcome.revision}.` });
  }
}

/** The report on a line that the log would not take. */
export function reportOfFault(error: EventStoreError): Report {
  return failed({ ...faultOf(error) });
}

/** A fault of the log under its public code. */
export function faultOf({ code, message }: EventStoreError): {
  readonly code: string;
  readonly detail: string;
} {
  return { code: problemCodes[code] ?? 'STORE_UNAVAILABLE', detail: message };
}

/** The report on a line that was fine, of an import that writes all or nothing, and wrote nothing. */
export function notWritten(): Report {
  return failed({ code: 'NOT_WRITTEN', detail: 'Another line was refused, so that nothing was written.' });
}

function malformed(detail: string): Report {
  return failed({ code: 'MALFORMED', detail });
}

function failed(problem: Body): Report {
  return { outcome: 'ERROR', problem };
}

const problemCodes: Partial<Record<EventStoreError['code'], string>> = {
  LogSealed: 'LOG_SEALED',
  AppendTooLarge: 'PAYLOAD_TOO_LARGE',
  WrongExpectedRevision: 'STALE_REVISION',
  Timeout: 'STORE_TIMEOUT',
  ClockSkew: 'CLOCK_SKEW',
  EventUnreadable: 'SUBJECT_PARKED',
};
