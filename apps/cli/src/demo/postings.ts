import { DEPARTMENT_KINDS, dateOf } from '@elshi/law';
import { later, type Life, newId } from './life.js';
import { officeIdOf, OFFICES } from './offices.js';
import { appoint, fits, relieve } from './positions.js';
import { POSTS } from './vocabulary.js';

const YEAR = 365;

/** Whether somebody can be sent abroad: an officer with a rank that some post is for. */
export function mayBePosted({ spell, day }: Life): boolean {
  return spell !== undefined && POSTS.some((post) => fits(spell.rank, post, day));
}

export function isAbroad({ posting }: Life): boolean {
  return posting !== undefined;
}

/** Posts an officer to an office abroad; a few never take the post up. */
export function post(life: Life): void {
  const { dossier, chance, day, seed } = life;
  const { rank } = life.spell!;
  const office = chance.pick(OFFICES);
  const postingId = newId(life, 'P');
  const positionCode = chance.pick(POSTS.filter((code) => fits(rank, code, day)));
  const [from, to] = [day + chance.between(14, 40), day + chance.between(2 * YEAR, 4 * YEAR)];
  const plan = { plannedFrom: dateOf(from), plannedTo: dateOf(to) };
  const data = { postingId, officeId: officeIdOf(office, seed), positionCode, ...plan };
  dossier.post('AssignPosting', day, data, dossier.minister(day));
  life.day = from;
  if (chance.percent(6)) {
    const outcome = chance.pick(['NOT_TAKEN_UP', 'DECLINED'] as const);
    dossier.post('EndPosting', from, { postingId, outcome }, dossier.minister(from));
    return;
  }
  relieve(life, 'posting abroad');
  dossier.post('StartPosting', from, { postingId });
  life.posting = { postingId, positionCode, hostState: office.hostState };
  later(life, chance.between(5, 25), settleIn);
  if (chance.percent(8)) later(life, chance.between(200, to - from - 60), recall);
  else if (chance.percent(20)) later(life, to - from - 45, extend);
  else later(life, to - from, (now) => comeHome(now, 'COMPLETED'));
}

/** The accreditation card of the host state, and the work that the head gives. */
function settleIn(life: Life): void {
  const { dossier, chance, day, posting } = life;
  if (posting === undefined) return;
  const { postingId, hostState } = posting;
  const cardNo = newId(life, 'K');
  dossier.post('IssueAccreditationCard', day, { cardNo, cardKind: 'DIPLOMATIC', hostState });
  life.posting = { ...posting, cardNo };
  const department = chance.pick(DEPARTMENT_KINDS);
  dossier.post('AssignDepartment', day, { postingId, department }, dossier.head(day));
}

function extend(life: Life): void {
  const { dossier, chance, day, posting } = life;
  if (posting === undefined) return;
  const longer = chance.between(150, YEAR);
  const data = { postingId: posting.postingId, plannedTo: dateOf(day + 45 + longer) };
  dossier.post('ExtendPosting', day, data, dossier.minister(day));
  later(life, 45 + longer, (now) => comeHome(now, 'COMPLETED'));
}

function recall(life: Life): void {
  const { dossier, chance, day, posting } = life;
  if (posting === undefined) return;
  const data = { postingId: posting.postingId, cause: 'reorganisation of the office' };
  dossier.post('RecallEarly', day, data, dossier.minister(day));
  later(life, chance.between(20, 50), (now) => comeHome(now, 'RECALLED'));
}

/** The posting ends, and a position at home begins the same day. */
function comeHome(life: Life, outcome: 'COMPLETED' | 'RECALLED'): void {
  const { dossier, day, posting } = life;
  if (posting === undefined) return;
  const { postingId, cardNo } = posting;
  dossier.post('EndPosting', day, { postingId, outcome }, dossier.minister(day));
  if (cardNo !== undefined) dossier.post('ReturnAccreditationCard', day, { cardNo });
  life.posting = undefined;
  appoint(life, life.spell?.rank);
}

/** Some days at home, permitted by the head in agreement with the Ministry. */
export function travel(life: Life): void {
  const { dossier, chance, day } = life;
  const [from, to] = [dateOf(day), dateOf(day + chance.between(4, 12))];
  const agreement = `letter ${chance.between(1, 400)}`;
  const data = { tripId: newId(life, 'T'), destination: 'Astana', from, to, onAnnualLeave: false };
  dossier.post('PermitShortTrip', day, { ...data, ministryAgreement: agreement }, dossier.head(day));
}
