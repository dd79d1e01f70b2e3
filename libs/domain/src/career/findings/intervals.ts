import { askedAboutFrom, type CalendarDate } from '@elshi/law';
import { isHistorical } from '../../act.js';
import { finding, type QualityFinding } from '../../findings/finding.js';
import type { StandingAct } from '../../standing.js';
import type { Career, Stretch } from '../career.js';
import { coveringOn } from '../career.js';
import { isHeadship } from '../posting.js';
import { staysOf } from '../posts.js';
import { difference, spanOf, union } from '../span.js';
import { dayAfter, firstDay, fromTo, later, spansOf } from '../../findings/days.js';

/** Days in the service of which nothing tells what they were spent with, so that they count towards no term (article 12, paragraph 2). */
export function serviceGaps(career: Career): readonly QualityFinding[] {
  const { service, positions, credits, leaves, suspensions } = career;
  const told: readonly Stretch[] = [...positions, ...staysOf(career), ...credits, ...leaves, ...suspensions];
  const gaps = difference(union(spansOf(service)), union(spansOf(told)));
  return gaps.flatMap((gap) => {
    const [from, to] = [firstDay(gap), dayAfter(gap)];
    const asked = askedAboutFrom('SERVICE_GAP', from);
    if (to !== undefined && asked !== undefined && to <= asked) return [];
    const before = told.find((stretch) => stretch.to === from) ?? coveringOn(service, from);
    const after = told.find((stretch) => stretch.from === to);
    if (before === undefined) return [];
    const begins = before.to === from ? (before.endedBy ?? before.by) : before.by;
    const fromPapers = [begins, after?.by].some((standing) => standing && isHistorical(standing.act));
    return finding('SERVICE_GAP', {
      about: [begins],
      since: asked,
      because: `In the service, but with neither position nor posting nor credit, ${fromTo(from, to)}.`,
      facts: { from, to: to ?? null },
      ...(fromPapers && { severity: 'NOTICE' }),
    });
  });
}

/** Positions, postings and leaves on days that lie in no period of service. Those held one after another are one finding. */
export function daysOutsideService(career: Career): readonly QualityFinding[] {
  const { service, leaves } = career;
  const served = union(spansOf(service));
  const positions: readonly Stretch[] = [...career.positions, ...staysOf(career)];
  const held = difference(union(spansOf(positions)), served).flatMap((span) => {
    const position = coveringOn(positions, firstDay(span));
    return position === undefined ? [] : outside(position, firstDay(span), dayAfter(span), 'A post is held');
  });
  const taken = leaves.flatMap((leave) =>
    difference([spanOf(leave.from, leave.to)], served)
      .slice(0, 1)
      .flatMap((span) => outside(leave, firstDay(span), dayAfter(span), 'A leave runs')),
  );
  return [...held, ...taken];
}

function outside(
  { by }: Stretch,
  from: CalendarDate,
  to: CalendarDate | undefined,
  what: string,
): readonly QualityFinding[] {
  return finding('OUTSIDE_SERVICE', {
    about: [by],
    since: from,
    because: `${what} outside the service, ${fromTo(from, to)}.`,
    facts: { kind: by.act.kind, from, to: to ?? null },
    ...(isHistorical(by.act) && { severity: 'NOTICE' }),
  });
}

/** Leaves that cover the same days, credits of one kind that do, and postings of older papers. */
export function overlaps({ leaves, credits, postings }: Career): readonly QualityFinding[] {
  const kinds = new Set(credits.map(({ creditKind }) => creditKind));
  const stays = postings.flatMap(({ postingId, stay }) => (stay && !isHeadship(postingId) ? [stay] : []));
  return [
    ...overlapping(leaves).flatMap(([one, other]) => overlap('LEAVES_OVERLAP', one, other, 'Two leaves')),
    ...[...kinds].flatMap((kind) =>
      overlapping(credits.filter(({ creditKind }) => creditKind === kind)).flatMap(([one, other]) =>
        overlap('CREDITS_OVERLAP', one, other, `Two credits of kind ${kind}`),
      ),
    ),
    // What was decided here the judge has refused.
    ...overlapping(stays)
      .filter((pair) => pair.some(({ by }) => isHistorical(by.act)))
      .flatMap(([one, other]) => overlap('POSTINGS_OVERLAP', one, other, 'Two postings')),
  ];
}

/** Each stretch that begins before another has ended, with the one of those before it that goes on longest. */
function overlapping(stretches: readonly Stretch[]): readonly (readonly [Stretch, Stretch])[] {
  const inOrder = stretches
    .filter(({ from, to }) => to === undefined || from < to)
    .sort((a, b) => (a.from === b.from ? a.by.index - b.by.index : a.from < b.from ? -1 : 1));
  const pairs: (readonly [Stretch, Stretch])[] = [];
  let longest: Stretch | undefined;
  for (const stretch of inOrder) {
    if (longest !== undefined && (longest.to === undefined || stretch.from < longest.to))
      pairs.push([longest, stretch]);
    if (longest === undefined || endsLater(stretch, longest)) longest = stretch;
  }
  return pairs;
}

function endsLater({ to }: Stretch, other: Stretch): boolean {
  return other.to !== undefined && (to === undefined || to > other.to);
}

function overlap(
  rule: 'LEAVES_OVERLAP' | 'CREDITS_OVERLAP' | 'POSTINGS_OVERLAP',
  one: Stretch,
  other: Stretch,
  what: string,
): readonly QualityFinding[] {
  const from = later(one.from, other.from);
  const ends = [one.to, other.to].filter((day) => day !== undefined).sort();
  const to = ends[0];
  const about: readonly StandingAct[] = [one.by, other.by].sort((a, b) => a.index - b.index);
  return finding(rule, {
    about,
    since: from,
    because: `${what} cover the same days, ${fromTo(from, to)}.`,
    facts: { from, to: to ?? null },
  });
}
