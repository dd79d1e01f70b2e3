import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  binaryEvent,
  END,
  jsonEvent,
  NO_STREAM,
  START,
  type Position,
} from '@eventstore/db-client';
import { collect, failure, note, notes, openDoor, type OpenDoor } from './given.js';

describe('a stream over the wire', () => {
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

  const revisions = async (options = {}): Promise<readonly bigint[]> =>
    (await collect(door.client.readStream(stream, options))).map(({ event }) => event?.revision ?? -1n);

  it('keeps bodies of any kind as they came', async () => {
    const id = randomUUID();
    const metadata = { order: '15-1', nested: { имя: ['Әлия', null] } };
    await door.client.appendToStream(stream, [
      jsonEvent({ id, type: 'Назначен', data: { ә: '🕊', n: 9007199254740991 }, metadata }),
      binaryEvent({ type: 'Scan', data: Buffer.from([0, 1, 255]), metadata: Buffer.from([7]) }),
    ]);

    const [first, second] = await collect(door.client.readStream(stream));

    expect(first?.event).toMatchObject({ id, type: 'Назначен', data: { ә: '🕊' }, metadata, isJson: true });
    expect(second?.event).toMatchObject({ isJson: false, data: new Uint8Array([0, 1, 255]) });
    expect(second?.event?.metadata).toEqual(new Uint8Array([7]));
    expect(Math.abs(Number(first?.event?.created) - Date.now())).toBeLessThan(60_000);
  });

  it('writes nothing after the deadline', async () => {
    const late = door.client.appendToStream(stream, notes(2000), { deadline: 1 });

    expect(await failure(late)).toBe('deadline-exceeded');
    expect(await failure(revisions())).toBe('stream-not-found');
  });

  it('is read from anywhere in both directions', async () => {
    await door.client.appendToStream(stream, notes(200));

    expect(await revisions({ fromRevision: 197n })).toEqual([197n, 198n, 199n]);
    expect(await revisions({ maxCount: 2 })).toEqual([0n, 1n]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: END, maxCount: 150 })).toHaveLength(150);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 1n })).toEqual([1n, 0n]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: START })).toEqual([0n]);
    expect(await revisions({ fromRevision: 200n })).toEqual([]);
    expect(await failure(revisions({ maxCount: 0 }))).toBe('unknown');
    expect(await failure(revisions({ fromRevision: END }))).toBe('unknown');
  });

  it('is deleted softly, and counts on', async () => {
    await door.client.appendToStream(stream, notes(3));
    await door.client.deleteStream(stream);

    expect(await failure(revisions())).toBe('stream-not-found');
    const again = await door.client.appendToStream(stream, note(3), { expectedRevision: NO_STREAM });
    expect(again.nextExpectedRevision).toBe(3n);
    expect(await revisions()).toEqual([3n]);
    expect((await door.client.getStreamMetadata(stream)).metadata).toEqual({ truncateBefore: 3 });
  });

  it('keeps what was deleted hidden when its metadata is set', async () => {
    await door.client.appendToStream(stream, notes(3));
    await door.client.deleteStream(stream);

    await door.client.setStreamMetadata(stream, { maxCount: 5 });

    expect(await revisions()).toEqual([]);
    expect((await door.client.getStreamMetadata(stream)).metadata).toEqual({
      maxCount: 5,
      truncateBefore: 3,
    });
  });

  it('is tombstoned for good', async () => {
    await door.client.appendToStream(stream, notes(3));
    expect(await failure(door.client.tombstoneStream(stream, { expectedRevision: 1n }))).toBe(
      'wrong-expected-version',
    );
    await door.client.tombstoneStream(stream, { expectedRevision: 2n });

    const attempts = [
      revisions(),
      door.client.appendToStream(stream, note(1)),
      door.client.deleteStream(stream),
      door.client.tombstoneStream(stream),
      door.client.getStreamMetadata(stream),
      door.client.setStreamMetadata(stream, { maxCount: 1 }),
    ];
    expect(new Set(await Promise.all(attempts.map(failure)))).toEqual(new Set(['stream-deleted']));
  });

  it('names a stream in any script in its refusals', async () => {
    const посол = `посол-${randomUUID()}`;
    await door.client.tombstoneStream(посол);

    await expect(door.client.deleteStream(посол)).rejects.toMatchObject({
      type: 'stream-deleted',
      streamName: encodeURIComponent(посол),
    });
  });

  it('shows of a stream what its metadata lets', async () => {
    await door.client.appendToStream(stream, notes(10));
    await door.client.setStreamMetadata(stream, { maxCount: 3 });
    expect(await revisions()).toEqual([7n, 8n, 9n]);

    await door.client.setStreamMetadata(stream, { truncateBefore: 9, owner: 'registry' });
    expect(await revisions()).toEqual([9n]);

    await door.client.setStreamMetadata(stream, { maxAge: 3600 });
    expect(await revisions()).toHaveLength(10);
    expect((await door.client.getStreamMetadata(stream)).metadata).toEqual({ maxAge: 3600 });
  });

  it('follows links when asked to', async () => {
    const links = `links-${randomUUID()}`;
    const link = (target: string) => binaryEvent({ type: '$>', data: Buffer.from(target) });
    await door.client.appendToStream(stream, notes(2));
    await door.client.appendToStream(links, [link(`1@${stream}`), link(`9@${stream}`), link('rubbish')]);

    const found = await collect(door.client.readStream(links, { resolveLinkTos: true }));

    expect(found.map(({ event, link: by }) => [event?.revision, by?.revision])).toEqual([
      [1n, 0n],
      [undefined, 1n],
      [undefined, 2n],
    ]);
  });

  it('is one log, read from any of its positions', async () => {
    const { position } = await door.client.appendToStream(stream, notes(3));
    await door.client.appendToStream(stream, notes(600, 'Later'));
    const from = { fromPosition: position as Position };

    const forwards = await collect(door.client.readAll(from));
    const backwards = await collect(door.client.readAll({ ...from, direction: BACKWARDS, maxCount: 2 }));
    const all = await collect(door.client.readAll({ direction: BACKWARDS, fromPosition: END }));

    expect(forwards.map(({ event }) => event?.type)).toEqual(['NoteTaken', ...notes(600).map(() => 'Later')]);
    expect(backwards.map(({ event }) => event?.revision)).toEqual([1n, 0n]);
    expect(all.at(-1)?.event?.type).toBe('$LogCreated');
    const never = { commit: 1n, prepare: 1n };
    expect(await failure(collect(door.client.readAll({ fromPosition: never })))).toBe('unknown');
    const beyond = { commit: 10n ** 13n, prepare: 10n ** 13n };
    expect(await collect(door.client.readAll({ fromPosition: beyond }))).toEqual([]);
  });
});
