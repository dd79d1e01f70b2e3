import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
}, 30_000);
afterAll(() => on.close());

const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;
const faults = ({ body }: Answered) =>
  (body['violations'] as { pointer?: string; parameter?: string; code: string }[]).map(
    (fault) => `${fault.pointer ?? fault.parameter} ${fault.code}`,
  );
const postRaw = (
  body: string | Buffer,
  headers: Record<string, string> = {},
  path = '/v1/officers/w01/acts',
) => on.ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('a recorded act', () => {
  it('answers with its events, a receipt, the revision as tag, and where the record is', async () => {
    const answer = await on.act('w02', registration());
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('location')).toBe('/v1/officers/w02');
    expect(answer.body).toMatchObject({
      events: [{ type: 'OfficerRegistered' }],
      receipt: { revision: 1, recordedBy: 'local', requestId: answer.headers.get('x-request-id') },
    });
  });

  it('keeps who asked, and the ids he sent', async () => {
    const sent = { 'x-elshi-user': 'a.nurlan', 'x-elshi-role': 'REG', 'x-request-id': 'r-7' };
    const answer = await on.act('w03', registration(), sent);
    expect(answer.headers.get('x-request-id')).toBe('r-7');
    expect(answer.body['receipt']).toMatchObject({ recordedBy: 'a.nurlan', requestId: 'r-7' });
    const { body } = await on.ask('/v1/officers/w03/acts');
    expect(body['items']).toMatchObject([{ recordedBy: 'a.nurlan', role: 'REG', requestId: 'r-7' }]);
  });

  it('makes an id of its own where the one that was sent fits no line', async () => {
    const answer = await on.ask('/health/live', { headers: { 'x-request-id': 'a b' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('is answered the same again under its key, and another act under it is refused', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const first = await on.act('w01', award('first'), key);
    const again = await on.act('w01', award('first'), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(code(await on.act('w01', award('other'), key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
  });

  it('writes nothing in a dry run', async () => {
    const before = await on.ask('/v1/officers/w01');
    const answer = await on.act('w01', award('dry'), {}, '?dryRun=true');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ events: [{ type: 'AwardRecorded' }], warnings: [] });
    expect(answer.body).not.toHaveProperty('receipt');
    expect((await on.ask('/v1/officers/w01')).headers.get('etag')).toBe(before.headers.get('etag'));
  });

  it('needs the revision it is about', async () => {
    const post = (headers: Record<string, string>, path?: string) =>
      postRaw(JSON.stringify(award('revision')), headers, path);
    const missing = await post({});
    expect(code(missing)).toBe('428 REVISION_REQUIRED');
    const tag = missing.headers.get('etag') ?? '';
    expect(tag).toBe((await on.ask('/v1/officers/w01')).headers.get('etag'));
    expect((await post({ 'if-match': tag })).status).toBe(201);
    expect(code(await post({ 'if-match': tag }))).toBe('412 STALE_REVISION');
    expect(code(await post({ 'if-match': tag }, '/v1/officers/w01/acts?dryRun=true'))).toBe(
      '412 STALE_REVISION',
    );
    const creation = await on.act('w04', registration(), { 'if-match': '"1"' });
    expect(code(creation)).toBe('412 STALE_REVISION');
  });

  it('is refused where the officer is unknown, or known already', async () => {
    expect(code(await on.act('nobody', award('x')))).toBe('404 OFFICER_UNKNOWN');
    expect(code(await on.act('w01', registration()))).toBe('409 OFFICER_EXISTS');
  });

  it('is refused by the law with what the refusal rests on', async () => {
    const entered = { ...award('x'), kind: 'EndSuspension', data: { suspensionId: 's', cleared: true } };
    const answer = await on.act('w01', entered);
    expect(code(answer)).toBe('422 ID_UNKNOWN');
    expect(answer.body).toMatchObject({ type: '/problems/id-unknown', instance: '/v1/officers/w01/acts' });
  });
});

describe('a malformed request', () => {
  it('is told the faults of path, query, headers and body at once', async () => {
    const answer = await postRaw(
      '{"kind":"AssignRank","effectiveOn":"2022-02-30","kind":"x","data":{"__proto__":{}}}',
      { 'if-match': 'W/"1"', 'idempotency-key': 'a b', 'x-elshi-role': 'KING', 'x-elshi-user': 'a,b' },
      '/v1/officers/Not%20An%20Id/acts?colour=green&dryRun=yes',
    );
    expect(answer.status).toBe(400);
    expect(faults(answer)).toEqual(
      expect.arrayContaining([
        'id ID',
        'colour UNKNOWN_PARAMETER',
        'dryRun ENUM',
        'If-Match TAG',
        'Idempotency-Key TEXT',
        'X-Elshi-Role ENUM',
        'X-Elshi-User TEXT',
        '/kind DUPLICATE_MEMBER',
        '/data/__proto__ UNKNOWN_MEMBER',
      ]),
    );
  });

  it.each([
    ['', ' JSON'],
    ['{"kind":', ' JSON'],
    ['not UTF-8', ' ENCODING'],
    ['['.repeat(50_000) + ']'.repeat(50_000), `${'/0'.repeat(32)} NESTING`],
  ])('whose body is wrong is told where: %#', async (body, fault) => {
    const bytes = body === 'not UTF-8' ? Buffer.from([0x22, 0xff, 0x22]) : body;
    expect(faults(await postRaw(bytes))).toEqual([fault]);
  });

  it.each(['null', '[]', '"act"', '1', '{"kind":{}}', '{"kind":"toString"}', '{"then":1}'])(
    'whose body is %s is 400',
    async (body) => {
      expect(code(await postRaw(body))).toBe('400 MALFORMED');
    },
  );

  it('is refused by its media type or its size before it is read', async () => {
    expect(code(await postRaw('{}', { 'content-type': 'text/plain' }))).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    expect(code(await postRaw('{}', { 'content-type': 'application/x-ndjson' }))).toBe(
      '415 UNSUPPORTED_MEDIA_TYPE',
    );
    expect(code(await postRaw('{}', { 'content-type': 'application/json; charset=utf-16' }))).toBe(
      '415 UNSUPPORTED_MEDIA_TYPE',
    );
    expect(code(await postRaw('{}', { 'content-encoding': 'gzip' }))).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    expect(code(await postRaw('{}', {}, '/v1/import'))).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    expect(code(await postRaw(' '.repeat(1024 * 1024 + 1)))).toBe('413 PAYLOAD_TOO_LARGE');
    expect((await postRaw('{}', { 'content-type': 'application/json; charset="UTF-8"' })).status).toBe(400);
  });
});
