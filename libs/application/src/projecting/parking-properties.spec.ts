import type { StoredEvent } from '@elshi/event-store';
import { memoryViews, type ParkedStream, type ViewsWriter } from '@elshi/read-models';
import fc from 'fast-check';
import { RandomActs } from '../testing/random-acts.js';
import { Poisons } from '../testing/poison.js';
import { digestOfFold } from '../testing/reference-views.js';
import { Service } from '../testing/service.js';
import { SpoiltLog } from '../testing/spoilt-log.js';
import { concerns, type ProjectionName, projectionNames, projections } from '../views/projections.js';
import { viewTables } from '../views/tables.js';
import type { ParkedSelection } from './parking.js';
import { Projector } from './projector.js';

const RUNS = Number(process.env['ELSHI_RUNS'] ?? 30);
const OFFICERS = 4;
const never = new AbortController().signal;

/** What happens to the views, one thing after another. Numbers choose among what there is. */
type Step =
  | { readonly kind: 'post'; readonly acts: number }
  /** An event cannot be taken by a projection any more, or (none) cannot be read at all. */
  | { readonly kind: 'poison'; readonly projection: ProjectionName | null; readonly event: number }
  | { readonly kind: 'cure'; readonly poison: number }
  | { readonly kind: 'project' }
  | { readonly kind: 'retry'; readonly projection: ProjectionName | null; readonly officer: number | null }
  | { readonly kind: 'reopen' };

const projection = fc.option(fc.constantFrom(...projectionNames));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('post'), acts: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('poison'), projection, event: fc.nat() }),
  fc.record({ kind: fc.constant('cure'), poison: fc.nat() }),
  fc.record({ kind: fc.constant('project') }),
  fc.record({ kind: fc.constant('retry'), projection, officer: fc.option(fc.nat({ max: OFFICERS })) }),
  fc.record({ kind: fc.constant('reopen') }),
);

/** A log that grows, and views over it that are fed some poison. */
class Fed {
  readonly #service = Service.over();
  readonly #log = new SpoiltLog(this.#service.log);
  readonly #acts: RandomActs;
  readonly #poisons = new Poisons();
  readonly #views: ViewsWriter = memoryViews(viewTables, 'test').writer;
  #projector = this.#opened();
  /** How many streams were seen parked. */
  seenParked = 0;

  constructor(seed: number) {
    this.#acts = new RandomActs(this.#service, { seed, officers: OFFICERS });
  }

  async take(taken: Step): Promise<void> {
    switch (taken.kind) {
      case 'post':
        await this.#acts.post(taken.acts);
        return;
      case 'poison':
        await this.#poison(taken.projection, taken.event);
        return;
      case 'cure':
        this.#cure(taken.poison);
        return;
      case 'project':
        await this.project();
        return;
      case 'retry':
        await this.#retry(taken.projection, taken.officer);
        return;
      case 'reopen':
        this.#projector = this.#opened();
        await this.project();
        await this.#insistOn(await this.#expected());
        return;
    }
  }

  /** Everything is taken again; what the rows come to, and what they would come to in three other ways. */
  async end(): Promise<{ readonly digest: string; readonly others: readonly string[] }> {
    this.#poisons.clear();
    this.#log.spoilt.clear();
    await this.take({ kind: 'reopen' });
    expect(this.#views.parked()).toEqual([]);
    const anew = memoryViews(viewTables, 'test').writer;
    await new Projector(this.#service.log, anew).catchUp(() => undefined, never);
    return { digest: this.#views.digest(), others: [anew.digest(), await digestOfFold(this.#service.log)] };
  }

  close(): Promise<void> {
    return this.#service.app.close();
  }

  async project(): Promise<void> {
    await this.#projector.catchUp(() => undefined, never);
    await this.#insistOn(this.#views.parked());
  }

  #opened(): Projector {
    return new Projector(this.#log, this.#views, this.#poisons.projections);
  }

  async #events(): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.#service.log.readAll({ after: 0n })) events.push(event);
    return events;
  }

  /** What was taken before is not asked again: only what is still to come can be poisoned. */
  async #poison(name: ProjectionName | null, choice: number): Promise<void> {
    const checkpoint = this.#views.checkpoint?.position ?? 0;
    const coming = (await this.#events()).filter(({ position }) => position > checkpoint);
    const event = coming[choice % coming.length];
    if (event === undefined) return;
    if (name === null) this.#log.spoilt.add(event.eventId);
    else this.#poisons.add(name, event.eventId);
  }

  #cure(choice: number): void {
    const all = [...this.#poisons.all(), ...this.#log.spoilt];
    const cured = all[choice % all.length];
    if (typeof cured === 'string') this.#log.spoilt.delete(cured);
    else if (cured !== undefined) this.#poisons.remove(cured.name, cured.eventId);
  }

  async #retry(name: ProjectionName | null, officer: number | null): Promise<void> {
    const selection: ParkedSelection = {
      ...(name !== null && { projection: name }),
      ...(officer !== null && { stream: `officer-o${officer}` }),
    };
    const before = this.#views.parked();
    const tried = await this.#projector.retry(selection, never);
    const meant = before.filter(
      (each) =>
        (name === null || each.projection === name) && (officer === null || each.stream === selection.stream),
    );
    const key = (each: { readonly projection: string; readonly stream: string }) =>
      `${each.projection} ${each.stream}`;
    expect(tried.map(key).sort()).toEqual(meant.map(key).sort());
    const untried = before.filter((each) => !meant.includes(each));
    expect(this.#views.parked().filter((each) => untried.some((other) => key(other) === key(each)))).toEqual(
      untried,
    );
    await this.#insistOn(this.#views.parked());
  }

  /** What is parked after everything was tried: each stream at the first append that cannot be taken. */
  async #expected(): Promise<readonly Pick<ParkedStream, 'projection' | 'stream' | 'first'>[]> {
    const events = await this.#events();
    const parked = new Map<string, Pick<ParkedStream, 'projection' | 'stream' | 'first'>>();
    for (const { eventId, stream, known } of events)
      for (const { name } of projections.filter((each) => concerns(each, stream))) {
        if (!this.#log.spoilt.has(eventId) && !this.#poisons.has(name, eventId)) continue;
        const first = events.find((other) => other.stream === stream && other.known === known)!.revision;
        if (!parked.has(`${name} ${stream}`))
          parked.set(`${name} ${stream}`, { projection: name, stream, first });
      }
    expect(this.#views.parked()).toHaveLength(parked.size);
    return [...parked.values()];
  }

  /** The rows are those of a fold in which exactly this waits, and what waits is counted right. */
  async #insistOn(parked: readonly Pick<ParkedStream, 'projection' | 'stream' | 'first'>[]): Promise<void> {
    const upTo = this.#views.checkpoint?.position ?? 0;
    expect(this.#views.digest()).toBe(await digestOfFold(this.#service.log, { upTo, parked }));
    const events = (await this.#events()).filter(({ position }) => position <= upTo);
    this.seenParked += this.#views.parked().length;
    for (const { stream, first, waiting, eventId, revision, position, known } of this.#views.parked()) {
      const ofStream = events.filter((event) => event.stream === stream);
      expect(waiting).toBe(ofStream.length - first);
      const event = ofStream.find((other) => other.revision === revision)!;
      expect([event.eventId, Number(event.position), event.known]).toEqual([eventId, position, known]);
    }
  }
}

describe('parking', () => {
  it(
    'loses nothing, keeps nothing back and changes nothing, whatever is poisoned and cured in whatever order',
    async () => {
      let parked = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.array(step, { minLength: 6, maxLength: 30 }), async (seed, steps) => {
          const fed = new Fed(seed);
          try {
            await fed.take({ kind: 'post', acts: 30 });
            for (const each of steps) await fed.take(each);
            const { digest, others } = await fed.end();
            expect(others).toEqual([digest, digest]);
            parked += fed.seenParked;
          } finally {
            await fed.close();
          }
        }),
        { numRuns: RUNS },
      );
      // The property is worth something only when much was parked on the way.
      expect(parked).toBeGreaterThan(RUNS / 5);
    },
    60_000 + 2000 * RUNS,
  );
});
