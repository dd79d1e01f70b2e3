import type { LeaveKind } from '@elshi/law';
import { dateOf, rankNo } from '@elshi/law';
import { demote, revoke } from './losses.js';
import { doNotCount, later, type Life, newId } from './life.js';
import { isAbroad, mayBePosted, post, travel } from './postings.js';
import { appoint, endSecondment, relieve } from './positions.js';
import { AWARDS, SANCTIONS, SECONDMENTS } from './vocabulary.js';

interface Incident {
  readonly weight: number;
  readonly happens: (life: Life) => void;
  /** Whether it needs a position at home. */
  readonly atHome?: true;
  readonly fits?: (life: Life) => boolean;
}

/** What happens between two ranks, and how often. */
const incidents: readonly Incident[] = [
  { weight: 300, atHome: true, happens: (life) => annualLeave(life) },
  { weight: 60, atHome: true, happens: (life) => takeLeave(life, 'SICK', life.chance.between(5, 40)) },
  { weight: 40, atHome: true, happens: (life) => takeLeave(life, 'UNPAID', life.chance.between(15, 120)) },
  { weight: 15, atHome: true, happens: (life) => takeLeave(life, 'STUDY', life.chance.between(60, 300)) },
  { weight: 25, atHome: true, fits: mayHaveChildren, happens: haveChild },
  { weight: 60, atHome: true, happens: second },
  { weight: 80, atHome: true, happens: (life) => appoint(life, life.spell?.rank) },
  { weight: 15, atHome: true, happens: suspend },
  { weight: 50, atHome: true, fits: mayBePosted, happens: post },
  { weight: 90, fits: isAbroad, happens: travel },
  { weight: 60, happens: attestAsUsual },
  { weight: 20, happens: sanction },
  { weight: 60, happens: award },
  { weight: 12, atHome: true, happens: cancelLeave },
  { weight: 8, atHome: true, happens: voidCredit },
  { weight: 7, atHome: true, fits: mayLoseRank, happens: demote },
  { weight: 3, atHome: true, fits: mayLoseRank, happens: revoke },
];

/** Lets something happen that can happen now. */
export function happenSomething(life: Life): void {
  const isHome = life.position !== undefined;
  const possible = incidents.filter(
    ({ atHome, fits }) => (isHome || atHome === undefined) && (fits === undefined || fits(life)),
  );
  life.chance.weighed(possible).happens(life);
}

/** A leave; nothing else happens until it is over. */
function takeLeave(life: Life, leaveKind: LeaveKind, days: number): void {
  const { dossier, day } = life;
  const [from, to] = [day, day + days];
  const data = { leaveId: newId(life, 'L'), leaveKind, from: dateOf(from), to: dateOf(to) };
  const named = dossier.post('RecordLeave', from, data, dossier.minister(from));
  life.day = to;
  const cutShort = leaveKind === 'UNPAID' && days > 40 && life.chance.percent(15);
  if (cutShort) life.day = from + Math.floor(days / 2);
  if (leaveKind === 'UNPAID') doNotCount(life, from, life.day);
  if (!cutShort) return;
  const changes = { data: { to: dateOf(life.day) } };
  dossier.post('CorrectAct', life.day, { ...named, changes, reason: 'recalled from leave' });
}

/** Some annual leaves are recorded only when the year is closed. */
function annualLeave(life: Life): void {
  if (!life.chance.percent(6)) {
    takeLeave(life, 'ANNUAL', life.chance.between(14, 42));
    return;
  }
  const { dossier, day } = life;
  const data = { leaveId: newId(life, 'L'), from: dateOf(day), to: dateOf(day + 30) };
  dossier.postLate('RecordLeave', day, { ...data, leaveKind: 'ANNUAL' }, dossier.minister(day));
  life.day += 30;
}

function mayHaveChildren({ sex, spell }: Life): boolean {
  return sex === 'woman' && spell !== undefined && rankNo(spell.rank) <= 6;
}

function haveChild(life: Life): void {
  takeLeave(life, 'MATERNITY', 126);
  takeLeave(life, 'CHILDCARE', life.chance.between(180, 700));
}

/** Service elsewhere that counts towards the term, by its document. */
function second(life: Life): void {
  const { dossier, chance, day } = life;
  const { creditKind, organisations } = chance.pick(SECONDMENTS);
  const organisation = chance.pick(organisations);
  const creditId = newId(life, 'C');
  const { number, date } = dossier.minister(day);
  const document = `order ${number} of ${date}`;
  relieve(life, `seconded: ${organisation}`);
  const data = { creditId, creditKind, organisation, from: dateOf(day), document };
  dossier.post('RecordServiceCredit', day, data);
  life.secondment = creditId;
  later(life, chance.between(300, 1100), (now) => {
    endSecondment(now);
    appoint(now, now.spell?.rank);
  });
}

/** Nobody is assigned anything until it is over; who is cleared loses no day. */
function suspend(life: Life): void {
  const { dossier, chance, day } = life;
  const suspensionId = newId(life, 'S');
  dossier.post('SuspendFromDuty', day, { suspensionId }, dossier.minister(day));
  life.day += chance.between(20, 120);
  const cleared = chance.percent(60);
  dossier.post('EndSuspension', life.day, { suspensionId, cleared }, dossier.minister(life.day));
  if (!cleared) doNotCount(life, day, life.day);
}

function attestAsUsual({ dossier, day, ...life }: Life): void {
  const result = life.chance.percent(95) ? 'PASSED' : 'FAILED';
  const commission = 'Attestation Commission of the Ministry of Foreign Affairs';
  const attestationId = `AT-${dateOf(day)}`;
  dossier.post('RecordAttestation', day, { attestationId, result, commission }, dossier.commission(day));
}

function sanction(life: Life): void {
  const { dossier, chance, day } = life;
  const sanctionId = newId(life, 'D');
  const sanctionKind = chance.pick(SANCTIONS);
  dossier.post('ImposeSanction', day, { sanctionId, sanctionKind }, dossier.minister(day));
  const lift = (now: Life) =>
    dossier.post('LiftSanction', now.day, { sanctionId }, dossier.minister(now.day));
  later(life, chance.between(150, 365), lift, { inService: false });
}

/** An award; a few were not for this person, and one in many orders is misread. */
function award(life: Life): void {
  const { dossier, chance, day } = life;
  const order = chance.percent(25) ? dossier.president(day) : dossier.minister(day);
  const { eventId } = dossier.post('RecordAward', day, { award: chance.pick(AWARDS) }, order);
  life.day += chance.between(10, 40);
  if (chance.percent(6)) {
    const byIssuer =
      order.issuedBy === 'PRESIDENT' ? dossier.president(life.day) : dossier.minister(life.day);
    dossier.post('AnnulAct', life.day, { eventId, reason: 'given to a namesake' }, byIssuer);
  } else if (chance.percent(8)) {
    const changes = { order: { number: `${order.number}-k` } };
    dossier.post('CorrectAct', life.day, { eventId, changes, reason: 'the number was misread' });
  }
}

function cancelLeave(life: Life): void {
  const { dossier, day } = life;
  const [leaveId, from] = [newId(life, 'L'), day + 40];
  const data = { leaveId, leaveKind: 'ANNUAL', from: dateOf(from), to: dateOf(from + 30) } as const;
  dossier.post('RecordLeave', day, data, dossier.minister(day));
  life.day += 20;
  dossier.post('CancelLeave', life.day, { leaveId }, dossier.minister(life.day));
}

/** A course that was entered and never took place. */
function voidCredit(life: Life): void {
  const { dossier, day } = life;
  const [creditId, document] = [newId(life, 'C'), `certificate of ${dateOf(day)}`];
  const [from, to] = [dateOf(day - 45), dateOf(day - 15)];
  const organisation = 'Institute of Diplomacy';
  dossier.post('RecordServiceCredit', day, { creditId, creditKind: 7, organisation, from, to, document });
  life.day += 30;
  dossier.post('VoidServiceCredit', life.day, { creditId, cause: 'the course did not take place' });
}

function mayLoseRank({ spell, awaitsRestoration }: Life): boolean {
  return spell !== undefined && rankNo(spell.rank) >= 2 && !awaitsRestoration;
}
