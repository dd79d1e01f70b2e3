import {
  askedAboutFrom,
  dayNumber,
  type Policies,
  positionDeviation,
  positionOn,
  STEPS_WITHOUT_JUSTIFICATION,
} from '@elshi/law';
import { finding, type QualityFinding } from '../../findings/finding.js';
import { type Career, coveringOn, type RankSpell, type Stretch } from '../career.js';
import { apart } from '../checks/position.js';
import { difference, intersection, type Span, spanOf, union } from '../span.js';
import { dayAfter, earliest, firstDay, later, spansOf } from '../../findings/days.js';

/** Days on which rank and position are further apart than the law has them as a rule (article 11, paragraph 2; policy P25). */
export function positionMismatches(career: Career, policies: Policies): readonly QualityFinding[] {
  if (policies.P25 === 'OFF') return [];
  const posts = postsOf(career);
  return career.spells.flatMap((spell) =>
    spell.held.flatMap((part) => posts.flatMap((post) => mismatch(spell, part, post))),
  );
}

/** A stretch during which somebody serves as something. */
type Post = Stretch & { readonly positionCode: string };

/** What was served as: at the post while a posting runs, else in the position held. */
function postsOf({ postings, positions }: Career): readonly Post[] {
  const abroad = postings.flatMap(({ stay, positionCode }) => (stay ? [{ ...stay, positionCode }] : []));
  if (abroad.length === 0) return positions;
  const away = union(spansOf(abroad));
  const atHome = positions.flatMap((position) =>
    difference([spanOf(position.from, position.to)], away).map((span) => {
      const to = dayAfter(span);
      return { ...position, from: firstDay(span), ...(to !== undefined && { to }) };
    }),
  );
  return [...abroad, ...atHome];
}

/** The match is that of the day on which the two came together, as the judge looks at it. */
function mismatch(spell: RankSpell, part: Stretch, position: Post): readonly QualityFinding[] {
  const since = later(part.from, position.from);
  const until = earliest(part.to, position.to);
  if (until !== undefined && until <= since) return [];
  const { positionCode } = position;
  const entry = positionOn(positionCode, since);
  const deviation = entry && positionDeviation(spell.rank, entry);
  if (deviation === undefined || Math.abs(deviation) <= STEPS_WITHOUT_JUSTIFICATION) return [];
  const { data } = part.by.act;
  const justification =
    position.from <= part.from && 'justification' in data ? data.justification : undefined;
  return finding('POSITION_MISMATCH', {
    about: [part.by, position.by],
    since,
    until,
    because: apart(spell.rank, deviation, positionCode),
    facts: {
      rank: spell.rank,
      positionCode,
      positionDeviation: deviation,
      justification: justification ?? null,
    },
    ...(justification !== undefined && { severity: 'NOTICE' }),
  });
}

/** An officer in service whose positions have had ranks for long, and who never held one (article 10). */
export function rankMissing(career: Career): readonly QualityFinding[] {
  const ranked = postsOf(career).filter(({ positionCode, from }) => positionOn(positionCode, from)?.ranks);
  if (ranked.length === 0) return [];
  const asOfficer = intersection(union(spansOf(career.service)), union(officerSpans(career)));
  const days = intersection(asOfficer, union(spansOf(ranked)));
  const first = career.spells.map(({ held }) => held[0]!.from).sort()[0];
  return days.flatMap((span) => {
    const from = firstDay(span);
    const held = coveringOn(ranked, from);
    if (held === undefined || (first !== undefined && first <= from)) return [];
    return finding('RANK_MISSING', {
      about: [held.by],
      since: askedAboutFrom('RANK', from),
      until: earliest(first, dayAfter(span)),
      because: `${held.positionCode} is held from ${from} on by an officer who never held a rank.`,
      facts: { positionCode: held.positionCode, from },
    });
  });
}

/** The days on which the person is an officer. The first category holds from the beginning. */
function officerSpans({ categories }: Career): readonly Span[] {
  return categories.flatMap(({ category, from }, place): readonly Span[] => {
    if (category !== 'OFFICER') return [];
    const next = categories[place + 1]?.from;
    const to = next === undefined ? Infinity : dayNumber(next);
    return [{ from: from === undefined ? -Infinity : dayNumber(from), to }];
  });
}
