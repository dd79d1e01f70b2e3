import {
  type Act,
  type Career,
  emptyLedger,
  type Office,
  proposal,
  type ProposalActKind,
} from '@elshi/domain';
import { type Circumstances, eventId, given, History } from './careers.js';
import { act, appointed, entered, minister, registered, withoutOrder } from './career-acts.js';
import { calendarDate } from '@elshi/law';
import { appointingHead, aroundOffices, away, byHead, designating, establishedOn } from './offices.js';

/** An act about a proposal, without an order unless something else is said. */
function proposalAct(kind: ProposalActKind, on: string, data: object = {}, more: object = {}): Act {
  return act(kind, on, data, { ...withoutOrder, ...more });
}

/** A proposal about which nothing is recorded. */
export function noProposal(id = 'x'): History {
  return new History(emptyLedger(proposal(id)));
}

/** The embassy `emb`, headed by `amb` from 2018 on; in March 2021 `cou` acts for him. */
function embassy(): Office {
  const headed = establishedOn('2010-03-01').with(appointingHead('amb', '2018-03-01'), aroundOffices);
  return headed
    .with(away('2021-03-01'), aroundOffices)
    .with(designating('cou', '2021-03-01', 'ABSENCE', byHead('2021-02-20')), aroundOffices)
    .and(act('EndHeadAbsence', '2021-04-01', { absenceId: 'a1' }, withoutOrder)).office;
}

function serving(officeId?: string): Career {
  const at = officeId === undefined ? {} : { officeId };
  return given(registered('2010-01-04'), entered('2010-01-04')).with(
    appointed('2010-01-04', 'POS_COUNSELLOR', at),
    { offices: officeId === undefined ? [] : [officeId] },
  ).career;
}

/** Whom and what acts about proposals name: the embassy, those who head it, `sec` who serves there, and `far` who serves elsewhere. */
export const aroundProposals: Circumstances = {
  around: {
    offices: new Map([['emb', embassy()]]),
    officers: new Map<string, Career>([
      ['amb', serving()],
      ['cou', serving('emb')],
      ['sec', serving('emb')],
      ['far', serving('other')],
    ]),
  },
};

/** A proposal of the head of the embassy for `sec`. */
export const proposing = (on: string, data: object = {}): Act =>
  proposalAct('SubmitHeadProposal', on, {
    proposedBy: 'amb',
    officeId: 'emb',
    officerId: 'sec',
    proposes: 'AWARD',
    detail: 'settled a consular emergency',
    ...data,
  });
/** A representation of the Minister for a rank. */
export const representing = (on: string, data: object = {}): Act =>
  proposalAct('SubmitMinisterRepresentation', on, {
    officerId: 'sec',
    subject: 'RANK',
    detail: 'Envoy of the II class',
    number: '1-03/881',
    ...data,
  });
export const accepting = (on: string, data: object = {}, order: object = minister(on)): Act =>
  proposalAct('AcceptProposal', on, data, order);
export const rejecting = (on: string, order: object = minister(on)): Act =>
  proposalAct('RejectProposal', on, { reason: 'awarded last year' }, order);
export const withdrawing = (on: string, order: object = {}): Act =>
  proposalAct('WithdrawProposal', on, { reason: 'settled' }, order);

/** A proposal of the head of the embassy, made on a day. */
export function proposedOn(on: string, data: object = {}): History {
  return noProposal().with(proposing(on, data), aroundProposals);
}

/** A representation of the Minister, made on a day. */
export function representedOn(on: string, data: object = {}): History {
  return noProposal().with(representing(on, data), aroundProposals);
}

/** Circumstances in which an act in force is found under an event. */
export function withResult(kind: Act['kind'], day: string): Circumstances {
  const acts = new Map([[eventId(7), { subject: 'officer/sec', kind, day: calendarDate(day) }]]);
  return { around: { ...aroundProposals.around, acts } };
}
