import { type CalendarDate, dateOf, dayNumber, type Rank, RANK_CODES, rankEntry, rankNo } from '@elshi/law';
import { type Act, spellOn, statusOn } from '@elshi/domain';
import {
  act,
  commission,
  court,
  credit,
  leave,
  liability,
  merit,
  minister,
  president,
  withoutOrder,
} from './careers.js';
import { posts } from './careers-posts.js';
import { codes, idOf, newId, pick, type Scene, until, type Weighted } from './careers-steps.js';

/** The order by which a rank is given or taken, with the representation where one is needed. */
export function byAuthority(rank: Rank, on: string): { readonly order: object; readonly data: object } {
  const { assignedBy } = rankEntry(rank);
  return assignedBy === 'PRESIDENT'
    ? { order: president(on), data: { representation: { number: '1', date: on } } }
    : { order: minister(on), data: {} };
}

function heldOn({ history, on }: Scene): Rank | undefined {
  return spellOn(history.career, on)?.spell.rank;
}

/** Mostly waits until the term is served. */
function whenServed({ history, on, step }: Scene): CalendarDate {
  if (step.choice % 3 === 0 || spellOn(history.career, on) === undefined) return on;
  const served = history.eligibleOn(on);
  return served === undefined || served < on ? on : served;
}

function assignment(
  scene: Scene,
  kind: 'AssignRank' | 'AssignRankEarly' | 'AssignRankOutOfTurn',
  up: number,
): Act {
  const { step } = scene;
  const on = kind === 'AssignRank' ? whenServed(scene) : scene.on;
  const held = heldOn(scene);
  const rank = held === undefined ? pick(RANK_CODES.slice(0, 8), step) : RANK_CODES[rankNo(held) - 1 + up];
  const { order, data } = byAuthority(rank ?? 'AMBASSADOR', on);
  const justification = step.choice % 5 === 0 ? {} : { justification: 'needed' };
  return act(kind, on, { rank: rank ?? 'AMBASSADOR', ...data, ...justification, ground: merit }, order);
}

/** Attests one who has lost a rank and is not attested since; restores one who is. */
function restoration({ history, on, step }: Scene): Act {
  const { attestations, losses } = history.career;
  const loss = losses.findLast(({ restoredBy }) => restoredBy === undefined);
  const passed = attestations.findLast(
    ({ act: { data }, day }) => data.result === 'PASSED' && loss && day > loss.on,
  );
  if (passed === undefined || loss === undefined) {
    const data = { attestationId: `a${attestations.length}`, commission: 'c' };
    const result = step.choice % 4 === 0 ? 'FAILED' : 'PASSED';
    return act('RecordAttestation', on, { ...data, result }, commission(on));
  }
  const { order, data } = byAuthority(loss.spell.rank, on);
  const { attestationId } = passed.act.data;
  return act('RestoreRank', on, { rank: loss.spell.rank, attestationId, ...data }, order);
}

/** Leaves the service, now and then for ever, or comes back to it. */
function service({ history, on, step }: Scene): Act {
  if (statusOn(history.career, on) !== 'IN_SERVICE') return act('ReenterService', on, {});
  return act('LeaveService', on, { cause: step.choice % 25 === 0 ? 'DEATH' : 'VOLUNTARY' });
}

function loss(scene: Scene, kind: 'DemoteRank' | 'RevokeRank'): Act {
  const { on, step } = scene;
  const held = heldOn(scene) ?? 'THIRD_SECRETARY';
  const { order, data } = byAuthority(held, on);
  const toRank = RANK_CODES[Math.max(0, rankNo(held) - 2 - (step.choice % 2))];
  return act(kind, on, { ...(kind === 'DemoteRank' && { toRank }), liability, ...data }, order);
}

function dismissal(scene: Scene): Act {
  const held = heldOn(scene);
  const { on } = scene;
  const { order, data } = byAuthority(held ?? 'ATTACHE', on);
  const revocation = held === undefined ? {} : { revocation: { ...order, ...data } };
  return act('DismissForDisciplineBreach', on, { breach: 'absence', ...revocation });
}

function amendment({ history, on, step }: Scene, kind: 'CorrectAct' | 'AnnulAct'): Act {
  const target = history.ledger.acts[step.choice % history.ledger.acts.length]!;
  if (kind === 'AnnulAct') return act(kind, on, { eventId: target.actId, reason: 'r' }, court(on));
  const effectiveOn = dateOf(dayNumber(history.standings.all[target.index]!.day) + step.length - 250);
  return act(kind, on, { eventId: target.actId, changes: { effectiveOn }, reason: 'r' }, court(on));
}

const time: readonly Weighted[] = [
  [8, (s) => leave(newId('l', s), pick(['ANNUAL', 'UNPAID', 'CHILDCARE', 'UNPAID'], s.step), s.on, until(s))],
  [2, (s) => act('CancelLeave', s.on, { leaveId: idOf(s, 'RecordLeave', 'leaveId') })],
  [3, (s) => credit(newId('c', s), 1 + (s.step.choice % 8), s.on, until(s))],
  [3, (s) => credit(newId('c', s), 1 + (s.step.choice % 8), s.on)],
  [3, (s) => creditAct(s, 'CloseServiceCredit', { to: until(s) })],
  [1, (s) => creditAct(s, 'VoidServiceCredit', { cause: 'false' })],
  [3, (s) => act('SuspendFromDuty', s.on, { suspensionId: newId('s', s) })],
  [
    4,
    (s) =>
      act('EndSuspension', s.on, {
        suspensionId: idOf(s, 'SuspendFromDuty', 'suspensionId'),
        cleared: s.step.choice % 2 === 0,
      }),
  ],
];

function creditAct(scene: Scene, kind: 'CloseServiceCredit' | 'VoidServiceCredit', data: object): Act {
  const creditId = idOf(scene, 'RecordServiceCredit', 'creditId');
  return act(kind, scene.on, { creditId, ...data }, withoutOrder);
}

const papers: readonly Weighted[] = [
  [1, (s) => act('ImposeSanction', s.on, { sanctionId: newId('d', s), sanctionKind: 'k' })],
  [1, (s) => act('LiftSanction', s.on, { sanctionId: idOf(s, 'ImposeSanction', 'sanctionId') })],
  [1, (s) => act('RecordAward', s.on, { award: 'medal' })],
  [
    2,
    (s) =>
      act(
        'IssueRankCertificate',
        s.on,
        { certificateNo: newId('n', s), rank: heldOn(s) ?? 'ATTACHE' },
        withoutOrder,
      ),
  ],
  [
    1,
    (s) =>
      act(
        'WithdrawRankCertificate',
        s.on,
        { certificateNo: idOf(s, 'IssueRankCertificate', 'certificateNo'), cause: 'c' },
        withoutOrder,
      ),
  ],
  [
    1,
    (s) =>
      act(
        'EnterServiceRecord',
        s.on,
        { entryNo: newId('e', s), eventId: pick(s.history.ledger.acts, s.step).actId },
        withoutOrder,
      ),
  ],
  [4, (s) => amendment(s, 'CorrectAct')],
  [3, (s) => amendment(s, 'AnnulAct')],
];

const ranks: readonly Weighted[] = [
  [24, (s) => assignment(s, 'AssignRank', 1)],
  [4, (s) => assignment(s, 'AssignRankEarly', 1)],
  [3, (s) => assignment(s, 'AssignRankOutOfTurn', 2 + (s.step.choice % 2))],
  [4, (s) => loss(s, 'DemoteRank')],
  [2, (s) => loss(s, 'RevokeRank')],
  [8, restoration],
  [1, dismissal],
  [
    1,
    (s) => act('RecordHistoricalRank', s.on, { rank: pick(RANK_CODES, s.step), source: 's' }, withoutOrder),
  ],
];

const places: readonly Weighted[] = [
  [6, service],
  [7, (s) => act('AppointToPosition', s.on, { positionCode: pick(codes, s.step) })],
  [3, (s) => act('RelieveFromPosition', s.on, { cause: 'c' })],
  [1, (s) => act('SetStaffCategory', s.on, { category: pick(['OFFICER', 'OFFICER', 'EMPLOYEE'], s.step) })],
];

/** A scene for each share of its weight. */
export const weighted = [...ranks, ...places, ...posts, ...time, ...papers].flatMap(([weight, tell]) =>
  Array<typeof tell>(weight).fill(tell),
);
