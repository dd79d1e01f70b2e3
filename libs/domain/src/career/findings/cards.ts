import { cardRule, firstDayOf } from '@elshi/law';
import { earliest } from '../../findings/days.js';
import { finding, type QualityFinding } from '../../findings/finding.js';
import { type AccreditationCard, type Career, categoryOn } from '../career.js';

/** Accreditation cards past their validity, up to the day on which they are returned or another of that state takes their place. */
export function cardsExpired(career: Career): readonly QualityFinding[] {
  return career.cards.flatMap((card) => expired(card, career));
}

function expired(card: AccreditationCard, career: Career): readonly QualityFinding[] {
  const { by, cardNo, returned } = card;
  const { validTo, hostState, cardKind } = by.act.data;
  if (validTo === undefined) return [];
  const since = firstDayOf(validTo);
  const next = career.cards.find(
    ({ by: other }) => other.day > by.day && other.act.data.hostState === hostState,
  );
  const category = categoryOn(career, by.day);
  return finding('CARD_EXPIRED', {
    about: [by],
    since,
    until: earliest(returned?.day, next?.by.day, career.diedOn),
    because: `The card ${cardNo} is valid up to ${validTo}, and was neither returned nor replaced.`,
    ...(category !== undefined && { citations: [cardRule(category).cite] }),
    facts: { cardNo, cardKind, hostState, validTo },
  });
}
