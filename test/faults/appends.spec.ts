import { status } from '@grpc/grpc-js';
import type { EventStoreDbEventStore } from '@elshi/event-store';
import { event, events, failure, log, places, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

describe('an append whose answer', () => {
  let wire: FaultyWire;
  let store: EventStoreDbEventStore;

  beforeEach(async () => {
    wire = await FaultyWire.open();
    store = await wire.node();
  });

  afterEach(() => wire.close());

  it.each([
    ['is lost', 'loses its answer'],
    ['says that the server is not available', { taken: { code: status.UNAVAILABLE } }],
    ['says that the time is over', { taken: { code: status.DEADLINE_EXCEEDED } }],
    ['says nothing that is known', { taken: { code: status.UNKNOWN, details: 'It happened.' } }],
    ['says that it was cancelled', { taken: { code: status.CANCELLED } }],
  ] as const)('%s, though it was written, is found written, once', async (_title, fate) => {
    wire.proxy.fateOf = (append) => (append === 1 ? fate : 'passes');

    const { outcome, streams } = await store.append([to('officer-1', 'none', ...events(2))]);

    expect({ outcome, streams }).toEqual({
      outcome: 'created',
      streams: [{ stream: 'officer-1', revision: 1 }],
    });
    expect(places(await log(store))).toEqual(['officer-1@0', 'officer-1@1']);
  });

  it.each([
    ['is that the server is not available', { refused: { code: status.UNAVAILABLE } }],
    ['never comes, for it was lost before it got there,', 'is lost'],
  ] as const)(
    '%s is sent again, and written once',
    async (_title, fate) => {
      wire.proxy.fateOf = (append) => (append === 1 ? fate : 'passes');

      const { outcome } = await store.append([to('officer-1', 'none', event())]);

      expect(outcome).toBe('created');
      expect(places(await log(store))).toEqual(['officer-1@0']);
    },
    10_000,
  );

  it('is that another node leads goes to that node', async () => {
    const leader = { 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(wire.port) };
    const metadata = { exception: 'not-leader', ...leader };
    wire.proxy.fateOf = () => ({ refused: { code: status.NOT_FOUND, metadata } });

    expect(await store.append([to('officer-1', 'none', event())])).toMatchObject({ outcome: 'created' });
    expect(await store.append([to('officer-1', 0, event())])).toMatchObject({ outcome: 'created' });

    expect(wire.proxy.calls.get('Append')).toBe(1);
  });

  it('stays lost is told as not known, in time; and when asked again, as what it is', async () => {
    wire.proxy.fateOf = () => 'is lost';
    const append = [to('officer-1', 'none', event())];
    const began = performance.now();

    expect(await failure(store.append(append))).toBe('Timeout');

    expect(performance.now() - began).toBeLessThan(6000);
    wire.proxy.fateOf = () => 'passes';
    expect(await store.append(append)).toMatchObject({ outcome: 'created' });
    expect(await store.append(append)).toMatchObject({ outcome: 'replayed' });
    expect(await log(store)).toHaveLength(1);
  }, 20_000);

  it('stays lost though it was written is told as not known; and when asked again, that it stood there', async () => {
    wire.proxy.fateOf = () => 'loses its answer';
    wire.proxy.mute();
    wire.proxy.silent = true;
    const append = [to('officer-1', 'none', event())];

    expect(await failure(store.append(append))).toBe('Timeout');

    wire.proxy.silent = false;
    wire.proxy.fateOf = () => 'passes';
    expect(await store.append(append)).toMatchObject({ outcome: 'replayed' });
    expect(await log(store)).toHaveLength(1);
  }, 20_000);

  it.each([
    [
      'the size',
      'AppendTooLarge',
      { exception: 'maximum-append-size-exceeded', 'maximum-append-size': '10' },
    ],
    ['access', 'StoreUnavailable', { exception: 'access-denied' }],
    ['a deleted stream', 'StreamDeleted', { exception: 'stream-deleted', 'stream-name': 'officer-1' }],
  ])('is a refusal for %s is told as %s, at once', async (_title, code, metadata) => {
    wire.proxy.fateOf = () => ({ refused: { code: status.INVALID_ARGUMENT, metadata } });

    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe(code);

    expect(wire.proxy.calls.get('Append')).toBe(1);
    expect(await log(store)).toEqual([]);
  });
});
