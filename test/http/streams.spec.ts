import { get, type IncomingMessage } from 'node:http';
import { award, registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
}, 30_000);
afterAll(() => on.close());

interface Sent {
  readonly id: string;
  readonly data: { readonly id: string; readonly subject: string; readonly position: string };
}

/** A client of the stream that keeps what it has been sent. */
class Follower {
  readonly events: Sent[] = [];
  #text = '';
  readonly #response: IncomingMessage;
  readonly ended: Promise<void>;

  private constructor(response: IncomingMessage) {
    this.#response = response;
    this.ended = new Promise((resolve) => response.on('close', () => resolve()));
    response.on('error', () => undefined);
    response.setEncoding('utf8').on('data', (part: string) => {
      const blocks = (this.#text + part).split('\n\n');
      this.#text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? [];
        if (id !== undefined && data !== undefined)
          this.events.push({ id, data: JSON.parse(data) as Sent['data'] });
      }
    });
  }

  static open(path: string, headers = {}): Promise<Follower> {
    return new Promise((resolve, reject) => {
      get(on.base + path, { headers }, (response) => {
        expect(response.headers['content-type']).toBe('text/event-stream');
        resolve(new Follower(response));
      }).on('error', reject);
    });
  }

  leave(): void {
    this.#response.destroy();
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come about.');
}

const followers = async () =>
  Number(/^elshi_feed_followers (\d+)$/m.exec((await on.ask('/metrics')).text)?.[1]);

describe('the recorded feed', () => {
  it('sends what is there, and then what comes, in log order', async () => {
    const follower = await Follower.open('/v1/events/stream');
    await until(() => follower.events.length === 1);
    await on.act('w01', award('one'));
    await on.act('w02', registration());
    await until(() => follower.events.length === 3);
    expect(follower.events.map(({ data }) => data.position)).toEqual(['1', '2', '3']);
    expect(follower.events.every(({ id, data }) => id === data.position)).toBe(true);
    follower.leave();
  });

  it('resumes after the last event seen, whatever the address says, and keeps to its subject', async () => {
    const seen = { 'last-event-id': '1' };
    const follower = await Follower.open('/v1/events/stream?after=0&subject=officer%2Fw01', seen);
    await until(() => follower.events.length === 1);
    expect(follower.events).toMatchObject([{ data: { position: '2', subject: 'officer/w01' } }]);
    follower.leave();
    const anew = await Follower.open('/v1/events/stream?after=2', { 'last-event-id': '' });
    await until(() => anew.events.length === 1);
    expect(anew.events).toMatchObject([{ data: { position: '3' } }]);
    anew.leave();
  });

  it('is let go of when the client goes', async () => {
    const open = await Promise.all(Array.from({ length: 20 }, () => Follower.open('/v1/events/stream')));
    await until(async () => (await followers()) >= 20);
    for (const follower of open) follower.leave();
    await until(async () => (await followers()) === 0);
  });

  it('refuses what it does not understand', async () => {
    const answer = await on.ask('/v1/events/stream?after=x&colour=green', {
      headers: { 'last-event-id': 'y' },
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'MALFORMED' });
    expect(answer.body['violations']).toHaveLength(3);
  });

  it('is fetched in pages from any position', async () => {
    const first = await on.ask('/v1/events?limit=2');
    expect(first.body).toMatchObject({ items: [{ position: '1' }, { position: '2' }], nextCursor: '2' });
    const rest = await on.ask('/v1/events?after=2');
    expect(rest.body).toMatchObject({ items: [{ specversion: '1.0', position: '3' }], nextCursor: null });
    expect((await on.ask('/v1/events?types=AwardRecorded')).body['items']).toHaveLength(1);
    const [, second] = first.body['items'] as { time: string }[];
    const past = await on.ask(`/v1/events?asOf=2020-01-01&knownAt=${second!.time}`);
    expect(past.body).toMatchObject({ meta: { asOf: '2020-01-01', position: '2' }, nextCursor: null });
    expect((await on.ask('/v1/events?knownAt=2999-01-01T00:00:00Z')).status).toBe(400);
  });
});

describe('import and export', () => {
  const line = (subject: string, act: object) => JSON.stringify({ subject, act });
  const send = async (body: string, query = '') => {
    const headers = { 'content-type': 'application/x-ndjson' };
    const { status, text } = await on.ask(`/v1/import${query}`, { method: 'POST', headers, body });
    expect(status).toBe(200);
    return text
      .trimEnd()
      .split('\n')
      .map((report) => JSON.parse(report) as Readonly<Record<string, unknown>>);
  };

  it('reports on every line, and adds nothing the second time', async () => {
    const file = [
      line('officer/i01', registration()),
      '{"subject":',
      line('officer/i01', award('one')),
      line('officer/nobody', award('two')),
      '',
    ].join('\r\n');
    const reports = await send(file);
    expect(reports).toMatchObject([
      { line: 1, outcome: 'CREATED', receipt: { revision: 1 } },
      { line: 2, outcome: 'ERROR', problem: { code: 'MALFORMED', status: 400, type: '/problems/malformed' } },
      { line: 3, outcome: 'CREATED' },
      { line: 4, outcome: 'ERROR', problem: { code: 'OFFICER_UNKNOWN' } },
      { totals: { lines: 4, created: 2, unchanged: 0, errors: 2 } },
    ]);
    expect((await send(file)).at(-1)).toMatchObject({ totals: { created: 0, unchanged: 2, errors: 2 } });
  });

  it('writes nothing in a dry run, and nothing or all where that is asked for', async () => {
    const good = line('officer/i02', registration());
    expect((await send(good, '?dryRun=true')).at(-1)).toMatchObject({ totals: { created: 1 } });
    expect((await on.ask('/v1/officers/i02')).status).toBe(404);
    const spoilt = `${good}\n${line('officer/nobody', award('x'))}`;
    expect((await send(spoilt, '?atomic=true')).at(-1)).toMatchObject({ totals: { created: 0 } });
    expect((await on.ask('/v1/officers/i02')).status).toBe(404);
  });

  it('gives everything, or one subject, as lines that can be imported', async () => {
    const all = (await on.ask('/v1/export')).text.trimEnd().split('\n');
    expect(all.length).toBeGreaterThan(3);
    expect((await send(all.join('\n'))).at(-1)).toMatchObject({ totals: { created: 0, errors: 0 } });
    const one = (await on.ask('/v1/export?subject=officer%2Fi01')).text.trimEnd().split('\n');
    expect(one.map((text) => (JSON.parse(text) as { subject: string }).subject)).toEqual([
      'officer/i01',
      'officer/i01',
    ]);
    expect((await on.ask('/v1/export?subject=office%2Fx')).text).toBe('');
  });

  it('takes a large file from a client that reads nothing before it has sent it all', async () => {
    const file = Array.from({ length: 3000 }, (_none, index) =>
      line(`officer/l${index}`, registration()),
    ).join('\n');
    expect((await send(file)).at(-1)).toMatchObject({ totals: { created: 3000 } });
  }, 60_000);
});

describe('the end', () => {
  it('ends what is followed, so that nobody waits for the service', async () => {
    const own = await startInProcess();
    const response = await fetch(`${own.base}/v1/events/stream`);
    const began = Date.now();
    const [text] = await Promise.all([response.text(), own.close()]);
    expect(text).toContain(': following');
    expect(Date.now() - began).toBeLessThan(5000);
  }, 30_000);
});
