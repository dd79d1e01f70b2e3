import { type DayNumber, rankAt, rankNo } from '@elshi/law';
import { later, type Life, newId } from './life.js';
import { assignFirst, confirm, open, planned } from './ranks.js';
import type { Spell } from './spell.js';

const DECISIONS = [
  'judgment of the district court on an administrative offence',
  'decision of the disciplinary commission on damage to the state',
] as const;

/** Puts one or two ranks down. */
export function demote(life: Life): void {
  const { dossier, chance, day } = life;
  const lost = life.spell!;
  const toRank = rankAt(Math.max(1, rankNo(lost.rank) - (chance.percent(25) ? 2 : 1)))!;
  const order = dossier.aboutRank(lost.rank, day);
  const data = { toRank, liability: liability(life), ...dossier.representation(lost.rank, order) };
  const named = dossier.post('DemoteRank', day, data, order);
  withdrawCertificate(life, lost);
  life.quietSince = day;
  life.awaitsRestoration = chance.percent(65);
  open(life, toRank, named);
  if (life.awaitsRestoration) restoration(life, lost, day);
}

/** Takes the rank away. */
export function revoke(life: Life): void {
  const { dossier, day } = life;
  const lost = life.spell!;
  const order = dossier.aboutRank(lost.rank, day);
  const data = { liability: liability(life), ...dossier.representation(lost.rank, order) };
  dossier.post('RevokeRank', day, data, order);
  withdrawCertificate(life, lost);
  life.quietSince = day;
  life.spell = undefined;
  restoration(life, lost, day);
}

/** An attestation is to come, and when it is passed the rank is given back. */
export function restoration(life: Life, lost: Spell, lostOn: DayNumber): void {
  life.awaitsRestoration = true;
  later(life, life.chance.between(300, 500), (now) => attest(now, lost, lostOn));
}

function attest(life: Life, lost: Spell, lostOn: DayNumber): void {
  const { dossier, chance, day } = life;
  const attestationId = newId(life, 'AT');
  const result = chance.percent(85) ? 'PASSED' : 'FAILED';
  const commission = 'Attestation Commission of the Ministry of Foreign Affairs';
  const data = { attestationId, result, commission, purpose: 'restoration of a former rank' } as const;
  dossier.post('RecordAttestation', day, data, dossier.commission(day));
  if (result === 'PASSED') {
    later(life, chance.between(10, 60), (now) => restore(now, lost, lostOn, attestationId));
    return;
  }
  life.awaitsRestoration = false;
  if (life.spell === undefined) later(life, chance.between(200, 400), (now) => assignFirst(now, 'ATTACHE'));
  else life.spell = { ...life.spell, ...planned(life, life.spell.rank) };
}

function restore(life: Life, lost: Spell, lostOn: DayNumber, attestationId: string): void {
  const { dossier, day } = life;
  const { rank } = lost;
  const order = dossier.aboutRank(rank, day);
  const data = { rank, attestationId, ...dossier.representation(rank, order) };
  dossier.post('RestoreRank', day, data, order);
  life.awaitsRestoration = false;
  life.quietSince = day;
  life.spell = { ...lost, uncounted: [...lost.uncounted, { from: lostOn, to: day }], ...planned(life, rank) };
  if (lost.certificateNo !== undefined) confirm(life);
}

function liability(life: Life) {
  const { chance } = life;
  const jurisdiction = chance.percent(90) ? 'KAZAKHSTAN' : 'HOST_STATE';
  return { jurisdiction, decision: chance.pick(DECISIONS) } as const;
}

function withdrawCertificate({ dossier, day }: Life, { certificateNo }: Spell): void {
  if (certificateNo !== undefined)
    dossier.post('WithdrawRankCertificate', day, { certificateNo, cause: 'the rank was lost' });
}
