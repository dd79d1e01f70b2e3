import { type Projection, projections } from '@elshi/application';
import { award, registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

/** Types of events that the audit trail cannot take. */
const poison = new Set<string>();
const poisoned = projections.map((projection): Projection => ({
  ...projection,
  changes: (growth) => {
    if (projection.name === 'audit' && growth.events.some(({ type }) => poison.has(type)))
      throw new TypeError('The line cannot be written.');
    return projection.changes(growth);
  },
}));

let on: InProcess;
let last: string;
let eventId: string;
let since: string;

beforeAll(async () => {
  on = await startInProcess(poisoned);
  poison.add('AwardRecorded');
  for (const officerId of ['w01', 'w02']) await on.act(officerId, registration());
  const { body } = await on.act('w01', award('for the treaty'));
  [eventId] = (body['events'] as { eventId: string }[]).map((event) => event.eventId) as [string];
  since = (body['receipt'] as { recordedAt: string }).recordedAt;
  await on.act('w01', award('of later'));
  const after = await on.act('w02', {
    kind: 'EnterService',
    effectiveOn: '2019-02-18',
    order: { type: 'MINISTER_ORDER', number: '15-1/42', date: '2019-02-15', issuedBy: 'MINISTER' },
    data: {},
  });
  last = (after.body['receipt'] as { position: string }).position;
}, 30_000);
afterAll(() => on.close());

const json = { 'content-type': 'application/json' };
const read = (path: string, headers = {}) =>
  on.ask(`${path}${path.includes('?') ? '&' : '?'}minPosition=${last}`, { headers });
const retry = (body?: string | object, headers: Record<string, string> = json) =>
  on.ask('/v1/parked/retry', {
    method: 'POST',
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

describe('what cannot be projected', () => {
  it('is told by lists that it is missing in, and by no others', async () => {
    const audit = await read('/v1/audit');
    expect(audit.body['items']).toHaveLength(3);
    expect(audit.body['meta']).toMatchObject({
      incomplete: [{ projection: 'audit', subject: 'officer/w01', since }],
      incompleteTotal: 1,
    });
    for (const path of [
      '/v1/officers',
      '/v1/audit?subject=officer/w02',
      '/v1/eligibility?from=2021-01-01&to=2021-06-01',
    ])
      expect((await read(path)).body['meta']).not.toHaveProperty('incomplete');
  });

  it('is told in a header where there is no meta', async () => {
    for (const accept of ['text/csv', 'application/x-ndjson']) {
      expect((await read('/v1/audit', { accept })).headers.get('x-elshi-incomplete')).toBe('1');
      const other = await read('/v1/audit?subject=officer/w02', { accept });
      expect(other.headers.get('x-elshi-incomplete')).toBeNull();
    }
  });

  it('is listed with its event and its reason, and takes no other parameters', async () => {
    const { status, body } = await on.ask('/v1/parked');
    expect([status, body]).toMatchObject([
      200,
      {
        items: [
          {
            ...{ projection: 'audit', subject: 'officer/w01', eventId, type: 'AwardRecorded', revision: 2 },
            ...{ position: '3', reason: 'The line cannot be written.', since, waiting: 2, tries: 1 },
          },
        ],
        total: 1,
        nextCursor: null,
      },
    ]);
    expect((await on.ask('/v1/parked?projection=officers')).body).toMatchObject({ items: [], total: 0 });
    const faulty = await on.ask('/v1/parked?projection=lists&subject=w01&asOf=2020-01-01&limit=0');
    expect(faulty.body).toMatchObject({
      code: 'MALFORMED',
      violations: [
        { parameter: 'projection', code: 'ENUM' },
        { parameter: 'subject', code: 'SUBJECT' },
        { parameter: 'limit', code: 'RANGE' },
        { parameter: 'asOf', code: 'UNKNOWN_PARAMETER' },
      ],
    });
  });

  it('leaves the service ready, which counts it', async () => {
    const { status, body } = await on.ask('/health/ready');
    expect([status, body]).toMatchObject([200, { ready: true, lag: 0, parked: 1 }]);
    const { text } = await on.ask('/metrics');
    expect(text).toContain('elshi_parked_streams{projection="audit"} 1\n');
    expect(text).toContain('elshi_parked_streams{projection="officers"} 0\n');
  });

  it('keeps nobody from reading and recording what it is about', async () => {
    expect((await read('/v1/officers/w01/acts')).body['items']).toHaveLength(3);
    expect((await on.act('w01', award('of last'))).status).toBe(201);
  });
});

describe('a retry', () => {
  it.each([
    ['{"projection":"lists"}', [{ pointer: '/projection', code: 'ENUM' }]],
    [
      '{"subject":"w01","all":true,"a/b":1}',
      [
        { pointer: '/subject', code: 'SUBJECT' },
        { pointer: '/all', code: 'UNKNOWN_MEMBER' },
        { pointer: '/a~1b', code: 'UNKNOWN_MEMBER' },
      ],
    ],
    ['{"subject":7}', [{ pointer: '/subject', code: 'SUBJECT' }]],
    [
      '{"subject":"officer/w01","subject":"officer/w02"}',
      [{ pointer: '/subject', code: 'DUPLICATE_MEMBER' }],
    ],
    ['[]', [{ pointer: '', code: 'OBJECT' }]],
    ['null', [{ pointer: '', code: 'OBJECT' }]],
    ['{', [{ pointer: '', code: 'JSON' }]],
  ])('of %s is malformed', async (body, violations) => {
    const answer = await retry(body);
    expect(answer.body).toMatchObject({ status: 400, code: 'MALFORMED', violations });
    expect(answer.body['violations']).toHaveLength(violations.length);
  });

  it('is asked in JSON, and not by an auditor', async () => {
    expect((await retry('<all/>', { 'content-type': 'text/xml' })).status).toBe(415);
    expect((await retry('{}', { 'content-type': 'application/x-ndjson' })).status).toBe(415);
    expect((await retry({}, { ...json, 'x-elshi-role': 'AUD' })).status).toBe(403);
  });

  it('tells of each what became of it: parked as long as the cause stands', async () => {
    const { body } = await retry({ projection: 'audit' });
    expect(body).toMatchObject({
      items: [{ outcome: 'PARKED', subject: 'officer/w01', eventId, events: 0, waiting: 3, tries: 2 }],
      released: 0,
      parked: 1,
    });
    expect((await retry({ subject: 'officer/w02' })).body).toEqual({ items: [], released: 0, parked: 0 });
  });

  it('releases what can be taken, and the list is whole', async () => {
    const before = await read(`/v1/audit?knownAt=${since}`);
    expect(before.body['meta']).toHaveProperty('incomplete');
    poison.clear();
    const { body } = await retry();
    expect(body).toEqual({
      items: [{ outcome: 'RELEASED', projection: 'audit', subject: 'officer/w01', events: 3 }],
      released: 1,
      parked: 0,
    });

    const audit = await read('/v1/audit');
    expect(audit.body['items']).toHaveLength(6);
    expect(audit.body['meta']).not.toHaveProperty('incomplete');
    expect((await on.ask('/v1/parked')).body).toMatchObject({ items: [], total: 0 });
    expect((await on.ask('/health/ready')).body).toMatchObject({ parked: 0 });
    expect((await on.ask('/metrics')).text).toContain('elshi_parked_streams{projection="audit"} 0\n');
  });
});
