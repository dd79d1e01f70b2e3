import { registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
  await on.ask('/v1/officers?minPosition=1');
}, 30_000);
afterAll(() => on.close());

const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;
const faults = ({ body }: Answered) =>
  (body['violations'] as { pointer?: string; parameter?: string; code: string }[]).map(
    (fault) => `${fault.pointer ?? fault.parameter} ${fault.code}`,
  );
const post = (path: string, body?: string, headers: Record<string, string> = {}) =>
  on.ask(`/v1/views/${path}`, {
    method: 'POST',
    ...(body !== undefined && { body }),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  });

/** Waits until what is under way has ended; the report then. */
async function ended(): Promise<Answered['body']> {
  for (;;) {
    const { body } = await on.ask('/v1/views');
    if (body['running'] === null) return body;
  }
}

describe('the views of a running service', () => {
  it('say how they stand', async () => {
    const { status, body } = await on.ask('/v1/views');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      serving: { edition: body['edition'], position: '1' },
      caughtUp: true,
      former: [],
      running: null,
      last: null,
    });
  });

  it('have nothing to cancel and nothing to go back to before there was a rebuild', async () => {
    expect(code(await post('rebuild/cancel'))).toBe('409 NO_REBUILD');
    expect(code(await post('rollback'))).toBe('409 NO_FORMER_VIEWS');
  });

  it('are rebuilt, and rolled back, while they are read', async () => {
    const begun = await post('rebuild');
    expect(begun.status).toBe(202);
    expect(begun.body['running']).toMatchObject({ kind: 'REBUILD', total: expect.any(Number) as number });
    const { last, former, comparison } = await ended();
    expect(last).toMatchObject({ kind: 'REBUILD', outcome: 'SWAPPED', done: 1, fault: null });
    expect(comparison).toMatchObject({ position: '1', equal: true });
    expect(former).toMatchObject([{ position: '1', canServe: true }]);
    expect((await on.ask('/v1/officers')).body['items']).toMatchObject([{ officerId: 'w01' }]);

    expect((await post('rollback')).status).toBe(202);
    expect((await ended())['last']).toMatchObject({ kind: 'ROLLBACK', outcome: 'SWAPPED', comparison: null });
    const act = await on.act('w02', registration());
    expect(act.status).toBe(201);
    const { body } = await on.ask('/v1/officers?minPosition=2');
    expect(body['items']).toMatchObject([{ officerId: 'w01' }, { officerId: 'w02' }]);
  });

  it.each(['', '{}', '{"fresh":true}', '{"swap":"IF_EQUAL"}', '{"fresh":false,"swap":"ALWAYS"}'])(
    'are rebuilt as it is said: %s',
    async (body) => {
      expect((await post('rebuild', body)).status).toBe(202);
      expect((await ended())['last']).toMatchObject({ outcome: 'SWAPPED', comparison: { equal: true } });
    },
  );

  it.each([
    ['[]', [' OBJECT']],
    ['null', [' OBJECT']],
    ['{', [' JSON']],
    ['{"fresh":"yes","swap":"NEVER","colour":1}', ['/fresh BOOLEAN', '/swap ENUM', '/colour UNKNOWN_MEMBER']],
    ['{"fresh":true,"fresh":1}', ['/fresh DUPLICATE_MEMBER']],
  ])('are not rebuilt as nobody can understand: %s', async (body, expected) => {
    const answer = await post('rebuild', body);
    expect(answer.status).toBe(400);
    expect(faults(answer)).toEqual(expected);
  });

  it('take no parameters and no other bodies, and are not changed by an auditor', async () => {
    expect(faults(await post('rollback?now=true'))).toEqual(['now UNKNOWN_PARAMETER']);
    expect(code(await post('rebuild', '<a/>', { 'content-type': 'text/xml' }))).toBe(
      '415 UNSUPPORTED_MEDIA_TYPE',
    );
    expect(code(await post('rebuild', '{}', { 'content-type': 'application/x-ndjson' }))).toBe(
      '415 UNSUPPORTED_MEDIA_TYPE',
    );
    expect(code(await post('rebuild', undefined, { 'x-elshi-role': 'AUD' }))).toBe('403 FORBIDDEN');
  });

  it('count how often a thread that keeps them has died', async () => {
    const { text } = await on.ask('/metrics');
    expect(text).toContain('elshi_projector_deaths_total{thread="projector"} 0');
    expect(text).toContain('elshi_projector_deaths_total{thread="rebuilder"} 0');
  });
});
