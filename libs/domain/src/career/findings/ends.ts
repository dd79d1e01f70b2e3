import { askedAboutFrom, type CalendarDate, isCalendarDate, qualityLimits } from '@elshi/law';
import { finding, type QualityFinding } from '../../findings/finding.js';
import { isAmendment } from '../../judging/dependants.js';
import { isInEffect } from '../../judging/fold.js';
import type { StandingAct } from '../../standing.js';
import {
  type Career,
  coveringOn,
  type Credit,
  type Leave,
  type Suspension,
  suspensionEnd,
} from '../career.js';
import { earliest, later } from '../../findings/days.js';

/** Suspensions, leaves and credits that have gone on for too long. */
export function endsMissing(career: Career): readonly QualityFinding[] {
  const { suspensions, leaves, credits } = career;
  return [
    ...suspensions.flatMap((suspension) => openSuspension(career, suspension)),
    ...leaves.flatMap(longLeave),
    ...credits.filter(({ to }) => to === undefined).flatMap((credit) => openCredit(career, credit)),
  ];
}

function openSuspension(career: Career, suspension: Suspension): readonly QualityFinding[] {
  const { by, from } = suspension;
  return finding('END_MISSING', {
    about: [by],
    since: askedAboutFrom('SUSPENSION', from),
    until: suspensionEnd(career, suspension),
    because: `The suspension of ${from} has no end.`,
    facts: { kind: 'SUSPENSION', from },
  });
}

function longLeave({ by, from, to, leaveKind }: Leave): readonly QualityFinding[] {
  const since = askedAboutFrom('LEAVE', from);
  if (to === undefined || since === undefined || to <= since) return [];
  return finding('END_MISSING', {
    about: [by],
    since,
    until: to,
    because: `The leave of ${from} goes on for years, to ${to}.`,
    facts: { kind: leaveKind, from, to },
  });
}

/** A credit without an end is asked about when the service ends, at the latest. */
function openCredit({ service, diedOn }: Career, { by, from, creditId }: Credit): readonly QualityFinding[] {
  const left = service.filter((period) => period.from <= from).at(-1)?.to;
  const leaving = left !== undefined && left >= from ? left : undefined;
  return finding('END_MISSING', {
    about: [by],
    since: earliest(askedAboutFrom('CREDIT', from), leaving, diedOn && later(diedOn, from)),
    because: `The credit that begins on ${from} has no end.`,
    facts: { kind: 'CREDIT', creditId, from },
  });
}

/**
 * Whole periods of calendar years of a service (2016 to 2020, 2021 to 2025) in which nothing takes effect. A period is asked
 * about from the first day after it, so that what is asked changes little while a career goes on.
 */
export function silences({ service }: Career, inOrder: readonly StandingAct[]): readonly QualityFinding[] {
  const silent: QualityFinding[] = [];
  let last: CalendarDate | undefined;
  for (const standing of inOrder) {
    const { day } = standing;
    if (!isNews(standing)) continue;
    if (last !== undefined) silent.push(...silenceAfter(service, last, day));
    last = day;
  }
  if (last !== undefined) silent.push(...silenceAfter(service, last));
  return silent;
}

const PERIOD = qualityLimits.SILENCE.months / 12;

/** Which period a day lies in; each ends with a year that can be divided by its length. */
function periodOf(day: CalendarDate): number {
  return Math.ceil(Number(day.slice(0, 4)) / PERIOD);
}

function silenceAfter(
  service: Career['service'],
  last: CalendarDate,
  next?: CalendarDate,
): readonly QualityFinding[] {
  const period = periodOf(last) + 1;
  if (next !== undefined && periodOf(next) <= period) return [];
  const served = coveringOn(service, last);
  if (served === undefined) return [];
  const [from, to] = [(period - 1) * PERIOD + 1, period * PERIOD];
  return finding('NO_NEWS', {
    about: [served.by],
    mark: `${from}-${to}`,
    since: firstDayOfYear(to + 1),
    until: earliest(next, served.to),
    because: `In the service, but nothing is on record for the years ${from} to ${to}.`,
    facts: { from, to },
  });
}

function firstDayOfYear(year: number): CalendarDate | undefined {
  const written = `${String(year).padStart(4, '0')}-01-01`;
  return isCalendarDate(written) ? written : undefined;
}

/** What takes effect for the officer; what is done to the record alone tells nothing of him. */
function isNews(standing: StandingAct): boolean {
  return isInEffect(standing) && !isAmendment(standing) && standing.act.kind !== 'AcceptFinding';
}
