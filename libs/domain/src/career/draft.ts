import type { CalendarDate, PostingOutcome, Rank } from '@elshi/law';
import type { StandingAct } from '../standing.js';
import type { Career, Loss, RankSpell, SpellMode, Stretch } from './career.js';
import type { Posting } from './posting.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Kept<Item>[] : T[K] };
/** Acts are kept as they are; what the fold makes of them is written on. */
type Kept<Item> = Item extends StandingAct ? Item : Writable<Item>;
type SpellDraft = Writable<RankSpell>;
type LossDraft = Omit<Writable<Loss>, 'spell'> & { readonly spell: SpellDraft };
type StretchDraft = Writable<Stretch>;
type PostingDraft = Kept<Posting>;

/**
 * A career while it is being folded. It never leaves the fold half-made: each act leaves it whole. A spell, a loss or a
 * stretch is one object from its first act to its last, so that whatever refers to it sees what became of it.
 */
export interface CareerDraft extends Omit<Writable<Career>, 'spells' | 'losses' | 'held'> {
  readonly spells: SpellDraft[];
  readonly losses: LossDraft[];
  held?: SpellDraft | undefined;
}

export function emptyCareer(): CareerDraft {
  return {
    categories: [],
    service: [],
    positions: [],
    postings: [],
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
    trips: [],
    cards: [],
    acceptances: [],
  };
}

/** Ends the last stretch if it is open, and gives it. */
export function endLast<S extends StretchDraft>(stretches: readonly S[], by: StandingAct): S | undefined {
  const last = stretches.at(-1);
  return last !== undefined && last.to === undefined ? ended(last, by.day, by) : undefined;
}

/** Ends the last open stretch that fits, and gives it. */
export function endOpen<S extends StretchDraft>(
  stretches: readonly S[],
  fits: (stretch: S) => boolean,
  on: CalendarDate,
  by: StandingAct,
): S | undefined {
  const open = stretches.findLast((stretch) => stretch.to === undefined && fits(stretch));
  return open && ended(open, on, by);
}

function ended<S extends StretchDraft>(stretch: S, on: CalendarDate, by: StandingAct): S {
  stretch.to = on;
  stretch.endedBy = by;
  return stretch;
}

/** Closes the spell that is held, and gives it. */
function closeSpell(career: CareerDraft, by: StandingAct): SpellDraft | undefined {
  const { held } = career;
  if (held === undefined) return undefined;
  endLast(held.held, by);
  career.held = undefined;
  return held;
}

/** Opens a spell. The one that is held ends that day. */
export function openSpell(
  career: CareerDraft,
  opening: {
    readonly spellId: string;
    readonly rank: Rank;
    readonly mode: SpellMode;
    readonly by: StandingAct;
    /** The spell held just before, where that was closed already. */
    readonly previous?: RankSpell | undefined;
  },
): void {
  const { by, previous = closeSpell(career, by), ...members } = opening;
  const spell: SpellDraft = { ...members, by, held: [{ from: by.day, by }], ...(previous && { previous }) };
  career.spells.push(spell);
  career.held = spell;
}

/** Takes the rank that is held away. */
export function loseSpell(
  career: CareerDraft,
  by: StandingAct,
  how: Loss['how'],
  eventId: string,
): RankSpell | undefined {
  const spell = closeSpell(career, by);
  if (spell !== undefined) career.losses.push({ eventId, on: by.day, how, spell, by });
  return spell;
}

/** The latest loss of a rank that nothing has undone. */
export function unrestoredLoss(career: Career, rank: Rank): Loss | undefined {
  return career.losses.findLast(isUnrestored(rank));
}

function isUnrestored(rank: Rank): (loss: Loss | LossDraft) => boolean {
  return (loss) => loss.spell.rank === rank && loss.restoredBy === undefined;
}

/** Undoes the latest loss of a rank: its spell has a further part. False when there is none to undo. */
export function undoLoss(career: CareerDraft, rank: Rank, by: StandingAct): boolean {
  const loss = career.losses.findLast(isUnrestored(rank));
  if (loss === undefined) return false;
  closeSpell(career, by);
  loss.restoredBy = by;
  loss.spell.held.push({ from: by.day, by });
  career.held = loss.spell;
  return true;
}

/** A posting begins, if it is only assigned. */
export function beginPosting(career: CareerDraft, postingId: string, by: StandingAct): void {
  const posting = openPosting(career, postingId);
  if (posting !== undefined) posting.stay ??= { from: by.day, by };
}

/** A posting ends, if it has not ended. */
export function endPosting(
  career: CareerDraft,
  postingId: string,
  outcome: PostingOutcome,
  by: StandingAct,
): void {
  const posting = openPosting(career, postingId);
  if (posting !== undefined) settle(posting, outcome, by);
}

/** The posting of an id that has not ended. */
function openPosting({ postings }: CareerDraft, postingId: string): PostingDraft | undefined {
  return postings.findLast((posting) => posting.postingId === postingId && posting.end === undefined);
}

function settle(posting: PostingDraft, outcome: PostingOutcome, by: StandingAct): void {
  posting.end = { on: by.day, outcome, by };
  if (posting.stay !== undefined) posting.stay = { ...posting.stay, to: by.day, endedBy: by };
}

/** The service, the position, postings and whatever stands only within them end. */
export function endService(
  career: CareerDraft,
  by: StandingAct,
  end: 'LEFT' | 'DISMISSED' | 'DECEASED',
): void {
  const period = endLast(career.service, by);
  if (period !== undefined) period.end = end;
  endLast(career.positions, by);
  for (const posting of career.postings) {
    if (posting.end !== undefined) continue;
    const cutShort = end === 'DECEASED' ? 'DIED_AT_POST' : 'CURTAILED';
    settle(posting, posting.stay === undefined ? 'NOT_TAKEN_UP' : cutShort, by);
  }
  if (end === 'DECEASED') career.diedOn ??= by.day;
}
