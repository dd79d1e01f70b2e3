// Appends without end to the log in the folder given, and prints a line for each append that was acknowledged.
// Run by crash-log.spec.ts, which kills it. Needs the compiled library, so that the writer has its thread.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { EmbeddedEventStore } from '../../dist/libs/event-store/src/index.js';

const [folder, run] = process.argv.slice(2);
const store = await EmbeddedEventStore.open(folder);
writeSync(1, 'open\n');

async function writeForEver(writer) {
  const [first, second] = [`officer-${run}-${writer}`, `office-${run}-${writer}`];
  for (let round = 0; ; round += 1) {
    const expectedRevision = round === 0 ? 'none' : round - 1;
    const appends = [first, second].map((stream) => ({
      stream,
      expectedRevision,
      events: [
        { eventId: randomUUID(), type: 'NoteTaken', data: { round, text: 'x'.repeat(300) }, metadata: {} },
      ],
    }));
    const { position, known } = await store.append(appends);
    const ids = appends.flatMap(({ events }) => events.map(({ eventId }) => eventId));
    writeSync(1, `${JSON.stringify({ ids, position: String(position), known })}\n`);
  }
}

await Promise.all(Array.from({ length: 16 }, (_none, writer) => writeForEver(writer)));
