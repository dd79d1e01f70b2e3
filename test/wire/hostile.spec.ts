import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import streamService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import fc from 'fast-check';
import { collect, notes, openDoor, until, type OpenDoor } from './given.js';

const RUNS = Number(process.env['ELSHI_FUZZ_RUNS'] ?? 300);
const METHODS = Object.values({
  ...streamService.StreamsService,
  ...persistentService.PersistentSubscriptionsService,
} as unknown as Readonly<Record<string, { readonly path: string }>>).map(({ path }) => path);

describe('whoever sends rubbish', () => {
  let door: OpenDoor;
  let raw: Client;

  beforeAll(async () => {
    door = await openDoor();
    raw = new Client(`127.0.0.1:${door.served.port}`, credentials.createInsecure());
  });

  afterAll(async () => {
    expect(door.faults).toEqual([]);
    raw.close();
    await door.dispose();
  });

  const isWell = async (): Promise<void> => {
    const stream = `officer-${randomBytes(8).toString('hex')}`;
    await door.client.appendToStream(stream, notes(3));
    expect(await collect(door.client.readStream(stream))).toHaveLength(3);
  };

  it(`is refused, whatever it is, and harms nobody (${RUNS} calls)`, async () => {
    const message = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...SOUND).chain(damaged));
    const call = fc.record({
      path: fc.constantFrom(...METHODS),
      messages: fc.array(message, { maxLength: 4 }),
    });

    await fc.assert(
      fc.asyncProperty(call, async ({ path, messages }) => {
        expect(Object.values(status)).toContain(await codeOf(raw, path, messages));
      }),
      { numRuns: RUNS },
    );
    await isWell();
  }, 120_000);

  it('is refused a message that says it is endless', async () => {
    const code = await codeOf(raw, METHODS[1] ?? '', [new Uint8Array(18 * 1024 * 1024)]);

    // The refusal cuts the message off; a client that is still sending may see that first.
    expect([status.RESOURCE_EXHAUSTED, status.CANCELLED]).toContain(code);
    await isWell();
  });

  it('may also speak another protocol', async () => {
    for (const words of [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'), randomBytes(2000)]) {
      const socket = connect(door.served.port, '127.0.0.1');
      let gone = false;
      socket.on('error', () => undefined).on('close', () => (gone = true));
      socket.write(words);
      socket.resume();
      await new Promise((resolve) => setTimeout(resolve, 50));
      socket.destroy();
      await until(() => gone);
    }
    await isWell();
  });

  it('cannot leave appends unfinished without end', async () => {
    const call = raw.makeBidiStreamRequest(batchAppendPath(), asIs, asIs);
    let refused: number | undefined;
    call.on('data', () => undefined);
    call.on('error', (error) => (refused = 'code' in error ? Number(error.code) : -1));
    const data = new Uint8Array(900_000);
    for (let append = 0; append < 60; append += 1) {
      call.write(unfinished(append, data));
    }
    await until(() => refused !== undefined);

    expect(refused).toBe(status.RESOURCE_EXHAUSTED);
    await isWell();
  });
});

/** Messages that make sense to some method. */
const SOUND: readonly Uint8Array[] = [
  new streams.ReadReq()
    .setOptions(
      new streams.ReadReq.Options()
        .setAll(new streams.ReadReq.Options.AllOptions().setStart(new shared.Empty()))
        .setCount('5')
        .setNoFilter(new shared.Empty()),
    )
    .serializeBinary(),
  new streams.AppendReq()
    .setOptions(
      new streams.AppendReq.Options()
        .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('rubbish')))
        .setAny(new shared.Empty()),
    )
    .serializeBinary(),
  unfinished(1, new Uint8Array(10)),
];

/** The message with some of its bytes changed, and cut somewhere. */
function damaged(message: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(message.length - 1);
  return fc
    .record({
      changes: fc.array(fc.tuple(at, fc.nat(255)), { maxLength: 3 }),
      length: fc.nat(message.length),
    })
    .map(({ changes, length }) => {
      const copy = message.slice();
      changes.forEach(([where, byte]) => (copy[where] = byte));
      return changes.length === 3 ? copy.slice(0, length) : copy;
    });
}

/** A part of an append that is not its last. */
function unfinished(number: number, data: Uint8Array): Uint8Array {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const event = new streams.BatchAppendReq.ProposedMessage().setId(new shared.UUID().setString(id));
  event.setData(data).getMetadataMap().set('type', 'T').set('content-type', 'application/json');
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('rubbish')))
    .setStreamPosition('5');
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setProposedMessagesList([event])
    .serializeBinary();
}

/** How a call ends; one that goes on is cancelled. */
function codeOf(raw: Client, path: string, messages: readonly Uint8Array[]): Promise<number> {
  return new Promise((resolve) => {
    const call = raw.makeBidiStreamRequest(path, asIs, asIs, new Metadata(), { deadline: Date.now() + 5000 });
    call.on('data', () => undefined);
    call.on('error', () => undefined);
    call.on('status', ({ code }) => resolve(code));
    messages.forEach((message) => call.write(message));
    call.end();
    setTimeout(() => call.cancel(), 100);
  });
}

function batchAppendPath(): string {
  return streamService.StreamsService.batchAppend.path;
}

function asIs(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes);
}
