import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { PacedWriter } from '../support/paced-writer.js';
import { buildOnce, type Service, startService, temporaryFolder } from '../support/service.js';

/** How often the connection is cut off. */
const CUTS = Number(process.env['ELSHI_SSE_CUTS'] ?? 10);

interface Seen {
  readonly position: string;
  readonly subject: string;
  readonly revision: number;
}

const data = temporaryFolder();
let service: Service;

beforeAll(async () => {
  buildOnce();
  service = await startService({ ELSHI_DATA: join(data.path, 'node') });
}, 300_000);
afterAll(async () => {
  await service.stop();
  data.remove();
});

/** Follows after the last event seen, and breaks off after so many bytes, wherever that is, or with so many events; what arrived whole is taken. */
function followed(seen: Seen[], bytes: number, events = Infinity): Promise<void> {
  return new Promise((resolve, reject) => {
    const last = seen.at(-1)?.position ?? '';
    get(`${service.base}/v1/events/stream`, { headers: { 'last-event-id': last } }, (response) => {
      let [text, left] = ['', bytes];
      response.setEncoding('utf8').on('data', (part: string) => {
        const blocks = (text + part.slice(0, left)).split('\n\n');
        left -= part.length;
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, json] = /^id: \d+\ndata: (.*)$/.exec(block) ?? [];
          if (json !== undefined) seen.push(JSON.parse(json) as Seen);
        }
        if (left <= 0 || seen.length >= events) response.destroy();
      });
      response.on('close', resolve).on('error', () => undefined);
    }).on('error', reject);
  });
}

/** Begins to follow, and takes nothing of what it is sent; gives what ends it. */
function readingNothing(): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) => resolve(() => response.destroy());
    get(`${service.base}/v1/events/stream`, answered).on('error', reject);
  });
}

/** Memory of the service, in MiB. */
function resident(): number {
  const status = readFileSync(`/proc/${service.process.pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}

describe('A follower whose connection is cut off at random', () => {
  const patience = 60_000 + CUTS * 3000;
  it(
    'has every event once, in order, beside fifty that read nothing and are waited for',
    async () => {
      const before = resident();
      const idle = await Promise.all(Array.from({ length: 50 }, readingNothing));
      const writer = new PacedWriter(() => service.base, 0);
      const seen: Seen[] = [];
      for (let cut = 0; cut < CUTS; cut += 1) await followed(seen, 1 + Math.floor(Math.random() * 8000));
      const recorded = await writer.stop();
      if (seen.length < recorded) await followed(seen, Infinity, recorded);
      const grown = resident() - before;
      for (const leave of idle) leave();

      const positions = seen.map(({ position }) => Number(position));
      expect(positions).toEqual(Array.from({ length: recorded }, (_none, index) => index + 1));
      const revisions = new Map<string, number>();
      for (const { subject, revision } of seen) {
        expect(revision).toBe((revisions.get(subject) ?? 0) + 1);
        revisions.set(subject, revision);
      }
      console.info(`${CUTS} cuts, ${recorded} events, each once and in order; ${grown} MiB more in memory.`);
      expect(grown).toBeLessThan(200);
    },
    patience,
  );
});
