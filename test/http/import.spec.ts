import { award, registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const line = (subject: string, act: object, more: object = {}) => JSON.stringify({ subject, act, ...more });

/** Imports lines, and gives what is said of each. */
async function send(body: string, more: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const headers = { 'content-type': 'application/x-ndjson', ...more };
  const { status, text } = await on.ask('/v1/import', { method: 'POST', headers, body });
  expect(status).toBe(200);
  return text
    .trimEnd()
    .split('\n')
    .map((report) => JSON.parse(report) as Readonly<Record<string, unknown>>);
}

describe('what an import says of its acts', () => {
  it('keeps with each act the file that the client names, and its line there', async () => {
    const sha256 = 'ab'.repeat(32);
    const file = ['', line('officer/i03', registration()), line('officer/i03', award('one'))].join('\n');
    const reports = await send(file, { 'x-elshi-source': `sha256=${sha256.toUpperCase()}` });
    const { position } = (reports[1] as { receipt: { position: string } }).receipt;

    const { body } = await on.ask('/v1/officers/i03/acts');
    expect(body['items']).toMatchObject([{ source: { sha256, line: 2 } }, { source: { sha256, line: 3 } }]);
    const audit = await on.ask(`/v1/audit?subject=officer/i03&minPosition=${position}`);
    expect(audit.body['items']).toMatchObject([
      { source: { sha256, line: 2 } },
      { source: { sha256, line: 3 } },
    ]);
    const feed = await on.ask('/v1/events?subject=officer/i03');
    expect(feed.body['items']).toMatchObject([{ sourcesha256: sha256, sourceline: 2 }, { sourceline: 3 }]);
    const lines = (await on.ask('/v1/export?subject=officer/i03')).text.trimEnd().split('\n');
    expect(lines.map((text) => (JSON.parse(text) as { source: object }).source)).toEqual([
      { sha256, line: 2 },
      { sha256, line: 3 },
    ]);
  });

  it('marks an act that was imported unverified, on its line and in print, until a correction verifies it', async () => {
    const act = award('unseen');
    await send(
      [
        line('officer/i05', registration()),
        JSON.stringify({ subject: 'officer/i05', act, basis: 'unverified' }),
      ].join('\n'),
    );
    const record = async () =>
      (
        (await on.ask('/v1/officers/i05')).body['awards'] as readonly { eventId: string; basis?: string }[]
      )[0]!;
    const print = async () => (await on.ask('/v1/officers/i05/record.html?lang=en')).text;
    const { eventId, basis } = await record();
    expect(basis).toBe('unverified');
    expect(await print()).toContain('Basis not verified');

    const data = { eventId, changes: { order: { number: '396' } }, reason: 'compared with the decree' };
    const { status } = await on.act('i05', { kind: 'CorrectAct', effectiveOn: '2021-01-01', data });
    expect(status).toBe(201);
    expect(await record()).not.toHaveProperty('basis');
    expect(await print()).not.toContain('Basis not verified');
  });

  it.each([
    '',
    'ab'.repeat(32),
    `sha256=${'ab'.repeat(31)}`,
    `sha1=${'ab'.repeat(20)}`,
    `sha256=${'xy'.repeat(32)}`,
  ])('refuses a file that is named %j, and reads no line of it', async (source) => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-elshi-source': source };
    const body = line('officer/i04', registration());
    const { status, body: problem } = await on.ask('/v1/import', { method: 'POST', headers, body });
    expect([status, problem['code']]).toEqual([400, 'MALFORMED']);
    expect(problem['violations']).toMatchObject([{ parameter: 'X-Elshi-Source', code: 'SOURCE' }]);
    expect((await on.ask('/v1/officers/i04')).status).toBe(404);
  });
});
