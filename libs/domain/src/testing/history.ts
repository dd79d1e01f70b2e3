import { calendarDate, defaultPolicies, type Policies } from '@elshi/law';
import type { Act, ActKind, ActOf, DependantDecision } from '../act.js';
import { type Career, foldCareer } from '../index.js';
import { type Decided, type Decision, propose } from '../career/judge.js';
import { emptyLedger, type Ledger, record, type RecordedEvent } from '../ledger.js';
import type { Refusal } from '../refusal.js';
import { standings } from '../standing.js';
import { type TermCounter, termCounter } from '../career/term-counter.js';
import { spellOn } from '../career/career.js';

/** A history under test: acts are recorded one by one, as the service would. */
export class History {
  readonly ledger: Ledger;

  constructor(ledger: Ledger = emptyLedger('o1')) {
    this.ledger = ledger;
  }

  /** What the judge says to one more act. */
  when(
    act: Act,
    options: {
      readonly dependants?: readonly DependantDecision[];
      readonly policies?: Partial<Policies>;
    } = {},
  ): Decision {
    return propose(
      this.ledger,
      { act, dependants: options.dependants ?? [] },
      {
        policies: { ...defaultPolicies, ...options.policies },
        offices: new Map(),
        eventId: (index) => eventId(this.ledger.revision + index),
      },
    );
  }

  /** The history with the act recorded. Fails the test when it is refused. */
  and(act: Act, dependants: readonly DependantDecision[] = []): History {
    const decision = this.when(act, { dependants });
    if (decision.refused !== undefined)
      throw new Error(`${act.kind}: ${decision.refused} ${decision.because}`);
    return this.recorded(act, decision, dependants);
  }

  recorded(act: Act, decided: Decided, dependants: readonly DependantDecision[]): History {
    const actId = eventId(this.ledger.revision);
    const events = decided.events.map((event, index): RecordedEvent => {
      const revision = this.ledger.revision + index;
      return {
        eventId: eventId(revision),
        type: event.type,
        data: event.data,
        revision,
        position: BigInt(revision + 1),
        known: this.ledger.acts.length + 1,
        metadata: metadataOf(act, actId, dependants),
      };
    });
    return new History(record(this.ledger, events));
  }

  career(): Career {
    return foldCareer(standings(this.ledger));
  }

  term(day: string, policies: Partial<Policies> = {}): TermCounter {
    const career = this.career();
    const held = spellOn(career, calendarDate(day));
    if (held === undefined) throw new Error(`No rank is held on ${day}.`);
    return termCounter(career, held.spell, { ...defaultPolicies, ...policies });
  }

  /** Event id of the last act. */
  get last(): string {
    return this.ledger.acts.at(-1)!.actId;
  }
}

export function given(...acts: readonly Act[]): History {
  return acts.reduce((history, act) => history.and(act), new History());
}

export function refusedWith(decision: Decision): Refusal {
  if (decision.refused === undefined) throw new Error('The act was accepted.');
  return decision;
}

export function accepted(decision: Decision): Decided {
  if (decision.refused !== undefined) throw new Error(`${decision.refused}: ${decision.because}`);
  return decision;
}

function metadataOf(
  act: Act,
  actId: string,
  dependants: readonly DependantDecision[],
): RecordedEvent['metadata'] {
  return {
    actId,
    kind: act.kind,
    ...(act.order && { order: act.order }),
    ...(act.note !== undefined && { note: act.note }),
    ...(act.historical && { historical: true }),
    dependants,
    recordedAt: '',
    recordedBy: '',
    role: '',
    citations: [],
    ruleset: '',
    warnings: [],
    requestId: '',
    correlationId: '',
  };
}

function eventId(revision: number): string {
  return `00000000-0000-7000-8000-${String(revision).padStart(12, '0')}`;
}

/** An act of a kind that rests on an order of the Minister, dated on the day of effect. */
export function act<K extends ActKind>(kind: K, on: string, data: ActOf<K>['data'], more: object = {}): Act {
  const day = calendarDate(on);
  const order = { type: 'MINISTER_ORDER', number: '15-1/1', date: day, issuedBy: 'MINISTER' };
  return { kind, effectiveOn: day, order, data, ...more } as unknown as Act;
}

const withoutOrder = { order: undefined };
export const president = (on: string) => ({
  order: { type: 'PRESIDENT_DECREE', number: '100', date: on, issuedBy: 'PRESIDENT' },
});
export const court = (on: string) => ({
  order: { type: 'COURT_DECISION', number: '2-1', date: on, issuedBy: 'COURT' },
});

export const registered = (on: string, category: 'OFFICER' | 'EMPLOYEE' = 'OFFICER') =>
  act('RegisterOfficer', on, { names: { latin: 'Abenova Aigerim' }, category }, withoutOrder);
export const entered = (on: string) => act('EnterService', on, {});
export const appointed = (on: string, positionCode: string) => act('AppointToPosition', on, { positionCode });
export const assigned = (on: string, rank: ActOf<'AssignRank'>['data']['rank'], more: object = {}) =>
  act('AssignRank', on, { rank, ...more });

/** Registered, in service and appointed on one day. */
export function serving(on: string, positionCode: string): History {
  return given(registered(on), entered(on), appointed(on, positionCode));
}
