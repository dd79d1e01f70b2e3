import type { Channel } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { mended, type RawClient } from './raw-client.js';

/** What the types of a client hide. */
interface Hidden {
  supports: (method: { path: string }) => Promise<boolean>;
  createChannel: () => Promise<Pick<Channel, 'close'>>;
  handleError: (client: object, error: Error) => Promise<void>;
}

describe('a client that was mended', () => {
  const closed: string[] = [];
  let made = 0;

  function client(): { readonly hidden: Hidden; readonly raw: RawClient } {
    const hidden: Hidden & { dispose: () => Promise<void> } = {
      supports: async () => true,
      createChannel: async () => {
        made += 1;
        const name = `channel ${made}`;
        return { close: () => void closed.push(name) };
      },
      handleError: () => Promise.reject(new Error('Failed to discover.')),
      dispose: () => Promise.resolve(),
    };
    return { hidden, raw: hidden as unknown as RawClient };
  }

  it('takes the server for one without batch append, and for one with everything else', async () => {
    const { hidden, raw } = client();
    const { supports } = mended(raw);

    expect(await hidden.supports({ path: '/event_store.client.streams.Streams/BatchAppend' })).toBe(false);
    expect(await hidden.supports({ path: '/event_store.client.streams.Streams/Append' })).toBe(true);
    expect(await supports('/anything')).toBe(true);
  });

  it('leaves no failure that nobody handles', async () => {
    const { hidden, raw } = client();
    mended(raw);

    await expect(hidden.handleError({}, new Error('unavailable'))).resolves.toBeUndefined();
  });

  it('closes its connections, also one that is made afterwards', async () => {
    const { hidden, raw } = client();
    const { close } = mended(raw);
    await hidden.createChannel();
    await hidden.createChannel();

    close();
    await hidden.createChannel();

    expect(closed).toEqual(['channel 1', 'channel 2', 'channel 3']);
  });

  it('hides in the package as it is published', () => {
    const published = EventStoreDBClient.connectionString('esdb://127.0.0.1:2113?tls=false');

    for (const name of ['supports', 'createChannel', 'handleError', 'dispose']) {
      expect(published).toHaveProperty(name, expect.any(Function));
    }
  });
});
