import { foldCareer, type Ledger, type RecordedEvent, type Standings, standings } from '@elshi/domain';
import { FIRST_DATE, defaultPolicies, firstDayOf, isWrittenDate } from '@elshi/law';
import { type ActFate, actFates, eligibilityRows, type OfficerRow, officerRows } from '@elshi/projections';
import type { Change, LogRow, ValidRow } from '@elshi/read-models';
import { streamOf } from '../codec.js';
import * as tables from './tables.js';

/** What an append changes in the lists: the rows of the subject, as they are known after it. */
export function listChanges(ledger: Ledger, known: number): readonly Change[] {
  const { subject } = ledger;
  const standing = standings(ledger);
  const replace: Replace = ({ name }, rows) => ({
    kind: 'replace',
    table: name,
    stream: streamOf(subject),
    known,
    rows,
  });
  const fates = replace(tables.actFates, [...actFates(standing)].map(fateRow));
  return subject.kind === 'officer' ? [...careerChanges(subject.id, standing, replace), fates] : [fates];
}

type Replace = (table: { readonly name: string }, rows: readonly ValidRow[]) => Change;

function careerChanges(officerId: string, standing: Standings, replace: Replace): readonly Change[] {
  const career = foldCareer(standing);
  const listed = officerRows(career);
  return [
    replace(tables.officerNames, listed.slice(0, 1).map(namesRow)),
    replace(
      tables.officers,
      listed.map((row) => officerRow(officerId, row)),
    ),
    replace(
      tables.eligibility,
      eligibilityRows(career, defaultPolicies).map(({ validFrom, validTo, ...values }) => ({
        validFrom,
        validTo,
        values: { officerId, ...values },
      })),
    ),
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
