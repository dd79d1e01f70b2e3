import { randomUUID } from 'node:crypto';
import type { EventStoreDbEventStore } from '@elshi/event-store';
import { all, event, events, failure, log, places, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

const CLAIM = 1_000_000_000_000_000;

describe('nodes on one log', () => {
  let wire: FaultyWire;

  beforeEach(async () => {
    wire = await FaultyWire.open();
  });

  afterEach(() => wire.close());

  async function two(
    clocks: readonly (() => number)[] = [],
  ): Promise<readonly [EventStoreDbEventStore, EventStoreDbEventStore]> {
    const [first, second] = clocks.map((clock) => ({ clock }));
    return [await wire.node('first', first), await wire.node('second', second)];
  }

  it('compute the same known time, whose clocks differ, for appends that mix', async () => {
    const [one, other] = await two([() => now() + 900_000, () => now() - 900_000]);
    const write = async (store: EventStoreDbEventStore, name: string): Promise<void> => {
      for (let at = 0; at < 30; at += 1) {
        await store.append([to(`${name}-${at}`, 'none', ...events(1 + (at % 3)))]);
      }
    };

    await Promise.all([write(one, 'one'), write(one, 'uno'), write(other, 'other')]);

    const stored = await settled(one, other);
    expect(stored).toEqual(await log(other));
    expect(stored).toHaveLength(180);
    const appends = new Map(stored.map(({ stream, known }) => [stream, known]));
    expect(new Set(appends.values()).size).toBe(90);
    const times = stored.map(({ known }) => known);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(await log(await wire.node('late'))).toEqual(stored);
  }, 20_000);

  it('take one append once, though it is sent by both at the same time', async () => {
    const [one, other] = await two();
    for (let at = 0; at < 10; at += 1) {
      const append = [to(`officer-${at}`, 'none', ...events(2))];

      const outcomes = await Promise.all([one.append(append), other.append(append)]);

      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'replayed']);
      expect(new Set(outcomes.map(({ known, position }) => `${known} ${position}`)).size).toBe(1);
    }
    expect(await settled(one, other)).toHaveLength(20);
  });

  it('let one of many writers win', async () => {
    const [one, other] = await two();
    for (const expected of ['none', 0, 1, 2] as const) {
      const attempts = Array.from({ length: 40 }, (_none, at) =>
        failure((at % 2 === 0 ? one : other).append([to('officer-1', expected, event())])),
      );

      const codes = await Promise.all(attempts);

      expect(codes.filter((code) => code === 'none')).toHaveLength(1);
      expect(codes.filter((code) => code === 'WrongExpectedRevision')).toHaveLength(39);
    }
  });

  it('do not write ids again at the revision that they left, which a server would', async () => {
    const [one, other] = await two();
    const batch = events(2);
    await settled(one, other);
    wire.proxy.mute();
    await one.append([to('officer-1', 'none', ...batch)]);

    const again = other.append([to('officer-1', 1, ...batch)]);

    expect(await failure(again)).toBe('WrongExpectedRevision');
    expect(await all(one.readStream('officer-1'))).toHaveLength(2);
  }, 20_000);

  it('know what the other has written when they are told of a conflict', async () => {
    const [one, other] = await two();
    for (let revision = 0; revision < 20; revision += 1) {
      const expected = revision === 0 ? 'none' : revision - 1;
      await one.append([to('officer-1', expected, event())]);

      const late = other.append([to('officer-1', expected, event())]);

      await expect(late).rejects.toMatchObject({ code: 'WrongExpectedRevision', actual: revision });
      expect(await all(other.readStream('officer-1'))).toHaveLength(revision + 1);
    }
  });

  describe('while the log is founding', () => {
    it('take claims from both, in the order of the log', async () => {
      const [one, other] = await two();
      await one.append([to('officer-1', 'none', event())], { claimedAt: CLAIM });
      await settled(other, one);

      const { known } = await other.append([to('officer-2', 'none', event())], { claimedAt: CLAIM });
      const early = other.append([to('officer-3', 'none', event())], { claimedAt: CLAIM - 1 });

      expect(known).toBe(CLAIM + 1);
      expect(await failure(early)).toBe('LogSealed');
    });

    it('know of a seal that the other has set', async () => {
      const [one, other] = await two();
      await one.append([to('officer-1', 'none', event())]);
      await settled(other, one);

      const late = other.append([to('officer-2', 'none', event())], { claimedAt: CLAIM });

      expect(await failure(late)).toBe('LogSealed');
    });

    it('give a claim that was overtaken by the seal no effect on what was known', async () => {
      const [one, other] = await two();
      const sealing = one.append([to('officer-1', 'none', event())]);
      const claiming = other.append([to('officer-2', 'none', event())], { claimedAt: CLAIM });
      const [sealed, claimed] = await Promise.allSettled([sealing, claiming]);

      const stored = await settled(one, other);

      expect(sealed.status).toBe('fulfilled');
      expect(stored).toEqual(await log(other));
      const times = stored.map(({ known }) => known);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      if (claimed.status === 'fulfilled') {
        const seal = stored.findIndex(({ stream }) => stream === 'officer-1');
        expect(stored.find(({ stream }) => stream === 'officer-2')?.known === CLAIM).toBe(seal === 1);
      }
      expect((await one.head()).founding).toBe(false);
    });
  });

  describe('with a wrong clock', () => {
    it.each([
      ['ahead of', 10_000_000],
      ['behind', -10_000_000],
    ])('%s the log’s stop writing, say so, and write again once it is set', async (title, error) => {
      let wrong = error;
      const store = await wire.node('node', { clock: () => now() + wrong });
      await failure(store.append([to('officer-1', 'none', event())]));

      const refused = store.append([to('officer-2', 'none', event())]);

      await expect(refused).rejects.toMatchObject({ code: 'ClockSkew' });
      await expect(refused).rejects.toThrow(title);
      wrong = 0;
      const { known } = await store.append([to('officer-2', 'none', event())]);
      expect(Math.abs(known - now())).toBeLessThan(5_000_000);
      expect(await failure(store.append([to('officer-3', 'none', event())]))).toBe('none');
    });
  });

  it('write more than a connection takes at once, and the subscription does not starve', async () => {
    const [one, other] = await two();

    const outcomes = await Promise.all(
      Array.from({ length: 150 }, (_none, at) => one.append([to(`officer-${at}`, 'none', event())])),
    );

    expect(outcomes.every(({ outcome }) => outcome === 'created')).toBe(true);
    expect(await settled(one, other)).toHaveLength(150);
  }, 20_000);

  it('never ask for a batch append, and end for no input', async () => {
    const store = await wire.node();
    for (let at = 0; at < 300; at += 1) {
      const odd = { ...event(oddData(at)), type: oddText(at) } as ReturnType<typeof event>;
      const attempt = store.append([to(`officer-${oddText(at + 3)}`, at % 5 === 0 ? at : 'none', odd)]);
      await attempt.catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    }
    await new Promise((resolve) => setTimeout(resolve, 6000));

    expect(await failure(store.append([to('officer-good', 'none', event())]))).toBe('none');
    expect(wire.proxy.calls.get('BatchAppend')).toBeUndefined();
    expect(new Set(places(await log(store))).size).toBe((await log(store)).length);
  }, 60_000);
});

function now(): number {
  return Date.now() * 1000;
}

const TEXTS = [
  '',
  ' ',
  'Жазба',
  '\0',
  '\ud800',
  '$metadata',
  '$>',
  'x'.repeat(3000),
  '../..',
  '"',
  '\n',
  '\u202e',
  'a',
];

function oddText(at: number): string {
  return TEXTS[at % TEXTS.length] + (at % 3 === 0 ? '' : String(at));
}

function oddData(at: number): Record<string, never> {
  const odd: readonly unknown[] = [
    {},
    { n: Number.NaN },
    { deep: JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown },
    { '\0': '\0', __proto__: null },
    { text: 'x'.repeat(at * 5000) },
    { id: randomUUID(), undefined },
    { big: BigInt(at) },
    { toJSON: 'no function' },
  ];
  return odd[at % odd.length] as Record<string, never>;
}

/** What the first holds, once both hold as much as either does now. */
async function settled(one: EventStoreDbEventStore, other: EventStoreDbEventStore): ReturnType<typeof log> {
  const heads = await Promise.all([one.head(), other.head()]);
  const end = heads.reduce((most, { position }) => (position > most ? position : most), 0n);
  for (const store of [one, other]) {
    while ((await store.head()).position < end) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  return log(one);
}
