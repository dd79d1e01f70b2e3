import { foldCareer, type Ledger, type RecordedEvent, standings } from '@elshi/domain';
import { FIRST_DATE, defaultPolicies, firstDayOf, isWrittenDate } from '@elshi/law';
import { type ActFate, actFates, eligibilityRows, type OfficerRow, officerRows } from '@elshi/projections';
import type { Change, LogRow, ValidRow } from '@elshi/read-models';
import { officerStream } from '../codec.js';
import * as tables from './tables.js';

/** What an append changes in the lists: the rows of the officer, as they are known after it. */
export function listChanges(ledger: Ledger, known: number): readonly Change[] {
  const { subjectId } = ledger;
  const standing = standings(ledger);
  const career = foldCareer(standing);
  const listed = officerRows(career);
  const replace = (table: string, rows: readonly ValidRow[]): Change => ({
    kind: 'replace',
    table,
    stream: officerStream(subjectId),
    known,
    rows,
  });
  return [
    replace(tables.officerNames.name, listed.slice(0, 1).map(namesRow)),
    replace(
      tables.officers.name,
      listed.map((row) => officerRow(subjectId, row)),
    ),
    replace(
      tables.eligibility.name,
      eligibilityRows(career, defaultPolicies).map(({ validFrom, validTo, ...values }) => ({
        validFrom,
        validTo,
        values: { officerId: subjectId, ...values },
      })),
    ),
    replace(tables.actFates.name, [...actFates(standing)].map(fateRow)),
  ];
}

/** The line of the audit trail for an event. */
export function auditChange(stream: string, event: RecordedEvent): Change {
  const effectiveOn = event.data['effectiveOn'];
  const row: LogRow = {
    position: Number(event.position),
    stream,
    revision: event.revision,
    known: event.known,
    values: {
      eventId: event.eventId,
      effectiveOn:
        typeof effectiveOn === 'string' && isWrittenDate(effectiveOn) ? firstDayOf(effectiveOn) : null,
      actor: event.metadata.recordedBy,
      kind: event.metadata.kind,
      orderNo: event.metadata.order?.number ?? null,
    },
  };
  return { kind: 'add', table: tables.audit.name, row };
}

function namesRow({ validFrom, latin, ru, kk, personalNo }: OfficerRow): ValidRow {
  const text = [latin, ru, kk, personalNo].filter((name) => name !== null).join('\n');
  return { validFrom, validTo: null, values: { latin, ru, kk, personalNo, text } };
}

function officerRow(officerId: string, row: OfficerRow): ValidRow {
  const { validFrom, validTo, category, status, rank, positionCode, officeId } = row;
  return { validFrom, validTo, values: { officerId, category, status, rank, positionCode, officeId } };
}

function fateRow([actId, { corrections, ...fate }]: readonly [string, ActFate]): ValidRow {
  const values = { actId, ...fate, corrections: JSON.stringify(corrections) };
  return { validFrom: FIRST_DATE, validTo: null, values };
}
