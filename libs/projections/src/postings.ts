import { type CalendarDate, firstDayOf, isApproximate, type WrittenDate } from '@elshi/law';
import {
  type AccreditationCard,
  type Career,
  daysAtPost,
  plannedToOn,
  type Posting,
  postingStateOn,
  type Standing,
} from '@elshi/domain';
import { asWritten, inEffect, type Line, lineOf } from './line.js';
import type { View } from './view.js';

/** The postings decided by a day, as they stood on it, in the order in which they were decided. */
export function postingLines({ postings }: Career, asOf: CalendarDate): readonly View[] {
  return postings.filter(({ by }) => by.day <= asOf).map((posting) => postingLine(posting, asOf));
}

function postingLine(posting: Posting, asOf: CalendarDate): View {
  const { postingId, officeId, positionCode, by } = posting;
  const plannedTo = plannedToOn(posting, asOf) ?? null;
  const { days, approximate } = daysAtPost(posting, asOf);
  const line = lineOf(by);
  const isPlannedRoughly = [by.act.data.plannedFrom, plannedTo].some((date) => date && isApproximate(date));
  return {
    postingId,
    officeId,
    positionCode,
    state: postingStateOn(posting, asOf),
    assignedOn: by.act.effectiveOn,
    plannedFrom: by.act.data.plannedFrom ?? null,
    plannedTo,
    ...stayOn(posting, asOf),
    daysAtPost: days,
    extensions: inEffect(posting.extensions, asOf).map((act) => ({
      ...datedOf(act),
      plannedTo: act.act.data.plannedTo,
      proposalId: act.act.data.proposalId ?? null,
    })),
    recalls: inEffect(posting.recalls, asOf).map((act) => ({
      ...datedOf(act),
      cause: act.act.data.cause,
      proposalId: act.act.data.proposalId ?? null,
    })),
    departments: inEffect(posting.departments, asOf).map((act) => ({
      ...datedOf(act),
      department: act.act.data.department,
      duties: act.act.data.duties ?? null,
    })),
    ...line,
    ...((approximate || isPlannedRoughly) && { approximate: true }),
  };
}

/** Arrival and end; who never arrived has an end without a beginning, and no days. */
function stayOn({ stay, end }: Posting, asOf: CalendarDate): View {
  const begun = stay !== undefined && stay.from <= asOf ? stay : undefined;
  const ended = end !== undefined && end.on <= asOf ? end : undefined;
  const detail = ended?.by.act.kind === 'EndPosting' ? ended.by.act.data.detail : undefined;
  return {
    from: begun === undefined ? null : asWritten(begun.from, begun.by),
    startedBy: begun?.by.actId ?? null,
    to: ended === undefined ? null : asWritten(ended.on, ended.by),
    outcome: ended?.outcome ?? null,
    detail: detail ?? null,
    endedBy: ended?.by.actId ?? null,
  };
}

function datedOf(
  by: Standing<'ExtendPosting' | 'RecallEarly' | 'AssignDepartment'>,
): Line & { readonly on: WrittenDate } {
  return { on: by.act.effectiveOn, ...lineOf(by) };
}

/** The accreditation cards issued by a day. */
export function cardLines({ cards }: Career, asOf: CalendarDate): readonly View[] {
  return cards.filter(({ by }) => by.day <= asOf).map((card) => cardLine(card, asOf));
}

function cardLine({ cardNo, by, returned }: AccreditationCard, asOf: CalendarDate): View {
  const { cardKind, hostState, validTo } = by.act.data;
  const isReturned = returned !== undefined && returned.day <= asOf;
  const isExpired = validTo !== undefined && firstDayOf(validTo) <= asOf;
  return {
    cardNo,
    cardKind,
    hostState,
    on: by.act.effectiveOn,
    validTo: validTo ?? null,
    valid: !isReturned && !isExpired,
    returnedOn: isReturned ? returned.act.effectiveOn : null,
    returnedBy: isReturned ? returned.actId : null,
    ...lineOf(by),
  };
}

/** The short trips permitted by a day. */
export function tripLines({ trips }: Career, asOf: CalendarDate): readonly View[] {
  return inEffect(trips, asOf).map((by) => {
    const { tripId, destination, from, to, ministryAgreement, onAnnualLeave } = by.act.data;
    return {
      tripId,
      destination,
      from,
      to,
      ministryAgreement: ministryAgreement ?? null,
      onAnnualLeave,
      on: by.act.effectiveOn,
      ...lineOf(by),
    };
  });
}
