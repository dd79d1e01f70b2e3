import { calendarDate, type CalendarDate, defaultPolicies, type Policies } from '@elshi/law';
import {
  type Act,
  type ActKind,
  type ActOf,
  type Career,
  type Decided,
  type Decision,
  type DependantDecision,
  eligibility,
  type Eligibility,
  emptyLedger,
  foldCareer,
  foldOffice,
  type Ledger,
  nothingAround,
  type Office,
  officer,
  propose,
  proposeForOffice,
  record,
  type RecordedEvent,
  spellOn,
  standings,
  type Standings,
  type TermCounter,
  termCounter,
} from '@elshi/domain';

export { accepted, refusedWith } from './decisions.js';

export interface Circumstances {
  readonly dependants?: readonly DependantDecision[];
  readonly policies?: Partial<Policies>;
  /** Ids of the offices that are on record. */
  readonly offices?: readonly string[];
}

/** An office that has always been open. */
const openOffice = { establishment: { day: '0001-01-01' }, forms: [] } as unknown as Office;

/** A history under test: acts are recorded one by one, as the service would. */
export class History {
  readonly ledger: Ledger;

  constructor(ledger: Ledger = emptyLedger(officer('o1'))) {
    this.ledger = ledger;
  }

  /** What the judge says to one more act. */
  when(act: Act, { dependants = [], policies, offices = [] }: Circumstances = {}): Decision {
    const judge = this.ledger.subject.kind === 'office' ? proposeForOffice : propose;
    return judge(
      this.ledger,
      { act, dependants },
      {
        policies: { ...defaultPolicies, ...policies },
        surroundings: { ...nothingAround, offices: new Map(offices.map((id) => [id, openOffice])) },
        eventId: (index) => eventId(this.ledger.revision + index),
      },
    );
  }

  /** The code with which one more act is refused, or `OK`. */
  code(act: Act, circumstances: Circumstances = {}): string {
    return this.when(act, circumstances).refused ?? 'OK';
  }

  /** The history with the acts recorded. Fails the test when one is refused. */
  and(...acts: readonly Act[]): History {
    return acts.reduce<History>((history, act) => history.with(act), this);
  }

  /** The history with one more act recorded, in these circumstances. */
  with(act: Act, circumstances: Circumstances = {}): History {
    const decision = this.when(act, circumstances);
    if (decision.refused !== undefined)
      throw new Error(`${act.kind}: ${decision.refused} ${decision.because}`);
    return this.recorded(act, decision);
  }

  /** The history with an act recorded as it was decided. */
  recorded(act: Act, { events, dependants, facts }: Decided): History {
    const actId = eventId(this.ledger.revision);
    const recorded = events.map((event, index): RecordedEvent => {
      const revision = this.ledger.revision + index;
      return {
        eventId: eventId(revision),
        type: event.type,
        data: JSON.parse(JSON.stringify(event.data)) as RecordedEvent['data'],
        revision,
        position: BigInt(revision + 1),
        known: this.ledger.acts.length + 1,
        metadata: {
          actId,
          kind: act.kind,
          ...(act.order && { order: event.order ?? act.order }),
          ...(act.note !== undefined && { note: act.note }),
          ...(act.historical && { historical: true }),
          ...(act.dayOfOrder && { dayOfOrder: true }),
          dependants,
          facts,
          ...surroundings,
        },
      };
    });
    return new History(record(this.ledger, recorded));
  }

  get standings(): Standings {
    return standings(this.ledger);
  }

  get career(): Career {
    return foldCareer(this.standings);
  }

  get office(): Office {
    return foldOffice(this.standings);
  }

  /** The counter of the rank in force on a day. */
  term(day: string, policies: Partial<Policies> = {}): TermCounter {
    const { career } = this;
    const held = spellOn(career, calendarDate(day));
    if (held === undefined) throw new Error(`No rank is held on ${day}.`);
    return termCounter(career, held.spell, { ...defaultPolicies, ...policies });
  }

  /** Quota, credited days and day of eligibility, as seen from a day. */
  counted(day: string, policies: Partial<Policies> = {}): readonly [number, number, string | undefined] {
    const [counter, on] = [this.term(day, policies), calendarDate(day)];
    return [counter.quotaOn(on), counter.creditedOn(on), counter.eligibleAsOf(on)];
  }

  /** The day on which the term of the rank in force on a day is served. */
  eligibleOn(day: string, policies: Partial<Policies> = {}): CalendarDate | undefined {
    return this.term(day, policies).eligibleAsOf(calendarDate(day));
  }

  eligibility(
    day: string,
    policies: Partial<Policies> = {},
    rank?: Parameters<typeof eligibility>[1],
  ): Eligibility {
    return eligibility(this.standings, rank, calendarDate(day), { ...defaultPolicies, ...policies });
  }

  /** Event id of the last act, or of the one so many acts before it. */
  last(back = 0): string {
    return this.ledger.acts.at(-1 - back)!.actId;
  }

  /** Event id of the act that was recorded so far from the beginning. */
  id(index: number): string {
    return this.ledger.acts[index]!.actId;
  }
}

/** What every event is recorded with, and no rule looks at. */
const surroundings = {
  recordedAt: '',
  recordedBy: 'registrar',
  role: 'REG',
  citations: [],
  ruleset: 'L299-II/2002',
  warnings: [],
  requestId: 'r',
  correlationId: 'c',
};

export function given(...acts: readonly Act[]): History {
  return new History().and(...acts);
}

export function eventId(revision: number): string {
  return `00000000-0000-7000-8000-${String(revision).padStart(12, '0')}`;
}

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

/** Registered, in service and appointed on one day. */
export function serving(on: string, positionCode: string): History {
  return given(registered(on), entered(on), appointed(on, positionCode));
}

/** Serving, with a first rank assigned on a day. */
export function holding(rank: string, on: string, positionCode: string, from = on): History {
  return serving(from, positionCode).and(assigned(on, rank));
}
