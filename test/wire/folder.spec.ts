import { rmSync } from 'node:fs';
import { EmbeddedEventStore, EventStoreError, WireLog } from '@elshi/event-store';
import { clientOf, collect, failure, newFolder, note, notes, openDoor, until } from './given.js';

describe('the folder of a log', () => {
  it('keeps it over a restart', async () => {
    const folder = newFolder();
    const first = await WireLog.open(folder);
    await first.close();
    const door = await openDoor({}, folder);
    await door.client.appendToStream('officer-1', notes(3));
    await door.client.dispose();
    await door.served.close();
    await door.log.close();

    const again = await openDoor({}, folder);

    expect(await collect(again.client.readStream('officer-1'))).toHaveLength(3);
    expect(await again.client.appendToStream('officer-1', note(3))).toMatchObject({
      nextExpectedRevision: 3n,
    });
    await again.dispose();
  });

  it('is of one process, and of one kind of log', async () => {
    const door = await openDoor();
    await expect(WireLog.open(door.folder)).rejects.toMatchObject({ code: 'Locked' });
    await door.client.dispose();
    await door.served.close();
    await door.log.close();

    const asRecord = EmbeddedEventStore.open(door.folder);

    await expect(asRecord).rejects.toThrow(EventStoreError);
    await expect(asRecord).rejects.toThrow('not a log');
    await door.dispose();
  });

  it('refuses the log of the record', async () => {
    const folder = newFolder();
    const record = await EmbeddedEventStore.open(folder);
    await record.close();

    await expect(WireLog.open(folder)).rejects.toThrow('not a log to be written over the wire');
    rmSync(folder, { recursive: true });
  });

  it('answers what was sent before it closes', async () => {
    const door = await openDoor();
    const client = clientOf(door.served.port);
    await client.appendToStream('officer-1', note(0));
    const underWay = Array.from({ length: 200 }, (_none, n) =>
      failure(client.appendToStream(`career-${n}`, note(n))),
    );
    await until(() => door.log.rows.stateOf('career-0').kind === 'there');

    await door.served.close();

    const told = await Promise.all(underWay);
    const stored = told.filter((_outcome, n) => door.log.rows.stateOf(`career-${n}`).kind === 'there');
    expect(told.filter((outcome) => outcome === 'none')).toEqual(stored);
    await door.dispose();
  });
});
