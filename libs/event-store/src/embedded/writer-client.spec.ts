import { EventStoreError } from '../errors.js';
import { prepareAppend, type PreparedAppend } from '../shared/prepared-append.js';
import type { AppendAnswer } from './messages.js';
import { WriterClient } from './writer-client.js';
import type { StartWriter, WriterListener } from './writer-channel.js';

describe('a writer that dies', () => {
  it('before it is ready, makes the log unavailable', async () => {
    const stillborn: StartWriter = (listener) => {
      listener.ended(new Error('no such file'));
      return silent;
    };

    expect(await codeOf(WriterClient.open(stillborn, ignore))).toBe('StoreUnavailable');
  });

  it('leaves the outcome of what was under way unknown, and takes nothing more', async () => {
    const { client, listener } = await opened();
    const underWay = [codeOf(client.append(append())), codeOf(client.append(append()))];

    listener.ended(new Error('out of memory'));

    expect(await Promise.all(underWay)).toEqual(['Timeout', 'Timeout']);
    expect(await codeOf(client.append(append()))).toBe('StoreUnavailable');
  });

  it('does not keep the store from closing', async () => {
    const { client, listener } = await opened();
    listener.ended();

    await expect(client.close()).resolves.toBeUndefined();
  });

  it('while it closes, leaves the outcome unknown and lets the store close', async () => {
    const { client, listener } = await opened();
    const underWay = codeOf(client.append(append()));
    const closing = client.close();

    listener.ended();

    expect(await underWay).toBe('Timeout');
    await expect(closing).resolves.toBeUndefined();
  });
});

const silent = { post: () => undefined, hold: () => undefined };

async function opened(): Promise<{ readonly client: WriterClient; readonly listener: WriterListener }> {
  let listener: WriterListener | undefined;
  const client = await WriterClient.open<PreparedAppend, AppendAnswer>((given) => {
    listener = given;
    given.replied({ kind: 'ready' });
    return silent;
  }, ignore);
  return { client, listener: listener as WriterListener };
}

function append(): ReturnType<typeof prepareAppend> {
  const event = { eventId: crypto.randomUUID(), type: 'NoteTaken', data: {}, metadata: {} };
  return prepareAppend([{ stream: 'officer-1', expectedRevision: 'none', events: [event] }]);
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'none',
    (error: unknown) => (error instanceof EventStoreError ? error.code : String(error)),
  );
}

function ignore(): void {}
