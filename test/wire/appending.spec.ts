import { randomUUID } from 'node:crypto';
import {
  ANY,
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendExpectedRevision,
  type AppendResult,
  type AppendToStreamOptions,
} from '@eventstore/db-client';
import { collect, failure, note, notes, openDoor, type NoteEvent, type OpenDoor } from './given.js';

/** With credentials the client appends in a call of its own, otherwise over one long call for all. */
const PATHS: readonly (readonly [string, AppendToStreamOptions])[] = [
  ['over the long call', {}],
  ['in a call of its own', { credentials: { username: 'clerk', password: 'clerk' } }],
];

describe('a log written over the wire', () => {
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

  const revisions = async (): Promise<readonly bigint[]> =>
    (await collect(door.client.readStream(stream))).map(({ event }) => event?.revision ?? -1n);

  describe.each(PATHS)('appended to %s', (_path, path) => {
    const append = (
      count: number,
      expectedRevision: AppendExpectedRevision = ANY,
    ): ReturnType<typeof again> => again(notes(count), expectedRevision);
    const again = (events: NoteEvent[], expectedRevision: AppendExpectedRevision): Promise<AppendResult> =>
      door.client.appendToStream(stream, events, { ...path, expectedRevision });

    it('gives revisions that go on, and positions that grow', async () => {
      const first = await append(2, NO_STREAM);
      const second = await append(1, 1n);

      expect([first, second]).toMatchObject([{ nextExpectedRevision: 1n }, { nextExpectedRevision: 2n }]);
      expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? Infinity);
    });

    it('refuses another revision, and says where the stream is', async () => {
      await append(3);

      await expect(append(1, 0n)).rejects.toMatchObject({
        type: 'wrong-expected-version',
        streamName: stream,
        expectedVersion: 0n,
        actualVersion: 2n,
      });
      await expect(append(1, NO_STREAM)).rejects.toMatchObject({ expectedVersion: NO_STREAM });
      expect(await revisions()).toEqual([0n, 1n, 2n]);
    });

    it('takes the same events once, also after others', async () => {
      const events = notes(2);
      await again(events, NO_STREAM);
      await append(1);

      for (const expected of [NO_STREAM, ANY, STREAM_EXISTS] as const) {
        expect(await again(events, expected)).toMatchObject({ nextExpectedRevision: 1n });
      }
      expect(await revisions()).toHaveLength(3);
    });

    it('writes the same events again behind themselves, as the real server does', async () => {
      const events = notes(2);
      await again(events, NO_STREAM);

      expect(await again(events, 1n)).toMatchObject({ nextExpectedRevision: 3n });
    });

    it('refuses more than 1 MiB, whether in one event or in many', async () => {
      const tooLarge = { type: 'maximum-append-size-exceeded', maxAppendSize: 1024 * 1024 };
      const event = (length: number) => jsonEvent({ type: 'Large', data: { text: 'x'.repeat(length) } });

      for (const events of [[event(5_000_000)], Array.from({ length: 40 }, () => event(100_000))]) {
        await expect(door.client.appendToStream(stream, events, path)).rejects.toMatchObject(tooLarge);
      }
      expect(await failure(revisions())).toBe('stream-not-found');
      expect(await door.client.appendToStream(stream, event(1_000_000), path)).toMatchObject({
        success: true,
      });
    });

    it('keeps one of many writers who expect the same', async () => {
      await append(1, NO_STREAM);

      const outcomes = await Promise.all(Array.from({ length: 20 }, () => failure(append(1, 0n))));

      expect(outcomes.filter((outcome) => outcome === 'none')).toHaveLength(1);
      expect(new Set(outcomes)).toEqual(new Set(['none', 'wrong-expected-version']));
    });

    it('refuses malformed events and names, and goes on', async () => {
      const rubbish = jsonEvent({ id: 'rubbish', type: 'T', data: {} });

      expect(await failure(door.client.appendToStream(stream, note(1, ''), path))).toBe('unknown');
      expect(await failure(door.client.appendToStream(stream, rubbish, path))).toBe('unknown');
      expect(await failure(door.client.appendToStream('', note(1), path))).toBe('unknown');
      expect(await append(1)).toMatchObject({ success: true });
    });

    it('leaves the streams of the server alone', async () => {
      const outcomes = await Promise.all(
        ['$persistentSubscriptionConfig', '$$$log', '$all'].map((name) =>
          failure(door.client.appendToStream(name, note(1), path)),
        ),
      );

      expect(outcomes).toEqual(['access-denied', 'access-denied', 'access-denied']);
    });
  });
});
