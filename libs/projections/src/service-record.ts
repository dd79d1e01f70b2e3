import { type CalendarDate, rankNo } from '@elshi/law';
import {
  type Career,
  categoryOn,
  coveringOn,
  type Credit,
  daysAbroad,
  type Leave,
  openedOn,
  type RankSpell,
  spellOn,
  statusOn,
} from '@elshi/domain';
import { asWritten, begun, ends, inEffect, type Line, lineOf } from './line.js';
import type { View } from './view.js';
import { cardLines, postingLines, tripLines } from './postings.js';

export type { View } from './view.js';

/**
 * The service record of an officer on a day: what is in force and in effect on or before it, oldest first, each line with
 * its dates, order, citations, and whether it was corrected.
 */
export function serviceRecord(officerId: string, career: Career, asOf: CalendarDate): View {
  const registration = career.registration?.act.data;
  return {
    officerId,
    names: career.names ?? null,
    birthDate: registration?.birthDate ?? null,
    personalNo: registration?.personalNo ?? null,
    category: categoryOn(career, asOf) ?? null,
    registration: career.registration ? lineOf(career.registration) : null,
    service: serviceOn(career, asOf),
    position: positionOn(career, asOf),
    rank: rankOn(career, asOf),
    rankSpells: spellLines(career, asOf),
    foreignRanks: career.foreignRanks
      .filter((foreign) => foreign.on <= asOf)
      .map(({ on, ladder, rankText, by }) => ({ ladder, rankText, from: asWritten(on, by), ...lineOf(by) })),
    categories: career.categories
      .filter((line) => line.from === undefined || line.from <= asOf)
      .map(({ from, category, by }) => ({ category, from: from ?? null, ...lineOf(by) })),
    positions: begun(career.positions, asOf).map((held) => ({
      positionCode: held.positionCode,
      unit: held.unit ?? null,
      officeId: held.officeId ?? null,
      ...ends(held, asOf),
      ...lineOf(held.by),
    })),
    postings: postingLines(career, asOf),
    timeAbroad: daysAbroad(career, asOf),
    accreditationCards: cardLines(career, asOf),
    trips: tripLines(career, asOf),
    credits: begun(career.credits, asOf).map(creditLine),
    leaves: begun(career.leaves, asOf).map(leaveLine),
    suspensions: begun(career.suspensions, asOf).map((suspension) => ({
      suspensionId: suspension.suspensionId,
      cleared: suspension.cleared,
      ...ends(suspension, asOf),
      ...lineOf(suspension.by),
    })),
    ...documents(career, asOf),
  };
}

function serviceOn(career: Career, asOf: CalendarDate): View {
  const periods = begun(career.service, asOf).map((period) => ({
    ...ends(period, asOf),
    end: period.to !== undefined && period.to <= asOf ? (period.end ?? null) : null,
    ...lineOf(period.by),
  }));
  return { status: statusOn(career, asOf), from: periods.at(-1)?.from ?? null, periods };
}

function positionOn(career: Career, asOf: CalendarDate): View | null {
  const held = coveringOn(career.positions, asOf);
  if (held === undefined) return null;
  const { positionCode, unit, officeId, from, by } = held;
  return { positionCode, unit: unit ?? null, officeId: officeId ?? null, from: asWritten(from, by) };
}

function rankOn(career: Career, asOf: CalendarDate): View | null {
  const found = spellOn(career, asOf);
  if (found === undefined) return null;
  const { spell, part } = found;
  return {
    no: rankNo(spell.rank),
    code: spell.rank,
    spellId: spell.spellId,
    from: asWritten(part.from, part.by),
  };
}

function spellLines(career: Career, asOf: CalendarDate): readonly View[] {
  const spells = career.spells.filter((spell) => openedOn(spell) <= asOf);
  return spells.map((spell) => ({
    spellId: spell.spellId,
    no: rankNo(spell.rank),
    rank: spell.rank,
    mode: spell.mode,
    openedOn: asWritten(openedOn(spell), spell.by),
    held: begun(spell.held, asOf).map((part) => ({ ...ends(part, asOf), by: part.by.actId })),
    certificates: certificatesOf(career, spell, asOf),
    ...lineOf(spell.by),
  }));
}

function certificatesOf(career: Career, spell: RankSpell, asOf: CalendarDate): readonly string[] {
  return career.certificates
    .filter((certificate) => certificate.spell?.spellId === spell.spellId && certificate.by.day <= asOf)
    .map((certificate) => certificate.certificateNo);
}

function creditLine(credit: Credit): View {
  const { by, endedBy, creditId, creditKind } = credit;
  const recorded = by.act.kind === 'RecordServiceCredit' ? by.act.data : undefined;
  const closed = endedBy?.act.kind === 'CloseServiceCredit' ? endedBy.act.data.to : undefined;
  return {
    creditId,
    creditKind,
    organisation: recorded?.organisation ?? null,
    document: recorded?.document ?? null,
    from: recorded?.from ?? credit.from,
    to: closed ?? recorded?.to ?? null,
    endedBy: closed === undefined ? null : endedBy!.actId,
    ...lineOf(by),
  };
}

function leaveLine(leave: Leave): View {
  const { by, leaveId, leaveKind } = leave;
  const recorded = by.act.kind === 'RecordLeave' ? by.act.data : undefined;
  return {
    leaveId,
    leaveKind,
    from: recorded?.from ?? leave.from,
    to: recorded?.to ?? leave.to ?? null,
    ...lineOf(by),
  };
}

/** Certificates, record entries, attestations, sanctions and awards. */
function documents(career: Career, asOf: CalendarDate): View {
  const dated = <T extends object>(
    by: Parameters<typeof lineOf>[0],
    members: T,
  ): T & Line & { readonly on: string } => ({
    ...members,
    on: by.act.effectiveOn,
    ...lineOf(by),
  });
  return {
    certificates: career.certificates
      .filter(({ by }) => by.day <= asOf)
      .map(({ certificateNo, rank, spell, by, withdrawn }) => {
        const isWithdrawn = withdrawn !== undefined && withdrawn.day <= asOf;
        return dated(by, {
          certificateNo,
          rank,
          spellId: spell?.spellId ?? null,
          withdrawnOn: isWithdrawn ? withdrawn.day : null,
          withdrawnBy: isWithdrawn ? withdrawn.actId : null,
        });
      }),
    recordEntries: inEffect(career.entries, asOf).map((by) =>
      dated(by, { entryNo: by.act.data.entryNo, enters: by.act.data.eventId }),
    ),
    attestations: inEffect(career.attestations, asOf).map((by) => {
      const { attestationId, result, commission, purpose } = by.act.data;
      return dated(by, { attestationId, result, commission, ...(purpose !== undefined && { purpose }) });
    }),
    sanctions: begun(career.sanctions, asOf).map((sanction) => ({
      sanctionId: sanction.sanctionId,
      sanctionKind: sanction.sanctionKind,
      ...ends(sanction, asOf),
      ...lineOf(sanction.by),
    })),
    awards: inEffect(career.awards, asOf).map((by) => dated(by, { award: by.act.data.award })),
  };
}
