import { dateOf, dayNumber } from '@elshi/law';
import fc from 'fast-check';
import { act, court, type History } from '../../../../test/support/careers.js';
import {
  accepting,
  patience,
  runs,
  type Story,
  story,
  told,
} from '../../../../test/support/careers-plausible.js';
import type { ActChanges } from '../act.js';
import type { Ledger, LedgerAct } from '../ledger.js';
import type { ActStatus } from '../standing.js';

const ON = '2060-01-01';
const annulment = (eventId: string) => act('AnnulAct', ON, { eventId, reason: 'r' }, court(ON));
const correction = (eventId: string, changes: object) =>
  act('CorrectAct', ON, { eventId, changes, reason: 'r' }, { order: undefined });

/** What amends what, in numbers that are read by what stands then. */
const amendments = fc.array(
  fc.record({ what: fc.nat(9), target: fc.nat(), shift: fc.integer({ min: -90, max: 90 }) }),
  {
    minLength: 4,
    maxLength: 24,
    size: 'max',
  },
);
type Amendments = typeof amendments extends fc.Arbitrary<infer T> ? T : never;

/** The history with amendments of any of its acts and events, those of other amendments included, one after another. */
function amendedBy(history: History, list: Amendments): History {
  return list.reduce((so, { what, target, shift }) => {
    const events = so.ledger.acts.flatMap((entry) => entry.events);
    const pool = what < 6 ? events.slice(-5) : events;
    const { eventId } = pool.at(target % pool.length)!;
    const { day, act: stood } = so.standings.ofEvent(eventId)!;
    const ofOrder = stood.order !== undefined && what % 4 === 1;
    const changes = ofOrder
      ? { order: { number: `n${shift}` } }
      : { effectiveOn: dateOf(dayNumber(day) + shift) };
    const next = what % 2 === 0 ? annulment(eventId) : correction(eventId, changes);
    return accepting(so, next, { dependants: what % 3 === 0 ? 'KEEP' : 'ANNUL' }) ?? so;
  }, history);
}

const tangled = (tale: Story, list: Amendments) => amendedBy(told(tale, { dependants: 'ANNUL' }), list);

/** How the acts of a ledger stand, by what annulment and correction mean, act by act: the judge goes over all of them once. */
class Meaning {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** An act is annulled while an act in force, recorded later, says so of one of its events. */
  isAnnulled(entry: LedgerAct): boolean {
    return this.#later(entry).some(
      (other) => this.#saysOf(other, entry, 'ActAnnulled') && !this.isAnnulled(other),
    );
  }

  /** Corrections of an act that are in force themselves, first to last. */
  corrections(entry: LedgerAct): readonly LedgerAct[] {
    return this.#later(entry).filter(
      (other) => this.#saysOf(other, entry, 'ActCorrected') && !this.isAnnulled(other),
    );
  }

  /** The day from which an act counts: that of its last correction that names one. */
  day(entry: LedgerAct): unknown {
    return this.#lastSaid(entry, ({ effectiveOn }) => effectiveOn) ?? entry.act.effectiveOn;
  }

  /** The number of its order: that of the last correction that names one. */
  orderNumber(entry: LedgerAct): unknown {
    return this.#lastSaid(entry, ({ order }) => order?.['number']) ?? entry.act.order?.number;
  }

  #lastSaid(entry: LedgerAct, said: (changes: ActChanges) => unknown): unknown {
    const values = this.corrections(entry).map(({ act: { data } }) =>
      'changes' in data ? said(data.changes) : undefined,
    );
    return values.findLast((value) => value !== undefined);
  }

  #later({ index }: LedgerAct): readonly LedgerAct[] {
    return this.#ledger.acts.slice(index + 1);
  }

  #saysOf(other: LedgerAct, { events }: LedgerAct, type: 'ActAnnulled' | 'ActCorrected'): boolean {
    return other.events.some(
      (event) => event.type === type && events.some(({ eventId }) => eventId === event.data['eventId']),
    );
  }
}

const isAnnulled = (status: ActStatus) => status === 'annulled';

describe('Amendments of amendments', () => {
  it(
    'stand as annulment and correction mean it, in whatever order they came',
    () => {
      fc.assert(
        fc.property(story, amendments, (tale, list) => {
          const { ledger, standings } = tangled(tale, list);
          const meaning = new Meaning(ledger);
          const shown = standings.all.map(({ status, corrections, act: { effectiveOn, order } }) => [
            isAnnulled(status),
            corrections.map(({ index }) => index),
            effectiveOn,
            order?.number,
          ]);
          const meant = ledger.acts.map((entry) => [
            meaning.isAnnulled(entry),
            meaning.corrections(entry).map(({ index }) => index),
            meaning.day(entry),
            meaning.orderNumber(entry),
          ]);
          expect(shown).toEqual(meant);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'leave every act where it was recorded, as it was recorded',
    () => {
      fc.assert(
        fc.property(story, amendments, (tale, list) => {
          const before = told(tale, { dependants: 'ANNUL' });
          const after = amendedBy(before, list);
          expect(after.ledger.acts.slice(0, before.ledger.acts.length)).toEqual(before.ledger.acts);
          expect(after.standings.all).toHaveLength(after.ledger.acts.length);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'come to nothing once each is undone, in whatever order that is done',
    () => {
      fc.assert(
        fc.property(story, amendments, fc.array(fc.nat(), { minLength: 60 }), (tale, list, chance) => {
          const before = told(tale, { dependants: 'ANNUL' });
          const amended = amendedBy(
            before,
            list.filter(({ what }) => what % 3 !== 0),
          );
          const back = undone(amended, before.ledger.acts.length, chance);
          fc.pre(back !== undefined);
          const stands = ({ standings }: History) =>
            standings.all
              .slice(0, before.ledger.acts.length)
              .map(({ act: stood, status }) => [stood, status]);
          expect(stands(back)).toEqual(stands(before));
          expect(back.career).toEqual(before.career);
        }),
        runs,
      );
    },
    patience,
  );
});

/**
 * The history with every act recorded from a place on annulled, one after another as chance has it: undoing one may bring
 * another back, which is then undone in its turn. Nothing where the law does not let one be undone before another.
 */
function undone(history: History, from: number, chance: readonly number[]): History | undefined {
  const until = history.ledger.acts.length;
  let back = history;
  for (const next of chance) {
    const inForce = back.standings.all.slice(from, until).filter(({ status }) => !isAnnulled(status));
    if (inForce.length === 0) return back;
    const chosen = inForce[next % inForce.length]!;
    const undoing = accepting(back, annulment(chosen.actId), { dependants: 'KEEP' });
    if (undoing === undefined) return undefined;
    back = undoing;
  }
  return undefined;
}
