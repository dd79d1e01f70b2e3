import { later, doNotCount, type Life } from './life.js';
import { appoint, endSecondment } from './positions.js';
import { restoration } from './losses.js';
import { planned } from './ranks.js';
import { BREACHES } from './vocabulary.js';

/** Leaves the service as it was to be, some to come back. */
export function leave(life: Life): void {
  const { dossier, day, leavesBy } = life;
  endSecondment(life);
  if (leavesBy === 'DISMISSAL') dismiss(life);
  else dossier.post('LeaveService', day, { cause: leavesBy }, dossier.minister(day));
  life.inService = false;
  life.position = undefined;
  life.posting = undefined;
  for (const appointment of life.agenda) if (appointment.inService) life.awaitsRestoration = false;
  life.agenda = life.agenda.filter((appointment) => !appointment.inService);
  const returns =
    leavesBy === 'VOLUNTARY' ? 45 : leavesBy === 'TRANSFER' ? 20 : leavesBy === 'DISMISSAL' ? 40 : 0;
  if (!life.chance.percent(returns)) return;
  const on = day + life.chance.between(300, 1800);
  if (on > life.retiresOn - 700) return;
  later(life, on - day, (now) => comeBack(now, day, leavesBy === 'DISMISSAL'), { inService: false });
}

/** The rank held falls with the dismissal. */
function dismiss(life: Life): void {
  const { dossier, day, spell } = life;
  const breach = life.chance.pick(BREACHES);
  if (spell === undefined) {
    dossier.post('DismissForDisciplineBreach', day, { breach }, dossier.minister(day));
    return;
  }
  const order = dossier.aboutRank(spell.rank, day);
  const revocation = { order, ...dossier.representation(spell.rank, order) };
  dossier.post('DismissForDisciplineBreach', day, { breach, revocation }, dossier.minister(day));
}

/** Enters the service again, in the rank held; one that was lost may be restored. */
function comeBack(life: Life, leftOn: number, dismissed: boolean): void {
  const { dossier, day, spell } = life;
  dossier.post('ReenterService', day, { organisation: 'Ministry of Foreign Affairs' }, dossier.minister(day));
  life.inService = true;
  life.leavesOn = life.retiresOn;
  life.leavesBy = 'RETIREMENT';
  appoint(life, spell?.rank);
  doNotCount(life, leftOn, day);
  if (spell === undefined) return;
  if (dismissed) {
    life.spell = undefined;
    restoration(life, { ...spell, uncounted: [...spell.uncounted, { from: leftOn, to: day }] }, day);
  } else {
    life.spell = { ...life.spell!, ...planned(life, spell.rank) };
  }
}
