import fc from 'fast-check';
import type { DeliveredEvent } from './group-messages.js';
import { Grouped, named, usualGroup } from '../testing/grouped.js';

const RUNS = Number(process.env['ELSHI_RUNS'] ?? 30);
const OFFICERS = ['a', 'b', 'c', 'd'];
const CONSUMERS = ['x', 'y', 'z'];

/** What happens, one thing after another. Numbers choose among what there is. */
type Step =
  | { readonly kind: 'append'; readonly officer: number; readonly events: number }
  | { readonly kind: 'receive'; readonly consumer: number; readonly most: number }
  | { readonly kind: 'acknowledge' | 'retry' | 'park' | 'skip'; readonly held: number }
  /** A consumer dies with all that it has. */
  | { readonly kind: 'lose'; readonly consumer: number }
  | { readonly kind: 'timeout' | 'crash' | 'replay' | 'go-beyond' };

const held = fc.nat();
const receive = fc.record({
  kind: fc.constant('receive'),
  consumer: fc.nat({ max: CONSUMERS.length - 1 }),
  most: fc.integer({ min: 1, max: 4 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('append'),
      officer: fc.nat({ max: OFFICERS.length - 1 }),
      events: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 6, arbitrary: receive },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('acknowledge'), held }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('retry', 'park', 'skip'), held }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lose'), consumer: receive.map(({ consumer }) => consumer) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('timeout', 'crash', 'replay', 'go-beyond') }) },
);

/** A group with its consumers, and what an onlooker knows of each event. */
class Watched {
  readonly #on = new Grouped();
  /** What each consumer holds. */
  readonly #held = new Map<string, DeliveredEvent[]>();
  /** Names of the events of each officer, in their order, and how many of them are settled for good. */
  readonly #recorded = new Map<string, string[]>(OFFICERS.map((id) => [id, []]));
  readonly #settled = new Map<string, number>(OFFICERS.map((id) => [id, 0]));

  async begin(bufferSize: number): Promise<void> {
    await this.#on.make({ bufferSize, maxRetries: 1, ackTimeoutSeconds: 30 });
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'append':
        return this.#append(OFFICERS[step.officer]!, step.events);
      case 'receive':
        await this.#receive(CONSUMERS[step.consumer]!, step.most);
        return;
      case 'lose':
        this.#held.delete(CONSUMERS[step.consumer]!);
        return;
      case 'timeout':
        this.#held.clear();
        return this.#on.pass(31);
      case 'crash':
        return this.#on.crash();
      case 'replay':
        await this.#on.groups.replay(usualGroup.name);
        return;
      case 'go-beyond':
        return this.#goBeyond();
      case 'acknowledge':
      case 'retry':
      case 'park':
      case 'skip':
        return this.#answer(step.kind, step.held);
    }
  }

  /** Replays and acknowledges until nothing more comes; then everything recorded is settled. */
  async end(): Promise<void> {
    await this.take({ kind: 'timeout' });
    for (let idle = 0; idle < 2;) {
      await this.#on.groups.replay(usualGroup.name);
      const given = await this.#receive('last', 4);
      idle = given === 0 ? idle + 1 : 0;
      for (let n = 0; n < given; n += 1) await this.#answer('acknowledge', 0);
    }
    for (const id of OFFICERS) expect(this.#settled.get(id)).toBe(this.#recorded.get(id)!.length);
    await this.#on.acknowledge();
    const { position } = await this.#on.log.head();
    expect(await this.#on.groups.find(usualGroup.name)).toMatchObject({
      ...{ lag: 0, inFlight: 0, parked: 0, replaying: 0, retrying: 0 },
      checkpoint: String(position),
    });
    expect(this.#on.faults).toEqual([]);
    await this.#on.close();
  }

  async #append(id: string, events: number): Promise<void> {
    const names = this.#recorded.get(id)!;
    const more = Array.from({ length: events }, (_none, n) => `E${names.length + n}`);
    await this.#on.append(id, ...more);
    names.push(...more);
  }

  /** Whatever is given is the next of its officer: nothing before it is left, nothing that was settled comes again. */
  async #receive(consumer: string, most: number): Promise<number> {
    const given = await this.#on.receive(consumer, most, 0.03);
    expect(given.length).toBeLessThanOrEqual(most);
    const officers = given.map((each) => named(each).split(' ')[0]!);
    expect(new Set(officers).size).toBe(officers.length);
    for (const each of given) {
      const [id, name] = named(each).split(' ') as [string, string];
      expect(`${id} ${name}`).toBe(`${id} E${this.#settled.get(id)}`);
    }
    this.#held.set(consumer, [...(this.#held.get(consumer) ?? []), ...given]);
    return given.length;
  }

  async #answer(action: 'acknowledge' | 'retry' | 'park' | 'skip', nth: number): Promise<void> {
    const all = [...this.#held].flatMap(([consumer, deliveries]) =>
      deliveries.map((delivery) => ({ consumer, delivery })),
    );
    if (all.length === 0) return;
    const { consumer, delivery } = all[nth % all.length]!;
    const answer =
      action === 'acknowledge'
        ? await this.#on.acknowledge(delivery)
        : await this.#on.refuse(action, delivery);
    this.#held.set(
      consumer,
      this.#held.get(consumer)!.filter((each) => each !== delivery),
    );
    if (answer?.answered === 1 && (action === 'acknowledge' || action === 'skip'))
      this.#settle(named(delivery));
  }

  async #goBeyond(): Promise<void> {
    const parked = await this.#on.groups.parked(usualGroup.name, { after: -1, limit: 1 });
    for (const { subject, eventId, type } of parked?.items ?? []) {
      const skipping = { subject, eventId, reason: 'It is known.', by: 'clerk' };
      expect(await this.#on.groups.skip(usualGroup.name, skipping)).toBe(true);
      this.#settle(`${subject.split('/')[1]} ${type}`);
    }
  }

  #settle(name: string): void {
    const [id, which] = name.split(' ') as [string, string];
    expect(which).toBe(`E${this.#settled.get(id)}`);
    this.#settled.set(id, this.#settled.get(id)! + 1);
  }
}

it(
  'gives every event of an officer in order, none twice once it is settled, and loses none, whatever consumers and crashes do',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 2, 100),
        fc.array(step, { minLength: 5, maxLength: 40 }),
        async (bufferSize, steps) => {
          const watched = new Watched();
          await watched.begin(bufferSize);
          for (const each of steps) await watched.take(each);
          await watched.end();
        },
      ),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 10_000,
);
