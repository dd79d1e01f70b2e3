import * as fc from 'fast-check';
import { anyBody } from './support/strange-acts.js';
import { post, registration } from './support/client.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const BODIES = Number(process.env['ELSHI_FUZZ'] ?? 20_000);
const SEED = Number(process.env['ELSHI_SEED'] ?? Date.now());
const AT_ONCE = 32;
const TARGETS = 20;

/** What a body may be answered with. 500 is never among them, and neither is silence. */
const EXPECTED = [200, 201, 400, 404, 409, 413, 422];

interface Strange {
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

describe(`${BODIES} strange bodies, seed ${SEED}`, () => {
  const data = temporaryFolder();
  let service: Service;

  beforeAll(async () => {
    buildOnce();
    service = await startService({ ELSHI_DATA: data.path });
    for (let at = 0; at < TARGETS; at += 1) await post(service.base, target(at), registration());
  }, 300_000);

  afterAll(async () => {
    expect(await service.stop()).toBe(0);
    data.remove();
  });

  it(
    'are each taken, or refused with every fault named',
    async () => {
      const bodies = fc.sample(anyBody, { numRuns: BODIES, seed: SEED })[Symbol.iterator]();
      const counts = new Map<number, number>();
      const wrong: Strange[] = [];
      let sent = 0;
      const send = async (): Promise<void> => {
        for (let next = bodies.next(); next.done !== true; next = bodies.next()) {
          sent += 1;
          const found = await sendOne(service.base, next.value, sent);
          counts.set(found.status, (counts.get(found.status) ?? 0) + 1);
          if (!isSound(found)) wrong.push(found);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, send));

      expect(wrong.slice(0, 3)).toEqual([]);
      expect(sent).toBe(BODIES);
      // The bodies are worth something only when some are taken, some malformed and some unlawful.
      expect(Math.min(counts.get(201) ?? 0, counts.get(400) ?? 0, counts.get(422) ?? 0)).toBeGreaterThan(0);
      expect((await fetch(`${service.base}/health/ready`)).status).toBe(200);
    },
    60_000 + BODIES * 40,
  );
});

async function sendOne(base: string, body: unknown, at: number): Promise<Strange> {
  const subject = at % 5 === 0 ? `stranger-${at}` : target(at % TARGETS);
  const path = at % 8 === 0 ? 'orders' : `officers/${subject}/acts`;
  const text = JSON.stringify(at % 8 === 0 ? asOrder(body, subject, at) : body);
  const response = await fetch(`${base}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': '*' },
    body: text,
  });
  return { body: text, status: response.status, answer: await response.text() };
}

/** The body as a line of an order, beside one that is lawful; its own order is that of both. */
function asOrder(body: unknown, subject: string, at: number): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { lines: body };
  const { order, ...line } = body as Readonly<Record<string, unknown>>;
  const other = {
    subject: `officer/${target((at + 1) % TARGETS)}`,
    kind: 'RecordAward',
    data: { award: 'A' },
  };
  return { order, lines: [{ subject: `officer/${subject}`, ...line }, other] };
}

function target(at: number): string {
  return `officer-${at}`;
}

function isSound({ status, answer }: Strange): boolean {
  if (!EXPECTED.includes(status)) return false;
  const body = JSON.parse(answer) as Readonly<Record<string, unknown>>;
  if (status < 400) return Array.isArray(body['events'] ?? body['lines']);
  if (body['status'] !== status || typeof body['code'] !== 'string') return false;
  const { violations } = body;
  return status !== 400 || (Array.isArray(violations) && violations.length > 0);
}
