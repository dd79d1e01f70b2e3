import { askedAboutFrom, type CalendarDate, firstDayOf } from '@elshi/law';
import { finding, type QualityFinding } from '../../findings/finding.js';
import type { Career } from '../career.js';
import type { StandingAct } from '../../standing.js';
import type { Posting } from '../posting.js';
import { earliest } from '../../findings/days.js';

/** Postings taken up late or not at all, and those that go on when they should be over. */
export function postingsLate({ postings, diedOn }: Career): readonly QualityFinding[] {
  return postings.flatMap((posting) => [...takenUpLate(posting), ...goesOn(posting, diedOn)]);
}

/** A posting that was taken up late stays so; one that was not is asked about until it ends. */
function takenUpLate({ by, stay, end, postingId }: Posting): readonly QualityFinding[] {
  const since = askedAboutFrom('TAKING_UP', by.day);
  if (since !== undefined && stay !== undefined && stay.from <= since) return [];
  const facts = { postingId, decided: by.day, arrived: stay?.from ?? null };
  return finding('TAKING_UP_LATE', {
    about: [by],
    since,
    until: stay === undefined ? end?.on : undefined,
    because:
      stay === undefined
        ? `The posting decided on ${by.day} has not been taken up.`
        : `The posting decided on ${by.day} was taken up on ${stay.from}.`,
    facts,
  });
}

/** Past its planned end with all extensions, or for years without one. */
function goesOn(posting: Posting, diedOn: Career['diedOn']): readonly QualityFinding[] {
  const { by, stay, end, extensions, postingId } = posting;
  if (stay === undefined) return [];
  const planned = (extensions.at(-1) ?? by).act.data.plannedTo;
  const since =
    planned === undefined
      ? askedAboutFrom('UNPLANNED', stay.from)
      : askedAboutFrom('STAY', firstDayOf(planned));
  return finding('END_MISSING', {
    about: [by],
    since,
    until: earliest(end?.on, diedOn),
    because:
      planned === undefined
        ? `The posting that began on ${stay.from} has neither a planned end nor an end.`
        : `The posting was planned to end on ${planned}, and goes on.`,
    facts: { kind: 'POSTING', postingId, from: stay.from, plannedTo: planned ?? null },
  });
}

/** The day on which a stay at a post that an act began is over; nothing while it goes on, or where the act began none. */
export function endOfStay({ postings }: Career, { index }: StandingAct): CalendarDate | undefined {
  return postings.find(({ stay }) => stay?.by.index === index)?.stay?.to;
}
