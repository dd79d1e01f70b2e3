import {
  dateOf,
  type DayNumber,
  positionDeviation,
  positionOn,
  type Rank,
  rankAt,
  rankNo,
  termOf,
} from '@elshi/law';
import type { Named } from './dossier.js';
import { later, type Life, newId } from './life.js';
import { appoint, fits } from './positions.js';
import { type Plan, quotaOf, type Spell, termServedOn } from './spell.js';
import { SUCCESSES } from './vocabulary.js';

/** Assigns a rank to somebody who holds none. */
export function assignFirst(life: Life, rank: Rank): void {
  const { dossier, day } = life;
  const order = dossier.aboutRank(rank, day);
  const data = { rank, ...dossier.representation(rank, order), ...justified(life, rank) };
  open(life, rank, dossier.post('AssignRank', day, data, order));
  confirm(life);
}

/** Assigns the rank that was planned. */
export function promote(life: Life): void {
  const before = life.spell!;
  const isServed = termServedOn(before) <= life.day;
  const outOfTurn = before.plan === 'OUT_OF_TURN' ? rankAt(rankNo(before.rank) + 2) : undefined;
  const rank = outOfTurn ?? rankAt(rankNo(before.rank) + 1)!;
  const moved = makeRoom(life, rank);
  const { dossier, day } = life;
  const order = dossier.aboutRank(rank, day);
  const data = { rank, ...dossier.representation(rank, order), ...justified(life, rank) };
  const kind = outOfTurn !== undefined ? 'AssignRankOutOfTurn' : isServed ? 'AssignRank' : 'AssignRankEarly';
  const named = dossier.post(kind, day, kind === 'AssignRank' ? data : { ...data, ...ground(life) }, order);
  open(life, rank, named);
  if (kind === 'AssignRank' && !moved && life.chance.percent(8)) correctDay(life, termServedOn(before));
  const certificate = confirm(life);
  if (kind === 'AssignRank' && life.chance.percent(2)) annul(life, before, certificate);
}

/** Holds a rank from today, and plans how it is to end. */
export function open(life: Life, rank: Rank, { eventId }: Named): void {
  life.spell = { rank, eventId, openedOn: life.day, uncounted: [], ...planned(life, rank) };
}

/** How a rank is to end. Higher up there is less room. */
export function planned(life: Life, rank: Rank): Pick<Spell, 'plan' | 'lag'> {
  const { chance, day } = life;
  const no = rankNo(rank);
  const last = no >= 11 || chance.percent(no >= 8 ? 45 : no >= 5 ? 16 : 5);
  if (last || life.awaitsRestoration) return { plan: 'NEVER', lag: 0 };
  if (termOf(rank, dateOf(day)) === undefined) return { plan: 'LATE', lag: chance.between(700, 2200) };
  const quota = quotaOf(rank, day);
  const { plan } = chance.weighed<{ readonly weight: number; readonly plan: Plan }>([
    { weight: 48, plan: 'ON_TIME' },
    { weight: 42, plan: 'LATE' },
    { weight: 7, plan: 'EARLY' },
    { weight: no <= 7 ? 3 : 0, plan: 'OUT_OF_TURN' },
  ]);
  const lags = {
    ON_TIME: [0, 0],
    LATE: [15, 700],
    EARLY: [Math.ceil(quota / 2), quota - 30],
    OUT_OF_TURN: [Math.ceil(quota / 3), quota + 100],
  } as const;
  const [least, most] = lags[plan as keyof typeof lags];
  return { plan, lag: chance.between(least, most) };
}

/** The certificate and the entry in the service record, some weeks after. */
export function confirm(life: Life): readonly Named[] {
  const { dossier, chance } = life;
  const spell = life.spell!;
  life.day += chance.between(5, 30);
  const certificateNo = newId(life, 'DR');
  const certificate = dossier.post('IssueRankCertificate', life.day, { certificateNo, rank: spell.rank });
  life.spell = { ...spell, certificateNo };
  if (!chance.percent(70)) return [certificate];
  const entryNo = newId(life, 'E');
  const entry = dossier.post('EnterServiceRecord', life.day, { entryNo, eventId: spell.eventId });
  return [certificate, entry];
}

/** A position near enough to the rank, where there is none; or the rank is justified without. Whether he was moved. */
function makeRoom(life: Life, rank: Rank): boolean {
  if (life.position === undefined || fits(rank, life.position, life.day) || life.chance.percent(15))
    return false;
  appoint(life, rank);
  return true;
}

function justified(life: Life, rank: Rank): { readonly justification?: string } {
  const { spell, day } = life;
  const position = life.posting?.positionCode ?? life.position;
  const entry = position === undefined ? undefined : positionOn(position, dateOf(day));
  const deviation = entry && positionDeviation(rank, entry);
  const isNear =
    deviation === undefined ? spell !== undefined || rankNo(rank) === 1 : Math.abs(deviation) <= 1;
  return isNear ? {} : { justification: 'acts in a vacant position of that rank' };
}

function ground(life: Life) {
  const kind = life.chance.pick(['SIGNIFICANT_SUCCESS', 'SPECIAL_MERIT'] as const);
  return { ground: { kind, detail: life.chance.pick(SUCCESSES) } };
}

/** The day of the rank turns out to be an earlier one of the days on which it was lawful. */
function correctDay(life: Life, earliest: DayNumber): void {
  const spell = life.spell!;
  const day = Math.max(earliest, spell.openedOn - 14, life.quietSince);
  if (day >= spell.openedOn) return;
  later(life, life.chance.between(40, 90), (now) => {
    if (now.spell?.eventId !== spell.eventId) return;
    const changes = { effectiveOn: dateOf(day) };
    const reason = 'the day was misread in the order';
    now.dossier.post('CorrectAct', now.day, { eventId: spell.eventId, changes, reason });
    now.spell = { ...now.spell, openedOn: day };
  });
}

/** The assignment is annulled with the papers that rest on it, and the rank before it goes on. */
function annul(life: Life, before: Spell, papers: readonly Named[]): void {
  const { dossier, chance } = life;
  const { eventId, rank } = life.spell!;
  life.day += chance.between(20, 60);
  const order = dossier.aboutRank(rank, life.day);
  const dependants = papers.map((paper) => ({ eventId: paper.eventId, action: 'ANNUL' as const }));
  const data = { eventId, reason: 'the position was abolished before the assignment', dependants };
  dossier.post('AnnulAct', life.day, data, order);
  const again = life.day + chance.between(100, 400);
  life.spell = { ...before, plan: 'LATE', lag: again - termServedOn(before) };
}
