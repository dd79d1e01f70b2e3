// A node that appends without end to the log at a port, and prints a line for each append that was acknowledged.
// Run by node-process.spec.ts, which kills it. Needs the compiled library, so that the mirror has its thread.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { EventStoreDbEventStore } from '../../dist/libs/event-store/src/index.js';

const [port, folder, run] = process.argv.slice(2);
const store = await EventStoreDbEventStore.open({ connection: `esdb://127.0.0.1:${port}?tls=false`, folder });
writeSync(1, 'open\n');

async function writeForEver(writer) {
  const stream = `officer-${run}-${writer}`;
  for (let revision = -1; ;) {
    const events = Array.from({ length: 1 + (writer % 3) }, () => ({
      eventId: randomUUID(),
      type: 'NoteTaken',
      data: { text: 'x'.repeat(300) },
      metadata: {},
    }));
    const expectedRevision = revision < 0 ? 'none' : revision;
    const { position, known, streams } = await store.append([{ stream, expectedRevision, events }]);
    revision = streams[0].revision;
    writeSync(
      1,
      `${JSON.stringify({ ids: events.map(({ eventId }) => eventId), position: String(position), known })}\n`,
    );
  }
}

await Promise.all(Array.from({ length: 16 }, (_none, writer) => writeForEver(writer)));
