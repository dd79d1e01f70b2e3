import { correctedEvent, type RecordedEvent, type StandingAct } from '@elshi/domain';
import { FIRST_DATE, defaultPolicies, firstDayOf, isWrittenDate } from '@elshi/law';
import {
  type AccreditationRow,
  accreditationRows,
  type ActFate,
  actFates,
  eligibilityRows,
  type FindingRow,
  findingRows,
  listedProposal,
  type OfficeRow,
  officeRows,
  type OfficerRow,
  officerRows,
} from '@elshi/projections';
import type { LogRow, RowChange, ValidRow, Values } from '@elshi/read-models';
import { subjectTextOf } from '../codec.js';
import type { Growth } from './growth.js';
import * as tables from './tables.js';

/** The lines of the audit trail for the events of an append. */
export function auditChanges({ stream, events }: Growth): readonly RowChange[] {
  return events.map((event) => ({ kind: 'add', table: tables.audit.name, row: auditRow(stream, event) }));
}

/** What should be looked at in the record of an officer or an office. */
export function findingChanges(growth: Growth): readonly RowChange[] {
  const found = growth.findings();
  if (found === undefined) return [];
  const subject = subjectTextOf(growth.stream);
  return [
    replaced(
      growth,
      tables.findings.name,
      findingRows(found).map((row) => findingRow(subject, row)),
    ),
  ];
}

/** What the list of officers shows, the names by which they are found, and under which record one goes on. */
export function officerChanges(growth: Growth): readonly RowChange[] {
  const officer = growth.officer();
  if (officer === undefined) return [];
  const listed = officerRows(officer.career);
  return [
    replaced(
      growth,
      tables.officerNames.name,
      listed.slice(0, 1).map((row) => namesRow(officer.id, row)),
    ),
    replaced(
      growth,
      tables.officers.name,
      listed.map((row) => officerRow(officer.id, row)),
    ),
    replaced(growth, tables.joinedRecords.name, joinedRows(officer.id, officer.career.joinedInto)),
  ];
}

/** When the holder of a rank becomes eligible for the next. */
export function eligibilityChanges(growth: Growth): readonly RowChange[] {
  const officer = growth.officer();
  if (officer === undefined) return [];
  const rows = eligibilityRows(officer.career, defaultPolicies).map(({ validFrom, validTo, ...values }) => ({
    validFrom,
    validTo,
    values: { officerId: officer.id, ...values },
  }));
  return [replaced(growth, tables.eligibility.name, rows)];
}

/** What the lists of offices and of accreditations show. */
export function officeChanges(growth: Growth): readonly RowChange[] {
  const office = growth.office();
  if (office === undefined) return [];
  const { officeId } = office;
  const rowsOf = (rows: readonly (OfficeRow | AccreditationRow)[]): readonly ValidRow[] =>
    rows.map(({ validFrom, validTo, ...values }) => ({
      validFrom,
      validTo,
      values: { officeId, ...values },
    }));
  return [
    replaced(growth, tables.offices.name, rowsOf(officeRows(office))),
    replaced(growth, tables.accreditations.name, rowsOf(accreditationRows(office))),
  ];
}

/** What the list of proposals shows. */
export function proposalChanges(growth: Growth): readonly RowChange[] {
  const known = growth.proposal();
  if (known === undefined) return [];
  const listed = listedProposal(known.proposal.proposalId, known.proposal, known.standings);
  const rows = listed === undefined ? [] : [always({ ...listed })];
  return [replaced(growth, tables.proposals.name, rows)];
}

/** What became of acts that do not simply stand, and the values that stand where they were corrected. */
export function actFateChanges(growth: Growth): readonly RowChange[] {
  const standing = growth.standings();
  if (standing === undefined) return [];
  return [
    replaced(growth, tables.actFates.name, [...actFates(standing)].map(fateRow)),
    replaced(growth, tables.correctedEvents.name, standing.all.flatMap(correctedRows)),
  ];
}

function replaced({ stream, known }: Growth, table: string, rows: readonly ValidRow[]): RowChange {
  return { kind: 'replace', table, stream, known, rows };
}

/** A row that holds on every day. */
function always(values: Values): ValidRow {
  return { validFrom: FIRST_DATE, validTo: null, values };
}

function joinedRows(officerId: string, joinedInto: string | undefined): readonly ValidRow[] {
  return joinedInto === undefined ? [] : [always({ officerId, joinedInto })];
}

function auditRow(stream: string, event: RecordedEvent): LogRow {
  const effectiveOn = event.data['effectiveOn'];
  return {
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
      type: event.type,
      orderNo: event.metadata.order?.number ?? null,
    },
  };
}

function namesRow(officerId: string, { validFrom, latin, ru, kk, personalNo }: OfficerRow): ValidRow {
  const text = [latin, ru, kk, personalNo].filter((name) => name !== null).join('\n');
  return { validFrom, validTo: null, values: { officerId, latin, ru, kk, personalNo, text } };
}

function officerRow(officerId: string, row: OfficerRow): ValidRow {
  const { validFrom, validTo, category, status, rank, positionCode, officeId } = row;
  return { validFrom, validTo, values: { officerId, category, status, rank, positionCode, officeId } };
}

function fateRow([actId, { corrections, ...fate }]: readonly [string, ActFate]): ValidRow {
  return always({ actId, ...fate, corrections: JSON.stringify(corrections) });
}

/** The events of an act that was corrected, whatever became of it later. */
function correctedRows(standing: StandingAct): readonly ValidRow[] {
  if (standing.corrections.length === 0) return [];
  return standing.entry.events.map((event) => {
    const { type, effectiveOn, order } = correctedEvent(standing, event);
    const values = {
      eventId: event.eventId,
      position: Number(event.position),
      type,
      effectiveOn: firstDayOf(effectiveOn),
      orderNo: order?.number ?? null,
    };
    return always(values);
  });
}

function findingRow(subject: string, { validFrom, validTo, details, ...row }: FindingRow): ValidRow {
  return { validFrom, validTo, values: { subject, ...row, details: JSON.stringify(details) } };
}
