import type { Act, ActKind, ActOf } from '@elshi/domain';

/** An act of a kind that rests on an order of the Minister, dated on the day of effect. */
export function act<K extends ActKind>(kind: K, on: string, data: object, more: object = {}): ActOf<K> {
  const order = { type: 'MINISTER_ORDER', number: '15-1/1', date: on, issuedBy: 'MINISTER' };
  return { kind, effectiveOn: on, order, data, ...more } as unknown as ActOf<K>;
}

const orderOf = (type: string, issuedBy: string) => (on: string) => ({
  order: { type, number: '100', date: on, issuedBy },
});
export const minister = orderOf('MINISTER_ORDER', 'MINISTER');
export const president = orderOf('PRESIDENT_DECREE', 'PRESIDENT');
export const head = orderOf('HEAD_ORDER', 'HEAD');
export const court = orderOf('COURT_DECISION', 'COURT');
export const commission = orderOf('COMMISSION_DECISION', 'COMMISSION');
export const withoutOrder = { order: undefined };

export const merit = { kind: 'SPECIAL_MERIT', detail: 'settled a consular emergency' } as const;
export const liability = { jurisdiction: 'KAZAKHSTAN', decision: 'No. 3-214/2021' } as const;
export const representation = (date: string) => ({ number: '1-03/1', date });

export const registered = (on: string, category = 'OFFICER'): Act =>
  act('RegisterOfficer', on, { names: { latin: 'Abenova Aigerim' }, category }, withoutOrder);
export const entered = (on: string): Act => act('EnterService', on, {});
export const reentered = (on: string): Act => act('ReenterService', on, {});
export const left = (on: string, cause = 'VOLUNTARY'): Act => act('LeaveService', on, { cause });
export const appointed = (on: string, positionCode: string, more: object = {}): Act =>
  act('AppointToPosition', on, { positionCode, ...more });
export const relieved = (on: string): Act => act('RelieveFromPosition', on, { cause: 'other duties' });
export const assigned = (on: string, rank: string, more: object = {}): Act =>
  act('AssignRank', on, { rank, ...more });
export const early = (on: string, rank: string, more: object = {}): Act =>
  act('AssignRankEarly', on, { rank, ground: merit, ...more });
export const outOfTurn = (on: string, rank: string, more: object = {}): Act =>
  act('AssignRankOutOfTurn', on, { rank, ground: merit, ...more });
export const demoted = (on: string, toRank: string, more: object = {}): Act =>
  act('DemoteRank', on, { toRank, liability, ...more });
export const revoked = (on: string, more: object = {}): Act => act('RevokeRank', on, { liability, ...more });
export const attested = (on: string, attestationId = 'a', result = 'PASSED'): Act =>
  act('RecordAttestation', on, { attestationId, result, commission: 'c' }, commission(on));
export const restored = (on: string, rank: string, attestationId = 'a'): Act =>
  act('RestoreRank', on, { rank, attestationId });
export const leave = (id: string, leaveKind: string, from: string, to: string, on = from): Act =>
  act('RecordLeave', on, { leaveId: id, leaveKind, from, to });
export const credit = (id: string, creditKind: number, from: string, to?: string, on = from): Act =>
  act(
    'RecordServiceCredit',
    on,
    { creditId: id, creditKind, organisation: 'o', from, ...(to !== undefined && { to }), document: 'd' },
    withoutOrder,
  );
export const corrected = (on: string, id: string, changes: object): Act =>
  act('CorrectAct', on, { eventId: id, changes, reason: 'misread' }, withoutOrder);
export const annulled = (on: string, id: string, more: object = court(on)): Act =>
  act('AnnulAct', on, { eventId: id, reason: 'without authority' }, more);
