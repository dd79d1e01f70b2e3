import { connect } from 'node:net';
import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
}, 30_000);
afterAll(() => on.close());

const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;

/** What comes back for bytes that no client library would send. */
function raw(text: string): Promise<string> {
  const port = Number(new URL(on.base).port);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

describe('paths and methods', () => {
  it.each([
    ['/nothing', 'GET', '404 NOT_FOUND'],
    ['/v1/officers/w01/acts/1', 'GET', '404 NOT_FOUND'],
    ['/v1/officers/nobody', 'GET', '404 OFFICER_UNKNOWN'],
    ['/v1/offices/emb', 'GET', '404 OFFICE_UNKNOWN'],
    ['/v1/offices/emb/acts', 'GET', '404 OFFICE_UNKNOWN'],
    ['/v1/offices/emb?asOf=2020-02-30', 'GET', '400 MALFORMED'],
    ['/v1/officers/%zz', 'GET', '400 MALFORMED'],
    ['/v1/officers/a%2Fb', 'GET', '400 MALFORMED'],
    [`/v1/officers/${'a'.repeat(3000)}`, 'GET', '400 MALFORMED'],
    ['/health/live?x=1', 'GET', '400 MALFORMED'],
    ['/v1/catalogue/ranks?x=1', 'GET', '400 MALFORMED'],
    ['/problems/nothing', 'GET', '404 NOT_FOUND'],
    ['/v1/audit', 'PROPFIND', '405 METHOD_NOT_ALLOWED'],
    ['/docs/nothing.js', 'GET', '404 NOT_FOUND'],
  ])('%.40s %s', async (path, method, expected) => {
    const answer = await on.ask(path, { method });
    expect(code(answer)).toBe(expected);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('every other method of a path is 405 with those it takes, whatever body it brings', async () => {
    for (const { path, methods } of on.service.routes.all()) {
      if (path.includes('*')) continue;
      const url = path.replace(':id', 'w01');
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
        (other) => !methods.includes(other),
      )) {
        const init =
          method === 'GET' ? { method } : { method, body: '<a/>', headers: { 'content-type': 'text/xml' } };
        const answer = await on.ask(url, init);
        expect(`${method} ${url} ${code(answer)}`).toBe(`${method} ${url} 405 METHOD_NOT_ALLOWED`);
        expect(answer.headers.get('allow')?.split(', ').sort()).toEqual([...methods, 'OPTIONS'].sort());
      }
    }
  });

  it('tells what a path takes, and its head alone', async () => {
    const options = await on.ask('/v1/officers/w01/acts', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    const [head, get] = [
      await on.ask('/v1/officers/w01', { method: 'HEAD' }),
      await on.ask('/v1/officers/w01'),
    ];
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', get.headers.get('etag')]);
    for (const endless of ['/v1/events/stream', '/v1/export', '/v1/officers/w01/replay'])
      expect((await on.ask(endless, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('who may ask', () => {
  it('is nobody who came by another name or from another site', async () => {
    const from = (origin: string) => on.act('w01', award('x'), { origin });
    expect(code(await from('http://evil.example'))).toBe('403 FORBIDDEN');
    expect(code(await from('null'))).toBe('403 FORBIDDEN');
    expect((await from(on.base)).status).toBe(201);
    expect(await raw('GET /v1/officers HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 403 [\s\S]*"code":"FORBIDDEN"/,
    );
  });

  it('may read and not write as an auditor', async () => {
    const role = { 'x-elshi-role': 'AUD' };
    expect(code(await on.act('w01', award('x'), role))).toBe('403 FORBIDDEN');
    expect((await on.ask('/v1/officers/w01', { headers: role })).status).toBe(200);
  });
});

describe('what is no request', () => {
  it.each([
    ['GARBAGE\r\n\r\n', 400],
    ['GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 403],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
    ['GET nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
  ])('is answered with a problem all the same: %#', async (text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain(`"status":${status}`);
  });

  it('an expectation that nobody knows is no reason to fail', async () => {
    const answer = await raw(
      'GET /health/live HTTP/1.1\r\nHost: localhost\r\nExpect: more\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});
