import { dateOf, type DayNumber, dayNumber, firstDayOf, isWrittenDate } from '@elshi/law';
import type { ActData } from '@elshi/domain';
import type { Invented } from './career.js';
import { Chance } from './chance.js';
import { Dossier, type DossierAct } from './dossier.js';
import { HORIZON } from './life.js';

/** A record beside the one of a career. */
export interface SecondRecord {
  readonly officerId: string;
  readonly acts: readonly DossierAct[];
}

/**
 * The second record of a person whom an old list named once more; few have one. It is found out, and joined to the record of the career.
 * Nothing for all others.
 */
export function inventSecondRecord(
  { officerId, number, seed }: Invented,
  career: readonly DossierAct[],
): SecondRecord | undefined {
  const chance = new Chance(`${seed}/${number}/second`);
  const [first] = career;
  if (first?.act.kind !== 'RegisterOfficer' || !chance.percent(3)) return undefined;
  const hired = dayOf(first);
  const found = hired + chance.between(400, 4000);
  if (found > HORIZON - 200) return undefined;
  const dossier = new Dossier(`${officerId}-b`, `demo-${seed}-${number}-b`, chance);
  const { names, category } = first.act.data as ActData['RegisterOfficer'];
  dossier.postHistorical('RegisterOfficer', dateOf(hired), { names, category }, found);
  const entry = dossier.postHistorical('EnterService', dateOf(hired), {}, found);
  const findingId = `BASIS_MISSING:${entry.eventId}`;
  dossier.post('AcceptFinding', found + 10, { findingId, reason: 'the list names no order' });
  dossier.post('JoinRecord', found + 60, { officerId, reason: 'one person in two lists' });
  return { officerId: dossier.officerId, acts: dossier.finished() };
}

function dayOf({ act }: DossierAct): DayNumber {
  const { effectiveOn } = act;
  if (!isWrittenDate(effectiveOn)) throw new TypeError(`${effectiveOn} is no date.`);
  return dayNumber(firstDayOf(effectiveOn));
}
