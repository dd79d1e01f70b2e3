import { calendarDate, dateOf, dayNumber, defaultPolicies } from '@elshi/law';
import fc from 'fast-check';
import type { History } from '../../../../test/support/careers.js';
import { anyPolicies, patience, runs, story, told } from '../../../../test/support/careers-plausible.js';
import type { Act } from '../act.js';
import { emptyLedger, type Ledger, type LedgerAct, record, type RecordedEvent } from '../ledger.js';
import { standings } from '../standing.js';
import { foldCareer } from './fold.js';
import { TermCounters } from './term-counter.js';
import { officer } from '../subject.js';

/** What every counter of a career says, by spell: all that a reader sees. */
function figures(ledger: Ledger, policies = defaultPolicies) {
  const career = foldCareer(standings(ledger));
  const counters = new TermCounters(career, policies);
  const on = calendarDate('2045-05-05');
  const said = career.spells.map((spell) => {
    const counter = counters.of(spell);
    const eligible = counter.eligibleAsOf(on);
    return [
      spell.spellId,
      counter.counted,
      counter.excluded,
      counter.creditedOn(on),
      counter.quotaOn(on),
      eligible,
    ];
  });
  return new Map(said.map(([spellId, ...figures]) => [spellId, figures]));
}

/** The acts recorded anew in another order. */
function recorded(acts: readonly LedgerAct[]): Ledger {
  const events = acts.flatMap((entry) => entry.events);
  return record(
    emptyLedger(officer('o1')),
    events.map((event, revision) => ({ ...event, revision, position: BigInt(revision) })),
  );
}

/** Whether one act must be recorded before another: of one day, in that order; or about the same thing. */
function rests({ act: later }: LedgerAct, { act: earlier }: LedgerAct): boolean {
  if (earlier.kind === 'RegisterOfficer' || later.effectiveOn === earlier.effectiveOn) return true;
  const ids = (data: object) =>
    Object.entries(data)
      .filter(([name]) => /Id$|No$/.test(name))
      .map(String);
  const mine = ids(later.data);
  return ids(earlier.data).some((id) => mine.includes(id));
}

/** Takes the acts in an order that chance gives, as far as the acts let it. */
function shuffled(acts: readonly LedgerAct[], chance: readonly number[]): readonly LedgerAct[] {
  const waiting = [...acts];
  const taken: LedgerAct[] = [];
  while (waiting.length > 0) {
    const free = waiting.filter(
      (entry, place) => !waiting.slice(0, place).some((earlier) => rests(entry, earlier)),
    );
    const next = free[(chance[taken.length % chance.length] ?? 0) % free.length]!;
    taken.push(next);
    waiting.splice(waiting.indexOf(next), 1);
  }
  return taken;
}

/** A leave or a credit with an end, divided in two on a day within. */
function divided(entry: LedgerAct, share: number): readonly LedgerAct[] | undefined {
  const { act } = entry;
  if (act.kind !== 'RecordLeave' && act.kind !== 'RecordServiceCredit') return undefined;
  const { from, to } = act.data;
  if (to === undefined) return undefined;
  const [begin, end] = [dayNumber(calendarDate(from)), dayNumber(calendarDate(to))];
  if (end - begin < 2) return undefined;
  const within = dateOf(begin + 1 + (share % (end - begin - 1)));
  return [
    { ...entry, events: [withData(entry, act, { to: within })] },
    { ...entry, events: [withData(entry, act, { from: within, [idOf(act)]: 'second' }, 'second')] },
  ];
}

const idOf = (act: Act) => (act.kind === 'RecordLeave' ? 'leaveId' : 'creditId');

function withData(entry: LedgerAct, act: Act, data: object, eventId = entry.actId): RecordedEvent {
  const event = entry.events[0]!;
  const metadata = { ...event.metadata, actId: eventId };
  return { ...event, eventId, metadata, data: { effectiveOn: act.effectiveOn, ...act.data, ...data } };
}

describe('What is recorded', () => {
  it(
    'does not ask in which order acts were recorded',
    () => {
      const withoutAmendments = {
        without: ['CorrectAct', 'AnnulAct', 'CancelLeave', 'VoidServiceCredit'],
      } as const;
      fc.assert(
        fc.property(
          story,
          fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
          anyPolicies,
          (tale, chance, policies) => {
            const { ledger } = told(tale, withoutAmendments);
            expect(figures(recorded(shuffled(ledger.acts, chance)), policies)).toEqual(
              figures(ledger, policies),
            );
          },
        ),
        runs,
      );
    },
    patience,
  );

  it(
    'does not ask into how many acts a leave or a credit was divided',
    () => {
      fc.assert(
        fc.property(story, fc.nat(), fc.nat(), anyPolicies, (tale, choice, share, policies) => {
          const { ledger } = told(tale, {
            without: ['CorrectAct', 'AnnulAct', 'CancelLeave', 'VoidServiceCredit', 'CloseServiceCredit'],
          });
          const dividable = ledger.acts.filter((entry) => divided(entry, share) !== undefined);
          const chosen = dividable[choice % dividable.length];
          if (chosen === undefined) return;
          const acts = ledger.acts.flatMap((entry) => (entry === chosen ? divided(entry, share)! : [entry]));
          expect(figures(recorded(acts), policies)).toEqual(figures(ledger, policies));
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'folds a beginning and the rest to what all of it folds to',
    () => {
      fc.assert(
        fc.property(story, fc.nat(), (tale, choice) => {
          const { ledger }: History = told(tale, { dependants: 'ANNUL' });
          const events = ledger.acts.flatMap((entry) => entry.events);
          const starts = ledger.acts.map((entry) => events.indexOf(entry.events[0]!));
          const cut = starts[choice % starts.length]!;
          const joined = record(record(emptyLedger(officer('o1')), events.slice(0, cut)), events.slice(cut));
          expect(foldCareer(standings(joined))).toEqual(foldCareer(standings(ledger)));
        }),
        runs,
      );
    },
    patience,
  );
});
