import { dateOf, type DayNumber, positionDeviation, positionOn, type Rank } from '@elshi/law';
import type { Life } from './life.js';
import { POSITIONS, UNITS } from './vocabulary.js';

/** Whether rank and position match, give or take a step. */
export function fits(rank: Rank, position: string, day: DayNumber): boolean {
  const entry = positionOn(position, dateOf(day));
  const deviation = entry && positionDeviation(rank, entry);
  return deviation !== undefined && Math.abs(deviation) <= 1;
}

/** Appoints to a position that matches the rank, or to one of the lowest. */
export function appoint(life: Life, rank: Rank = 'ATTACHE'): void {
  const open = POSITIONS.filter((position) => fits(rank, position, life.day));
  const usual = open.filter((position) => position !== 'POS_DEPUTY_MINISTER' || life.chance.percent(10));
  appointTo(life, life.chance.pick(usual.length > 0 ? usual : open));
}

/** Appoints to a position in one of the departments. */
export function appointTo(life: Life, positionCode: string): void {
  const { chance, dossier, day } = life;
  dossier.post('AppointToPosition', day, { positionCode, unit: chance.pick(UNITS) }, dossier.minister(day));
  life.position = positionCode;
  life.quietSince = day;
}

/** Ends the service elsewhere, if there is any: from today on it gives no credit. */
export function endSecondment(life: Life): void {
  const { dossier, day, secondment } = life;
  if (secondment === undefined) return;
  dossier.post('CloseServiceCredit', day, { creditId: secondment, to: dateOf(day) });
  life.secondment = undefined;
}

/** Relieves from the position held. */
export function relieve(life: Life, cause: string): void {
  const { dossier, day } = life;
  dossier.post('RelieveFromPosition', day, { cause }, dossier.minister(day));
  life.position = undefined;
  life.quietSince = day;
}
