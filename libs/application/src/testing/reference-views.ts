import { createHash } from 'node:crypto';
import {
  type Career,
  correctedEvent,
  emptyLedger,
  foldCareer,
  foldOffice,
  foldProposal,
  judgeCareer,
  judgeOffice,
  judgeProposal,
  type Ledger,
  officeFindings,
  officerFindings,
  proposalFindings,
  type QualityFinding,
  record,
  type RecordedEvent,
  type Standings,
  standings,
  subjectText,
} from '@elshi/domain';
import { defaultPolicies, firstDayOf } from '@elshi/law';
import {
  accreditationRows,
  actFates,
  eligibilityRows,
  findingRows,
  listedProposal,
  officeRows,
  officerRows,
} from '@elshi/projections';
import type { EventStore } from '@elshi/event-store';
import type { ParkedStream } from '@elshi/read-models';
import { decode, subjectOfStream } from '../codec.js';
import { projections } from '../views/projections.js';

type Line = readonly unknown[];

const LISTS: readonly string[] = projections.flatMap(({ from, tables }) =>
  from === 'ledger' ? tables.map(({ name }) => name) : [],
);

/** What of the log the rows are folded from; all of it where nothing is said. */
export interface Folded {
  /** Up to this position. */
  readonly upTo?: number;
  /** What waits: events of a stream from this one on (its number, from 0), in the tables of a projection. */
  readonly parked?: readonly Pick<ParkedStream, 'projection' | 'stream' | 'first'>[];
}

/**
 * The digest of the views as it is defined: made by folding each subject's events after every append, without a database,
 * a batch or a cache.
 */
export async function digestOfFold(
  log: Pick<EventStore, 'readAll'>,
  { upTo = Infinity, parked = [] }: Folded = {},
): Promise<string> {
  const waitsFrom = (table: string, stream: string): number => {
    const { name } = projections.find(({ tables }) => tables.some((own) => own.name === table))!;
    const found = parked.find((each) => each.projection === name && each.stream === stream);
    return found?.first ?? Infinity;
  };
  const audit: Line[] = [];
  const streams = new Map<string, RecordedEvent[]>();
  for await (const stored of log.readAll({ after: 0n })) {
    if (Number(stored.position) > upTo) break;
    const event = decode(stored);
    streams.set(stored.stream, [...(streams.get(stored.stream) ?? []), event]);
    const { metadata, data, eventId, revision, known } = event;
    const { recordedBy, kind, order } = metadata;
    if (revision >= waitsFrom('audit', stored.stream)) continue;
    audit.push([
      ...['audit', stored.stream, revision, known],
      ...[eventId, data['effectiveOn'], recordedBy, kind, event.type, order?.number ?? null],
    ]);
  }
  const lines = [...streams].flatMap(([stream, events]) => {
    const ends = new Map(LISTS.map((table) => [table, Math.min(waitsFrom(table, stream), events.length)]));
    return [...new Set(ends.values())].flatMap((end) =>
      listLines(stream, events.slice(0, end)).filter(([table]) => ends.get(String(table)) === end),
    );
  });
  return sum([...audit, ...lines]);
}

/** Each row of an officer, with the times from and up to which it was known. */
function listLines(stream: string, events: readonly RecordedEvent[]): readonly Line[] {
  const known = new Map<string, number>();
  const lines: Line[] = [];
  const end = (row: string, from: number, to: number): void => {
    const [table, validFrom, validTo, ...values] = JSON.parse(row) as unknown[];
    lines.push([table, stream, validFrom, validTo, from, to, ...values]);
  };
  let ledger = emptyLedger(subjectOfStream(stream)!);
  for (const time of new Set(events.map((event) => event.known))) {
    ledger = record(
      ledger,
      events.filter((event) => event.known === time),
    );
    const rows = new Set(rowsOf(ledger).map((row) => JSON.stringify(row)));
    for (const [row, from] of known) {
      if (rows.has(row)) continue;
      end(row, from, time);
      known.delete(row);
    }
    for (const row of rows) if (!known.has(row)) known.set(row, time);
  }
  for (const [row, from] of known) end(row, from, Number.MAX_SAFE_INTEGER);
  return lines;
}

const never = '9999-99-99';

function rowsOf(ledger: Ledger): readonly Line[] {
  const standing = standings(ledger);
  return [
    ...linesOfSubject(standing),
    ...[...actFates(standing)].map(([actId, fate]) => [
      ...['actFates', '0001-01-01', never, actId, fate.status, JSON.stringify(fate.corrections)],
      ...[fate.annulledBy, fate.removes, fate.removedBy],
    ]),
    ...standing.all
      .filter(({ corrections }) => corrections.length > 0)
      .flatMap((act) => act.entry.events.map((event) => ({ event, now: correctedEvent(act, event) })))
      .map(({ event, now }) => [
        ...['correctedEvents', '0001-01-01', never, event.eventId],
        ...[now.type, firstDayOf(now.effectiveOn), now.order?.number ?? null],
      ]),
    ...findingLines(ledger),
  ];
}

function linesOfSubject(standing: Standings): readonly Line[] {
  const { kind, id } = standing.subject;
  switch (kind) {
    case 'officer':
      return officerLines(id, foldCareer(standing));
    case 'office':
      return officeLines(id, standing);
    case 'proposal':
      return proposalLines(id, standing);
  }
}

function officeLines(officeId: string, standing: Standings): readonly Line[] {
  const office = foldOffice(standing);
  const accreditations = accreditationRows(office).map((row) => [
    ...['accreditations', row.validFrom, row.validTo ?? never, officeId],
    ...[row.accreditedTo, row.officerId, row.basis, row.concurrent, row.since],
  ]);
  const offices = officeRows(office).map((row) => [
    ...['offices', row.validFrom, row.validTo ?? never, officeId, row.officeKind, row.name],
    ...[row.hostState, row.organisation, row.seat, row.parentOfficeId, row.status],
    ...[row.headState, row.headedBy, row.commandedBy, row.title],
  ]);
  return [...offices, ...accreditations];
}

function proposalLines(proposalId: string, standing: Standings): readonly Line[] {
  const row = listedProposal(proposalId, foldProposal(standing), standing);
  if (row === undefined) return [];
  return [
    [
      ...['proposals', '0001-01-01', never, proposalId, row.standing, row.state, row.proposedBy],
      ...[row.officeId, row.officerId, row.proposes, row.subject, row.number],
      ...[row.submittedOn, row.submittedDay, row.settledOn],
    ],
  ];
}

function officerLines(officerId: string, career: Career): readonly Line[] {
  const listed = officerRows(career);
  return [
    ...listed.slice(0, 1).map(({ validFrom, latin, ru, kk, personalNo }) => {
      const text = [latin, ru, kk, personalNo].filter((name) => name !== null).join('\n');
      return ['officerNames', validFrom, never, officerId, latin, ru, kk, personalNo, text];
    }),
    ...listed.map((row) => [
      ...['officers', row.validFrom, row.validTo ?? never, officerId],
      ...[row.category, row.status, row.rank, row.positionCode, row.officeId],
    ]),
    ...(career.joinedInto === undefined
      ? []
      : [['joinedRecords', '0001-01-01', never, officerId, career.joinedInto]]),
    ...eligibilityRows(career, defaultPolicies).map((row) => [
      ...['eligibility', row.validFrom, row.validTo ?? never, officerId],
      ...[row.spellId, row.rankHeld, row.nextRank, row.eligibleOn],
    ]),
  ];
}

function findingLines(ledger: Ledger): readonly Line[] {
  return findingRows(foundIn(ledger)).map((row) => [
    ...['findings', row.validFrom, row.validTo ?? never, subjectText(ledger.subject)],
    ...[row.findingId, row.rule, row.severity, row.status, row.since, row.until, row.explanation],
    JSON.stringify(row.details),
  ]);
}

function foundIn(ledger: Ledger): readonly QualityFinding[] {
  switch (ledger.subject.kind) {
    case 'officer':
      return officerFindings(judgeCareer(ledger, defaultPolicies), defaultPolicies);
    case 'office':
      return officeFindings(judgeOffice(ledger, defaultPolicies));
    case 'proposal':
      return proposalFindings(judgeProposal(ledger, defaultPolicies));
  }
}

function sum(lines: readonly Line[]): string {
  const hashes = lines.map((line) => createHash('sha256').update(JSON.stringify(line)).digest('hex'));
  const total = hashes.reduce((all, hash) => all + BigInt(`0x${hash}`), 0n) % (1n << 256n);
  return total.toString(16).padStart(64, '0');
}
