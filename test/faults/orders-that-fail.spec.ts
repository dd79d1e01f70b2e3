import { status } from '@grpc/grpc-js';
import type { StreamAppend } from '@elshi/event-store';
import { all, event, events, failure, log, places, to } from '../contract/given.js';
import type { Fate } from './faulty-proxy.js';
import { FaultyWire, sameLog } from './given.js';

describe('appends to several streams that go wrong', () => {
  let wire: FaultyWire;

  beforeEach(async () => {
    wire = await FaultyWire.open();
  });

  afterEach(() => wire.close());

  const FATES: readonly (readonly [string, Fate])[] = [
    ['is lost', 'is lost'],
    ['loses its answer', 'loses its answer'],
    ['is refused', { refused: { code: status.PERMISSION_DENIED, details: 'Access Denied' } }],
    ['is answered by a wrong word', { taken: { code: status.UNKNOWN, details: 'Trouble' } }],
  ];

  it.each(
    FATES.flatMap(([title, fate]) =>
      ['first placeholder', 'second placeholder', 'order itself'].map((step, at) => ({
        title,
        fate,
        step,
        at,
      })),
    ),
  )(
    'stand or not when the $step $title, and leave nothing that keeps others out',
    async ({ fate, at }) => {
      const [one, other] = [await wire.node('one'), await wire.node('other')];
      const sofar = wire.proxy.calls.get('Append') ?? 0;
      wire.proxy.fateOf = (append) => (append === sofar + 1 + at ? fate : 'passes');
      const order = [to('officer-1', 'none', ...events(2)), to('officer-2', 'none', event())];

      const code = await failure(one.append(order));
      const stands = (await all(one.readStream('officer-1'))).length > 0;
      expect(stands).toBe(code === 'none');

      const expected = stands ? 1 : 'none';
      expect(await failure(other.append([to('officer-1', expected, event())]))).toBe('none');
      const again = await failure(one.append(order));
      expect(again).toBe(stands ? 'none' : 'WrongExpectedRevision');
      expect(await failure(other.append([to('officer-2', stands ? 0 : 'none', event())]))).toBe('none');
      const stored = await sameLog(one, other);
      expect(stored).toHaveLength(stands ? 5 : 2);
      expect(await log(await wire.node('late'))).toEqual(stored);
    },
    40_000,
  );

  it('of a node that is gone are freed by the next act, however many streams they had reserved', async () => {
    const gone = await abandoned(wire, 'gone', 40);
    const other = await wire.node('other');

    await Promise.all(gone.map(({ stream }) => insisting(() => other.append([to(stream, 'none', event())]))));

    expect([...places(await log(other))].sort()).toEqual(gone.map(({ stream }) => `${stream}@0`).sort());
  }, 30_000);

  it('of a node that is gone are freed also when no act comes', async () => {
    await abandoned(wire, 'gone', 2);
    const stranger = wire.stranger();
    await wire.node('other');
    const released = async (): Promise<boolean> =>
      (await all(stranger.readAll())).some(({ event: read }) => read?.type === 'OrderReleased');

    expect(await released()).toBe(false);
    const until = performance.now() + 15_000;
    while (!(await released()) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }

    expect(await released()).toBe(true);
    await stranger.dispose();
  }, 30_000);
});

/** A node whose appends get to the server up to the order itself, which never gets there; it is closed then. */
async function abandoned(wire: FaultyWire, name: string, streams: number): Promise<readonly StreamAppend[]> {
  const node = await wire.node(name);
  const sofar = wire.proxy.calls.get('Append') ?? 0;
  wire.proxy.fateOf = (append) => (append > sofar + streams ? 'is lost' : 'passes');
  const order = Array.from({ length: streams }, (_none, at) => to(`officer-${at}`, 'none', event()));
  expect(['Timeout', 'StoreUnavailable']).toContain(await failure(node.append(order)));
  await node.close();
  wire.proxy.fateOf = () => 'passes';
  return order;
}

/** On two cores shared with other specs there may be no time for an act that has waited already. */
async function insisting(append: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; (await failure(append())) !== 'none'; tries += 1) {
    expect(tries).toBeLessThan(3);
  }
}
