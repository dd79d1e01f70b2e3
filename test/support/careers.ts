import { calendarDate, type CalendarDate, defaultPolicies, type Policies } from '@elshi/law';
import {
  type Act,
  type Career,
  type Decided,
  type Decision,
  type DependantDecision,
  eligibility,
  type Eligibility,
  emptyLedger,
  FIRST_EVENT,
  foldCareer,
  foldOffice,
  foldProposal,
  type Ledger,
  nothingAround,
  office,
  type Office,
  officer,
  propose,
  proposeForOffice,
  type Reaction,
  proposeForProposal,
  type Proposal,
  record,
  type RecordedEvent,
  spellOn,
  standings,
  type Standings,
  type Surroundings,
  type TermCounter,
  termCounter,
} from '@elshi/domain';

import { appointed, assigned, entered, registered } from './career-acts.js';

export * from './career-acts.js';
export { accepted, refusedWith } from './decisions.js';

export interface Circumstances {
  readonly dependants?: readonly DependantDecision[];
  readonly policies?: Partial<Policies>;
  /** Ids of the offices that are on record; left out, `emb` and `con`. */
  readonly offices?: readonly string[];
  /** What else was looked up in other streams. */
  readonly around?: Partial<Surroundings>;
}

/** An office that has always been open, headed by somebody, with a department. */
const openOffice = (id: string): Office =>
  ({
    ...foldOffice(standings(emptyLedger(office(id)))),
    establishment: { day: '0001-01-01' },
    headships: [{ officerId: 'amb', title: 'AMBASSADOR', from: '0001-01-01' }],
    departments: [{ departmentKind: 'ECONOMIC', from: '0001-01-01' }],
  }) as unknown as Office;

const judges = { officer: propose, office: proposeForOffice, proposal: proposeForProposal } as const;

/** A history under test: acts are recorded one by one, as the service would. */
export class History {
  readonly ledger: Ledger;

  constructor(ledger: Ledger = emptyLedger(officer('o1'))) {
    this.ledger = ledger;
  }

  /** What the judge says to one more act. */
  when(
    act: Act,
    { dependants = [], policies, offices = ['emb', 'con'], around }: Circumstances = {},
  ): Decision {
    return judges[this.ledger.subject.kind](
      this.ledger,
      { act, dependants },
      {
        policies: { ...defaultPolicies, ...policies },
        surroundings: {
          ...nothingAround,
          offices: new Map(offices.map((id) => [id, openOffice(id)])),
          ...around,
        },
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

  /** The history with what reactions write. */
  after(reactions: readonly Reaction[]): History {
    const events = reactions.map(({ eventId: id, act, causationId }, index): RecordedEvent => {
      const { kind, effectiveOn, order, historical, data } = act;
      const revision = this.ledger.revision + index;
      return {
        eventId: id,
        type: FIRST_EVENT[kind],
        data: JSON.parse(JSON.stringify({ effectiveOn, ...data })) as RecordedEvent['data'],
        revision,
        position: BigInt(revision + 1),
        known: this.ledger.acts.length + 1,
        metadata: {
          ...{ actId: id, kind, causationId },
          ...(order && { order }),
          ...(historical && { historical }),
          ...surroundings,
        },
      };
    });
    return new History(record(this.ledger, events));
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

  get proposal(): Proposal {
    return foldProposal(this.standings);
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

/** Registered, in service and appointed on one day. */
export function serving(on: string, positionCode: string): History {
  return given(registered(on), entered(on), appointed(on, positionCode));
}

/** Serving, with a first rank assigned on a day. */
export function holding(rank: string, on: string, positionCode: string, from = on): History {
  return serving(from, positionCode).and(assigned(on, rank));
}
