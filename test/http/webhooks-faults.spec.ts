import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;
const faults = ({ body }: Answered) =>
  (body['violations'] as { pointer?: string; parameter?: string; code: string }[]).map(
    (fault) => `${fault.pointer ?? fault.parameter} ${fault.code}`,
  );
const send = (method: string, path: string, body?: unknown) =>
  on.ask(`/v1/webhooks${path}`, {
    method,
    ...(body !== undefined && {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });

describe('what is wrong about a webhook', () => {
  const url = 'https://payroll.example/';

  it.each([
    [{}, ['/url REQUIRED']],
    [{ url: 5 }, ['/url URL']],
    [{ url: 'https://10.0.0.1/' }, ['/url ADDRESS']],
    [{ url: 'https://user:secret@payroll.example/' }, ['/url CREDENTIALS']],
    [{ url, types: [] }, ['/types EVENT_TYPE']],
    [
      { url, types: ['Nothing'], subject: 'w01', after: -1 },
      ['/types EVENT_TYPE', '/subject SUBJECT', '/after POSITION'],
    ],
    [{ url, after: '99999' }, ['/after RANGE']],
    [
      { url, signing: 'RSA', secret: 'mine', description: 'a\nb' },
      ['/description TEXT', '/signing ENUM', '/secret UNKNOWN_MEMBER'],
    ],
    ['[]', [' OBJECT', '/url REQUIRED']],
    ['{', [' JSON', '/url REQUIRED']],
  ])('is told at once: %j', async (body, expected) => {
    const answer = await send('POST', '', body);
    expect([code(answer), faults(answer)]).toEqual(['400 MALFORMED', expected]);
  });

  it.each([
    ['GET', '', undefined],
    ['PATCH', '', { enabled: true }],
    ['DELETE', '', undefined],
    ['POST', '/rotate-secret', undefined],
    ['POST', '/test', undefined],
    ['POST', '/events/x/resend', undefined],
    ['GET', '/deliveries', undefined],
    ['GET', '/waiting', undefined],
    ['POST', '/retry', undefined],
    ['GET', '/replays', undefined],
    ['POST', '/replays', { after: '0' }],
  ])('%s of one that there is not is 404: %s', async (method, path, body) => {
    expect(code(await send(method, `/wh_none${path}`, body))).toBe('404 WEBHOOK_UNKNOWN');
  });

  it('is told of what is asked about one', async () => {
    const path = `/${String((await send('POST', '', { url })).body['id'])}`;
    expect(faults(await send('PATCH', path, { enabled: 1, url: 'x' }))).toEqual([
      '/url URL',
      '/enabled BOOLEAN',
    ]);
    expect(faults(await send('POST', `${path}/rotate-secret`, { overlapHours: 721 }))).toEqual([
      '/overlapHours RANGE',
    ]);
    expect(faults(await send('POST', `${path}/replays`, {}))).toEqual(['/after REQUIRED']);
    expect(faults(await send('POST', `${path}/replays`, { after: '5', upTo: '5' }))).toEqual(['/upTo RANGE']);
    expect(faults(await send('GET', `${path}/deliveries?outcome=GONE`))).toEqual(['outcome ENUM']);
    expect(faults(await send('GET', `${path}/deliveries?cursor=x`))).toEqual(['cursor CURSOR']);
  });

  it('is whoever may only read', async () => {
    const init = {
      method: 'POST',
      body: JSON.stringify({ url }),
      headers: { 'x-elshi-role': 'AUD', 'content-type': 'application/json' },
    };
    expect(code(await on.ask('/v1/webhooks', init))).toBe('403 FORBIDDEN');
  });
});
