import { calendarDate, type DayNumber, dayNumber, dateOf, type Rank, rankAt } from '@elshi/law';
import { Chance } from './chance.js';
import { Dossier, type DossierAct } from './dossier.js';
import { happenSomething } from './incidents.js';
import { type Exit, HORIZON, later, type Life, newId } from './life.js';
import { invented } from './names.js';
import { appoint, appointTo } from './positions.js';
import { assignFirst, promote } from './ranks.js';
import { leave } from './service.js';
import { dueOn } from './spell.js';
import { UNION_RANKS } from './vocabulary.js';

const FIRST_HIRES: DayNumber = dayNumber(calendarDate('1993-02-01'));
const END_OF_UNION: DayNumber = dayNumber(calendarDate('1991-12-26'));
const YEAR = 365;

/** Who is invented: the same for the same number and seed, whoever is invented beside. */
export interface Invented {
  readonly officerId: string;
  readonly number: number;
  readonly seed: string;
}

/** One invented career, act by act in the order of recording. */
export function inventCareer({ officerId, number, seed }: Invented): readonly DossierAct[] {
  const chance = new Chance(`${seed}/${number}`);
  const life = begin(new Dossier(officerId, `demo-${seed}-${number}`, chance), chance, number, seed);
  while (step(life));
  return life.dossier.finished();
}

/** Lets the next thing happen. False when nothing more does. */
function step(life: Life): boolean {
  const next = nextThing(life);
  if (next === undefined) return false;
  life.day = Math.max(life.day, next.on);
  if (life.day >= HORIZON) return false;
  next.happens(life);
  return true;
}

function nextThing(
  life: Life,
): { readonly on: DayNumber; readonly happens: (life: Life) => void } | undefined {
  const candidates = life.agenda.map((appointment) => ({
    on: appointment.on,
    happens: (now: Life) => {
      now.agenda = now.agenda.filter((other) => other !== appointment);
      appointment.happens(now);
    },
  }));
  if (life.inService) {
    candidates.push({ on: life.leavesOn, happens: leave });
    if (life.spell !== undefined) candidates.push({ on: dueOn(life.spell), happens: promote });
    candidates.push({ on: life.day + life.chance.between(50, 330), happens: happenSomething });
  }
  return candidates.sort((one, other) => one.on - other.on)[0];
}

function begin(dossier: Dossier, chance: Chance, number: number, seed: string): Life {
  const sex = chance.percent(38) ? 'woman' : 'man';
  const hired = chance.between(FIRST_HIRES, HORIZON - 300);
  const age = chance.percent(75) ? chance.between(22, 30) : chance.between(31, 44);
  const born = hired - Math.floor(age * 365.25) - chance.between(0, 364);
  const retiresOn = born + Math.floor(chance.between(58, 63) * 365.25);
  const life: Life = {
    ...{ dossier, chance, seed, sex, day: hired, inService: true, position: undefined, posting: undefined },
    ...{
      secondment: undefined,
      quietSince: hired,
      spell: undefined,
      awaitsRestoration: false,
      retiresOn,
      agenda: [],
      ids: 0,
    },
    ...exit(chance, hired, retiresOn),
  };
  const isEmployee = chance.percent(7);
  const category = isEmployee ? 'EMPLOYEE' : 'OFFICER';
  const personalNo = `MFA-${String(number).padStart(5, '0')}`;
  const data = { names: invented(chance, sex), birthDate: dateOf(born), personalNo, category } as const;
  dossier.post('RegisterOfficer', hired, data);
  if (age > 30 && born + 22 * YEAR < END_OF_UNION - YEAR) recordUnionService(life, born);
  const organisation = 'Ministry of Foreign Affairs';
  dossier.post('EnterService', hired, { organisation }, dossier.minister(hired));
  if (isEmployee) beginAsEmployee(life);
  else beginAsOfficer(life, firstRank(chance, age));
  return life;
}

/** How it ends, and when. Most retire. */
function exit(
  chance: Chance,
  hired: DayNumber,
  retiresOn: DayNumber,
): { readonly leavesBy: Exit; readonly leavesOn: DayNumber } {
  const { leavesBy } = chance.weighed<{ readonly weight: number; readonly leavesBy: Exit }>([
    { weight: 74, leavesBy: 'RETIREMENT' },
    { weight: 14, leavesBy: 'VOLUNTARY' },
    { weight: 6, leavesBy: 'TRANSFER' },
    { weight: 3, leavesBy: 'DISMISSAL' },
    { weight: 3, leavesBy: 'DEATH' },
  ]);
  if (leavesBy === 'RETIREMENT') return { leavesBy, leavesOn: retiresOn };
  return { leavesBy, leavesOn: Math.min(retiresOn - 30, hired + chance.between(2 * YEAR, 18 * YEAR)) };
}

/** Who comes from outside with experience may begin higher. */
function firstRank(chance: Chance, age: number): Rank {
  return age <= 30 ? 'ATTACHE' : rankAt(chance.between(1, Math.min(7, Math.floor((age - 26) / 2.5))))!;
}

function beginAsOfficer(life: Life, rank: Rank): void {
  appoint(life, rank);
  later(life, life.chance.between(0, 300), (now) => {
    if (now.position === undefined) appoint(now, rank);
    assignFirst(now, rank);
  });
}

/** Some of those in administrative posts become officers. */
function beginAsEmployee(life: Life): void {
  appointTo(life, 'POS_ADMINISTRATIVE');
  if (!life.chance.percent(50)) return;
  later(life, life.chance.between(2 * YEAR, 4 * YEAR), (now) => {
    const { dossier, day } = now;
    dossier.post('SetStaffCategory', day, { category: 'OFFICER' }, dossier.minister(day));
    beginAsOfficer(now, 'ATTACHE');
  });
}

/** Years in the ministry of the former Union, and the rank of its ladder. */
function recordUnionService(life: Life, born: DayNumber): void {
  const { dossier, chance, day } = life;
  const from = chance.between(born + 22 * YEAR, END_OF_UNION - YEAR);
  dossier.post('RecordServiceCredit', day, {
    creditId: newId(life, 'C'),
    creditKind: 4,
    organisation: 'Ministry of Foreign Affairs of the USSR',
    from: dateOf(from),
    to: dateOf(END_OF_UNION),
    document: 'employment record book',
  });
  const year = dateOf(from + YEAR).slice(0, 4);
  const rankText = chance.pick(UNION_RANKS);
  const source = 'employment record book';
  dossier.postHistorical(
    'RecordHistoricalRank',
    year,
    { ladder: 'Diplomatic ranks of the USSR', rankText, source },
    day,
  );
}
