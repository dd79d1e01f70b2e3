// A node that writes orders about the same streams without end to the log at a port, and prints a line for each that was acknowledged.
// Run by orders-process.spec.ts, which kills it. Needs the compiled library, so that the mirror has its thread.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { EventStoreDbEventStore } from '../../dist/libs/event-store/src/index.js';

const [port, folder, run] = process.argv.slice(2);
const store = await EventStoreDbEventStore.open({ connection: `esdb://127.0.0.1:${port}?tls=false`, folder });
writeSync(1, 'open\n');

async function lastOf(stream) {
  let last = 'none';
  for await (const { revision } of store.readStream(stream)) last = revision;
  return last;
}

async function writeForEver(writer, streams) {
  for (let number = 0; ; number += 1) {
    const order = `${run}-${writer}-${number}`;
    const appends = [];
    for (const stream of streams) {
      const data = { order, size: streams.length };
      const event = { eventId: randomUUID(), type: 'NoteTaken', data, metadata: {} };
      appends.push({ stream, expectedRevision: await lastOf(stream), events: [event] });
    }
    try {
      await store.append(appends);
      writeSync(1, `${order}\n`);
    } catch (error) {
      if (error.code !== 'WrongExpectedRevision') writeSync(2, `${String(error)}\n`);
    }
  }
}

const streams = Array.from({ length: 6 }, (_none, at) => `officer-${at}`);
await Promise.all([
  writeForEver('up', streams.slice(0, 4)),
  writeForEver('down', streams.slice(2).reverse()),
  writeForEver('pair', [streams[5], streams[0]]),
]);
