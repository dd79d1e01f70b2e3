import { execFileSync, spawnSync } from 'node:child_process';
import { request } from 'node:https';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../support/cli.js';
import { buildOnce, launchService, ROOT, type Service, temporaryFolder } from '../support/service.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const tls = { ELSHI_TLS_CERT: at('cert.pem'), ELSHI_TLS_KEY: at('key.pem') };
let key: string;

beforeAll(async () => {
  buildOnce();
  const subject = ['-subj', '/CN=elshi.test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const files = ['-keyout', tls.ELSHI_TLS_KEY, '-out', tls.ELSHI_TLS_CERT];
  execFileSync('openssl', ['req', '-x509', ...made, ...subject, ...files], { stdio: 'pipe' });
  const { output } = await cli('keys', 'create', 'auditor', '--grant', 'AUD', '--data', folder.path);
  key = `Bearer ${output.trim()}`;
}, 300_000);
afterAll(() => folder.remove());

/** What the built service says that will not start. */
function refused(settings: Readonly<Record<string, string>>): {
  readonly code: number | null;
  readonly said: string;
} {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', ELSHI_DATA: at('refused'), ...settings };
  const { status, stderr } = spawnSync(process.execPath, ['dist/apps/api/src/main.js'], {
    ...{ cwd: ROOT, env, encoding: 'utf8', timeout: 60_000 },
  });
  return { code: status, said: stderr };
}

function started(settings: Readonly<Record<string, string>>): Promise<Service> {
  return launchService({ ELSHI_DATA: folder.path, ELSHI_ACCESS: 'keys', HOST: '0.0.0.0', ...settings });
}

describe('beyond this machine', () => {
  it.each([
    [
      'without access',
      { HOST: '0.0.0.0' },
      /^Elshi does not start: HOST "0\.0\.0\.0" is refused: while no access/,
    ],
    [
      'unencrypted',
      { HOST: '::', ELSHI_ACCESS: 'keys' },
      /HOST "::" is refused: beyond this machine .* encrypted only/,
    ],
    [
      'with a certificate that is none',
      { ...tls, ELSHI_TLS_CERT: 'package.json' },
      /ELSHI_TLS_CERT and ELSHI_TLS_KEY/,
    ],
    [
      'with one that is not there',
      { ...tls, ELSHI_TLS_KEY: '/nowhere/key.pem' },
      /ELSHI_TLS_KEY names \/nowhere\/key/,
    ],
    [
      'with its door ajar',
      { ELSHI_ACCESS: 'keys', ELSHI_LOG_PORT: '0' },
      /ELSHI_LOG_PORT serves the whole log to every/,
    ],
  ])('%s the service does not start, and says why', (_case, settings, sentence) => {
    const { code, said } = refused(settings);
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toMatch(sentence);
  });

  it('is asked over TLS, and told to stay with it', async () => {
    const service = await started(tls);
    expect(service.output()).toContain('over TLS');
    const port = Number(new URL(service.base).port);
    const ca = readFileSync(tls.ELSHI_TLS_CERT);
    const ask = (headers: object) =>
      new Promise<readonly unknown[]>((resolve, reject) => {
        const asking = {
          host: '127.0.0.1',
          port,
          path: '/v1/officers/w01',
          ca,
          headers: { ...headers },
          agent: false as const,
        };
        request(asking, (answer) => {
          answer
            .resume()
            .on('end', () => resolve([answer.statusCode, answer.headers['strict-transport-security']]));
        })
          .on('error', reject)
          .end();
      });
    const year = 'max-age=31536000';
    expect([await ask({}), await ask({ authorization: key })]).toEqual([
      [401, year],
      [404, year],
    ]);
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
    expect(await service.stop()).toBe(0);
  }, 60_000);

  it.each([
    ['is taken at its word for the address of the caller', '127.0.0.1/32', '198.51.100.7'],
    ['that is another than named is not', '192.0.2.1', '127.0.0.1'],
  ])(
    'a proxy %s',
    async (_case, proxies, expected) => {
      const service = await started({ ELSHI_TRUSTED_PROXIES: proxies });
      const headers = { authorization: key, 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
      await (await fetch(`${service.base}/v1/officers/w01`, { headers })).text();
      const answered = await fetch(`${service.base}/v1/reads?officer=w01&limit=1`, { headers });
      expect(((await answered.json()) as { items: object[] }).items).toMatchObject([{ address: expected }]);
      await service.stop();
    },
    60_000,
  );

  it('keys that cannot be read keep the service from starting, and are left as they are', () => {
    const damaged = temporaryFolder();
    writeFileSync(
      join(damaged.path, 'access.db'),
      'no database at all, but long enough to be read as a page of one',
    );
    const { code, said } = refused({ ELSHI_DATA: damaged.path, ELSHI_ACCESS: 'keys' });
    expect(code).toBe(1);
    expect(said).toMatch(/access\.db is damaged/);
    damaged.remove();
  }, 60_000);
});
