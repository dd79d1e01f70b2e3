import type { CalendarDate } from '@elshi/law';
import { isHistorical } from '../../act.js';
import { finding, type QualityFinding } from '../../findings/finding.js';
import { type Career, openedOn, type RankSpell } from '../career.js';
import { difference, intersection, spanOf, union } from '../span.js';
import { dayAfter, earliest, firstDay, spansOf } from '../../findings/days.js';

/**
 * Certificates and entries in the service record that are missing (article 11, paragraph 3). Each holding of a rank is to
 * have both, from its first day on: the law sets no time. Ranks from older papers were confirmed elsewhere.
 */
export function confirmationsMissing(career: Career): readonly QualityFinding[] {
  const entered = firstEntries(career);
  return career.spells
    .filter((spell) => !isHistorical(spell.by.act) && wasHeld(spell))
    .flatMap((spell) => [...withoutCertificate(career, spell), ...withoutEntry(career, spell, entered)]);
}

function wasHeld({ held }: RankSpell): boolean {
  return held.some(({ from, to }) => to === undefined || from < to);
}

/** From the first day of a rank up to its first certificate; and where that was withdrawn, while the rank is held without. */
function withoutCertificate(career: Career, spell: RankSpell): readonly QualityFinding[] {
  const issued = career.certificates.filter((certificate) => certificate.spell === spell);
  const first = earliest(...issued.map(({ by }) => by.day));
  const never = finding('CERTIFICATE_MISSING', {
    about: [spell.by],
    since: openedOn(spell),
    until: earliest(first, career.diedOn),
    because: `No certificate was issued for ${spell.rank}, held from ${openedOn(spell)}.`,
    ...shared(spell),
  });
  if (first === undefined || issued.every(({ withdrawn }) => withdrawn === undefined)) return never;
  return [...never, ...certificateWithdrawn(career, spell, issued, first)];
}

function certificateWithdrawn(
  career: Career,
  spell: RankSpell,
  issued: Career['certificates'],
  first: CalendarDate,
): readonly QualityFinding[] {
  const out = issued.map(({ by, withdrawn }) => ({ from: by.day, to: withdrawn?.day }));
  const held = intersection(union(spansOf(spell.held)), [spanOf(first, career.diedOn)]);
  return difference(held, union(spansOf(out))).flatMap((span) => {
    const since = firstDay(span);
    const begins =
      issued.find(({ withdrawn }) => withdrawn?.day === since)?.withdrawn ??
      spell.held.find(({ from }) => from === since)?.by;
    return finding('CERTIFICATE_MISSING', {
      about: [spell.by, ...(begins === undefined ? [] : [begins])],
      since,
      until: dayAfter(span),
      because: `The certificate for ${spell.rank} was withdrawn, and no other is out from ${since} on.`,
      ...shared(spell),
    });
  });
}

function withoutEntry(
  career: Career,
  spell: RankSpell,
  entered: ReadonlyMap<string, CalendarDate>,
): readonly QualityFinding[] {
  return finding('RECORD_ENTRY_MISSING', {
    about: [spell.by],
    since: openedOn(spell),
    until: earliest(career.diedOn, ...spell.by.entry.events.map(({ eventId }) => entered.get(eventId))),
    because: `${spell.rank}, held from ${openedOn(spell)}, is not entered in the service record.`,
    ...shared(spell),
  });
}

/** A rank that is held no longer is asked about less. */
function shared({ rank, held }: RankSpell) {
  return { facts: { rank }, easedOn: held.at(-1)!.to };
}

/** The day of the first entry of each event. */
function firstEntries({ entries }: Career): ReadonlyMap<string, CalendarDate> {
  const first = new Map<string, CalendarDate>();
  for (const { act, day } of entries) {
    const known = first.get(act.data.eventId);
    if (known === undefined || day < known) first.set(act.data.eventId, day);
  }
  return first;
}
