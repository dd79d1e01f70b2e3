import type { CalendarDate, Rank } from '@elshi/law';
import type { StandingAct } from '../standing.js';
import type { Career, Loss, RankSpell, SpellMode, Stretch } from './career.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** A career while it is being folded. It never leaves the fold half-made: each act leaves it whole. */
export type CareerDraft = Writable<Career>;

export function emptyCareer(): CareerDraft {
  return {
    categories: [],
    service: [],
    positions: [],
    spells: [],
    losses: [],
    foreignRanks: [],
    credits: [],
    leaves: [],
    suspensions: [],
    attestations: [],
    sanctions: [],
    awards: [],
    certificates: [],
    entries: [],
  };
}

/** Ends the last stretch if it is open. */
export function endLast<S extends Stretch>(
  stretches: S[],
  on: CalendarDate,
  by: StandingAct,
  more: Partial<S> = {},
): void {
  const last = stretches.at(-1);
  if (last !== undefined && last.to === undefined)
    stretches[stretches.length - 1] = { ...last, ...more, to: on, endedBy: by };
}

/** The spell that is held at this point of the fold. */
export function heldSpell(career: Career): RankSpell | undefined {
  return career.spells.find((spell) => spell.held.at(-1)!.to === undefined);
}

/** Closes the spell that is held, and gives it as closed. */
export function closeSpell(career: CareerDraft, on: CalendarDate, by: StandingAct): RankSpell | undefined {
  const held = heldSpell(career);
  if (held === undefined) return undefined;
  const parts = [...held.held];
  endLast(parts, on, by);
  return replaceSpell(career, held, { ...held, held: parts });
}

export function openSpell(
  career: CareerDraft,
  opening: {
    readonly spellId: string;
    readonly rank: Rank;
    readonly mode: SpellMode;
    readonly by: StandingAct;
  },
): RankSpell {
  const { by } = opening;
  const previous = closeSpell(career, by.day, by);
  const spell: RankSpell = { ...opening, held: [{ from: by.day, by }], ...(previous && { previous }) };
  career.spells.push(spell);
  return spell;
}

/** Gives a closed spell a further part. */
export function reopenSpell(career: CareerDraft, spell: RankSpell, by: StandingAct): void {
  closeSpell(career, by.day, by);
  const current = career.spells.find((candidate) => candidate.spellId === spell.spellId) ?? spell;
  replaceSpell(career, current, { ...current, held: [...current.held, { from: by.day, by }] });
}

/** The latest unrestored loss of a rank. */
export function unrestoredLoss(career: Career, rank: Rank): Loss | undefined {
  return career.losses.findLast((loss) => loss.spell.rank === rank && loss.restoredBy === undefined);
}

/** The service, the position and whatever stands only within them end. */
export function endService(
  career: CareerDraft,
  by: StandingAct,
  end: 'LEFT' | 'DISMISSED' | 'DECEASED',
): void {
  endLast(career.service, by.day, by, { end });
  endLast(career.positions, by.day, by);
  if (end === 'DECEASED') career.diedOn ??= by.day;
}

function replaceSpell(career: CareerDraft, old: RankSpell, spell: RankSpell): RankSpell {
  career.spells = career.spells.map((candidate) => (candidate === old ? spell : candidate));
  career.losses = career.losses.map((loss) => (loss.spell === old ? { ...loss, spell } : loss));
  return spell;
}
