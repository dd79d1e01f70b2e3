import { MemoryEventStore } from '@elshi/event-store';
import { LogIdentity } from './log-identity.js';

const ids = ['0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e01', '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e02'] as const;
const other = '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e03';

async function logOf(...eventIds: readonly string[]): Promise<MemoryEventStore> {
  const log = new MemoryEventStore();
  for (const eventId of eventIds) {
    const events = [{ eventId, type: 'AwardRecorded', data: {}, metadata: {} }];
    await log.append([{ stream: `officer-${eventId}`, expectedRevision: 'none', events }]);
  }
  return log;
}

describe('the identity of a log', () => {
  it('is the id of its first event, and none while it has none', async () => {
    const log = await logOf();
    const identity = new LogIdentity(log);
    expect(await identity.id()).toBeNull();
    const events = [{ eventId: ids[0], type: 'AwardRecorded', data: {}, metadata: {} }];
    await log.append([{ stream: 'officer-o1', expectedRevision: 'none', events }]);
    expect(await identity.id()).toBe(ids[0]);
    expect(await new LogIdentity(await logOf(...ids)).id()).toBe(ids[0]);
  });
});

describe('what a subscriber had', () => {
  it('is held at any position up to the head, named with its event or not', async () => {
    const identity = new LogIdentity(await logOf(...ids));
    for (const position of [0n, 1n, 2n]) expect(await identity.notHeld({ position })).toBeUndefined();
    expect(await identity.notHeld({ position: 2n, eventId: ids[1] })).toBeUndefined();
  });

  it('is not held beyond the head, nor where another event stands: the log was replaced', async () => {
    const identity = new LogIdentity(await logOf(...ids));
    const replaced = { outcome: 'log-replaced', logId: ids[0], head: 2n };
    expect(await identity.notHeld({ position: 3n })).toEqual(replaced);
    expect(await identity.notHeld({ position: 2n, eventId: other })).toEqual(replaced);
    const empty = new LogIdentity(await logOf());
    expect(await empty.notHeld({ position: 1n })).toEqual({ outcome: 'log-replaced', logId: null, head: 0n });
  });

  it('cannot be told beyond the head of a mirror that is behind', async () => {
    let whole = false;
    const identity = new LogIdentity(await logOf(...ids), () => whole);
    expect(await identity.notHeld({ position: 3n })).toEqual({ outcome: 'not-caught-up' });
    expect(await identity.notHeld({ position: 2n, eventId: other })).toMatchObject({
      outcome: 'log-replaced',
    });
    whole = true;
    expect(await identity.notHeld({ position: 3n })).toMatchObject({ outcome: 'log-replaced' });
  });
});
