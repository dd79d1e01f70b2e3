import {
  emptyLedger,
  foldCareer,
  type Ledger,
  officer,
  record,
  type RecordedEvent,
  standings,
} from '@elshi/domain';
import { MemoryEventStore } from '@elshi/event-store';
import { calendarDate } from '@elshi/law';
import { actItems, instantOf, serviceRecord } from '@elshi/projections';
import fc from 'fast-check';
import { AppRegister } from '../../../test/support/app-register.js';
import { withoutMeta } from '../../../test/support/register.js';
import { type Turn, turns } from '../../../test/support/register-stories.js';
import { Registrar } from '../../../test/support/registrar.js';
import { decode, subjectOfStream } from './codec.js';
import { assembled } from './open.js';

const OFFICERS = 3;
/** A register is a long story: fewer of them than of other things. */
const numRuns = Math.max(1, Math.round(Number(process.env['ELSHI_RUNS'] ?? 200) / 20));
const patience = 60_000 + 6_000 * numRuns;
/** The search for the shortest story that fails ends in time to be told. */
const runs = { numRuns, interruptAfterTimeLimit: patience - 20_000, markInterruptAsFailure: true };

/** A service over a log in memory, with a clock that moves as it is told. */
class Ministry {
  readonly log: MemoryEventStore;
  readonly registrar: Registrar;
  readonly #apps: ReturnType<typeof assembled>[] = [];
  #now = Date.UTC(2026, 0, 1) * 1000;

  constructor() {
    this.log = new MemoryEventStore({ clock: () => this.#now });
    this.registrar = new Registrar(this.open(), OFFICERS);
  }

  /** A service over the log that knows nothing yet but what it reads there. */
  open(): AppRegister {
    const app = assembled({ kind: 'memory' }, this.log, { now: () => this.#now });
    this.#apps.push(app);
    return new AppRegister(app);
  }

  /** Now and then it is also asked what is known at the very present, which the clock may leave again backwards. */
  async takes(turn: Turn): Promise<void> {
    this.#now += turn.moved;
    await this.registrar.take(turn);
    this.#now += turn.step.length * 1000;
    if (turn.what % 4 > 0) return;
    await this.registrar.keep(turn.officer, { asOf: turn.asOf, knownAt: instantOf(this.#now) });
  }

  /** What the log holds of each officer, read from its beginning. */
  async ledgers(): Promise<ReadonlyMap<string, Ledger>> {
    const events = new Map<string, RecordedEvent[]>();
    for await (const stored of this.log.readAll({ after: 0n })) {
      const officerId = subjectOfStream(stored.stream)!.id;
      events.set(officerId, [...(events.get(officerId) ?? []), decode(stored)]);
    }
    return new Map([...events].map(([id, recorded]) => [id, record(emptyLedger(officer(id)), recorded)]));
  }

  async close(): Promise<void> {
    for (const app of this.#apps) await app.close();
  }
}

/** Tells a story, and looks at what came of it. */
async function after(story: readonly Turn[], look: (ministry: Ministry) => Promise<void>): Promise<void> {
  const ministry = new Ministry();
  try {
    for (const turn of story) await ministry.takes(turn);
    await look(ministry);
  } finally {
    await ministry.close();
  }
}

describe('A register, whatever is posted to it', () => {
  it(
    'answers again what it answered, also after a restart; loses no act, and touches no other officer',
    () =>
      fc.assert(
        fc.asyncProperty(turns(OFFICERS, 60), (story) =>
          after(story, async (ministry) => {
            const { registrar } = ministry;
            await registrar.asksAgain();
            await registrar.findsAll();
            const restarted = ministry.open();
            await registrar.asksAgain(restarted);
            await registrar.findsAll(restarted);
          }),
        ),
        runs,
      ),
    patience,
  );

  it(
    'shows now what the whole log folds to',
    () =>
      fc.assert(
        fc.asyncProperty(turns(OFFICERS, 60), (story) =>
          after(story, async (ministry) => {
            const { asOf } = story[0]!;
            for (const [officerId, ledger] of await ministry.ledgers()) {
              const whole = standings(ledger);
              const [shown, , , acts] = await ministry.registrar.register.officer(officerId, { asOf });
              const folded = serviceRecord(officerId, foldCareer(whole), calendarDate(asOf));
              expect(withoutMeta(shown!)).toBe(JSON.stringify(folded));
              const items = actItems(`officer/${officerId}`, ledger, whole);
              expect(withoutMeta(acts!)).toBe(JSON.stringify({ items }));
            }
          }),
        ),
        runs,
      ),
    patience,
  );
});
