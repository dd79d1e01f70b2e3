import { createHash } from 'node:crypto';
import { emptyLedger, foldCareer, type Ledger, record, type RecordedEvent, standings } from '@elshi/domain';
import { defaultPolicies } from '@elshi/law';
import { actFates, eligibilityRows, officerRows } from '@elshi/projections';
import type { EventStore } from '@elshi/event-store';
import { decode, subjectOfStream } from '../codec.js';

type Line = readonly unknown[];

/**
 * The digest of the views as it is defined: made by folding each officer's events after every append, without a database,
 * a batch or a cache.
 */
export async function digestOfFold(log: Pick<EventStore, 'readAll'>): Promise<string> {
  const audit: Line[] = [];
  const streams = new Map<string, RecordedEvent[]>();
  for await (const stored of log.readAll({ after: 0n })) {
    const event = decode(stored);
    streams.set(stored.stream, [...(streams.get(stored.stream) ?? []), event]);
    const { metadata, data, eventId, revision, known } = event;
    const { recordedBy, kind, order } = metadata;
    audit.push([
      ...['audit', stored.stream, revision, known],
      ...[eventId, data['effectiveOn'], recordedBy, kind, order?.number ?? null],
    ]);
  }
  const lines = [...streams].flatMap(([stream, events]) => listLines(stream, events));
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

function rowsOf(ledger: Ledger): readonly Line[] {
  const subjectId = ledger.subject.id;
  const standing = standings(ledger);
  const career = foldCareer(standing);
  const listed = officerRows(career);
  const never = '9999-99-99';
  return [
    ...listed.slice(0, 1).map(({ validFrom, latin, ru, kk, personalNo }) => {
      const text = [latin, ru, kk, personalNo].filter((name) => name !== null).join('\n');
      return ['officerNames', validFrom, never, latin, ru, kk, personalNo, text];
    }),
    ...listed.map((row) => [
      ...['officers', row.validFrom, row.validTo ?? never, subjectId],
      ...[row.category, row.status, row.rank, row.positionCode, row.officeId],
    ]),
    ...eligibilityRows(career, defaultPolicies).map((row) => [
      ...['eligibility', row.validFrom, row.validTo ?? never, subjectId],
      ...[row.spellId, row.rankHeld, row.nextRank, row.eligibleOn],
    ]),
    ...[...actFates(standing)].map(([actId, fate]) => [
      ...['actFates', '0001-01-01', never, actId, fate.status, JSON.stringify(fate.corrections)],
      ...[fate.annulledBy, fate.removes, fate.removedBy],
    ]),
  ];
}

function sum(lines: readonly Line[]): string {
  const hashes = lines.map((line) => createHash('sha256').update(JSON.stringify(line)).digest('hex'));
  const total = hashes.reduce((all, hash) => all + BigInt(`0x${hash}`), 0n) % (1n << 256n);
  return total.toString(16).padStart(64, '0');
}
