import { randomUUID } from 'node:crypto';
import {
  END,
  eventTypeFilter,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  type PersistentSubscriptionToStreamSettings,
} from '@eventstore/db-client';
import { consume, GROUP, infoOf, type Consumer } from './consumer.js';
import { collect, failure, note, notes, openDoor, until, type OpenDoor } from './given.js';

describe('the life of a group of consumers', () => {
  let door: OpenDoor;
  let stream: string;

  beforeAll(async () => {
    door = await openDoor();
  });

  beforeEach(() => {
    stream = `officer-${randomUUID()}`;
  });

  afterAll(async () => {
    expect(door.faults).toEqual([]);
    await door.dispose();
  });

  const create = (settings: Partial<PersistentSubscriptionToStreamSettings> = {}): Promise<void> =>
    door.client.createPersistentSubscriptionToStream(
      stream,
      GROUP,
      persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...settings }),
    );
  const join = (): Consumer => consume(door.client.subscribeToPersistentSubscriptionToStream(stream, GROUP));
  const info = (): ReturnType<typeof infoOf> => infoOf(door.client, stream);

  it('goes over the whole log, filtered', async () => {
    const type = `Type${randomUUID()}`;
    const settings = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START });
    const filter = eventTypeFilter({ prefixes: [type] });
    await door.client.createPersistentSubscriptionToAll(stream, settings, { filter });
    await door.client.appendToStream(stream, [note(0, type), note(1, 'Other'), note(2, type)]);

    const consumer = consume(door.client.subscribeToPersistentSubscriptionToAll(stream));
    await until(() => consumer.acked.length === 2);

    expect(consumer.acked).toEqual([0, 2]);
    await consumer.leave();
    await door.client.deletePersistentSubscriptionToAll(stream);
  });

  it('over the whole log is not woken by its own notes', async () => {
    const settings = persistentSubscriptionToAllSettingsFromDefaults({
      startFrom: END,
      checkPointAfter: 1,
      checkPointLowerBound: 1,
      checkPointUpperBound: 1,
    });
    await door.client.createPersistentSubscriptionToAll(stream, settings);
    const consumer = consume(door.client.subscribeToPersistentSubscriptionToAll(stream));
    await door.client.appendToStream(stream, notes(3));
    await until(() => consumer.acked.length === 3);
    const saved = async (): Promise<boolean> => {
      const { stats } = await door.client.getPersistentSubscriptionToAllInfo(stream);
      return stats.totalInFlightMessages === 0 && stats.lastCheckpointedEventPosition !== undefined;
    };
    await until(saved);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const head = door.log.rows.head();
    await new Promise((resolve) => setTimeout(resolve, 700));

    expect(door.log.rows.head()).toBe(head);
    expect(consumer.acked).toEqual([0, 1, 2]);
    await consumer.leave();
    await door.client.deletePersistentSubscriptionToAll(stream);
  });

  it('is made, changed and deleted once', async () => {
    await create();
    expect(await failure(create())).toBe('persistent-subscription-exists');
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ maxRetryCount: 7 });
    await door.client.updatePersistentSubscriptionToStream(stream, GROUP, settings);

    expect((await info()).settings.maxRetryCount).toBe(7);
    expect(
      (await door.client.listPersistentSubscriptionsToStream(stream)).map(({ groupName }) => groupName),
    ).toEqual([GROUP]);
    await door.client.deletePersistentSubscriptionToStream(stream, GROUP);
    const gone = [
      info(),
      door.client.deletePersistentSubscriptionToStream(stream, GROUP),
      door.client.updatePersistentSubscriptionToStream(stream, GROUP, settings),
      collect(door.client.subscribeToPersistentSubscriptionToStream(stream, GROUP)),
    ];
    expect(new Set(await Promise.all(gone.map(failure)))).toEqual(
      new Set(['persistent-subscription-does-not-exist']),
    );
  });

  it('lets its consumers go when it is changed or deleted, and takes no more than it may', async () => {
    await create({ maxSubscriberCount: 1 });
    const first = join();
    await until(async () => (await info()).connections.length === 1);
    const second = join();
    await until(() => second.error === 'maximum-subscribers-reached');

    await door.client.deletePersistentSubscriptionToStream(stream, GROUP);
    await until(() => first.error === 'persistent-subscription-dropped');
  });

  it('goes on where it was when it is changed, or all groups are started anew', async () => {
    await door.client.appendToStream(stream, notes(20));
    await create();
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({
      startFrom: START,
      maxRetryCount: 3,
    });
    const again = [
      () => door.client.updatePersistentSubscriptionToStream(stream, GROUP, settings),
      () => door.client.restartPersistentSubscriptionSubsystem(),
    ];
    for (const [round, startAnew] of again.entries()) {
      const consumer = join();
      await until(() => consumer.acked.includes(19 + round));
      await until(async () => (await info()).stats.totalInFlightMessages === 0);
      await startAnew();
      await until(() => consumer.error === 'persistent-subscription-dropped');
      await door.client.appendToStream(stream, note(20 + round));
    }

    const last = join();
    await until(() => last.acked.length > 0);
    expect(last.acked).toEqual([21]);
    await last.leave();
  });

  it('is there again after a restart of the server', async () => {
    const before = await openDoor();
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });
    await before.client.appendToStream(stream, notes(30));
    await before.client.createPersistentSubscriptionToStream(stream, GROUP, settings);
    await before.client.createPersistentSubscriptionToStream(stream, 'gone', settings);
    await before.client.deletePersistentSubscriptionToStream(stream, 'gone');
    const consumer = consume(before.client.subscribeToPersistentSubscriptionToStream(stream, GROUP));
    await until(() => consumer.acked.length === 30);
    await until(async () => (await infoOf(before.client, stream)).stats.totalInFlightMessages === 0);
    await before.served.close();
    await before.log.close();

    const after = await openDoor({}, before.folder);
    await after.client.appendToStream(stream, note(30));
    const again = consume(after.client.subscribeToPersistentSubscriptionToStream(stream, GROUP));
    await until(() => again.acked.length > 0);

    expect(again.acked).toEqual([30]);
    const list = await after.client.listAllPersistentSubscriptions();
    expect(list.map(({ groupName }) => groupName)).toEqual([GROUP]);
    await again.leave();
    await after.dispose();
    await before.client.dispose();
  });
});
