import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { HttpRegister } from './support/http-register.js';
import { turns } from './support/register-stories.js';
import { Registrar } from './support/registrar.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const OFFICERS = 3;
const TURNS = 80;
const SEED = Number(process.env['ELSHI_SEED'] ?? Date.now());

describe('the built service, told a story of acts, corrections, annulments and decisions', () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  let service: Service;
  let registrar: Registrar;

  const starts = async (): Promise<HttpRegister> => {
    service = await startService({ ELSHI_DATA: data });
    return new HttpRegister(service.base);
  };

  beforeAll(async () => {
    buildOnce();
    registrar = new Registrar(await starts(), OFFICERS);
  }, 300_000);

  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  it(`answers again what it answered, loses no act, and moves no other record (seed ${SEED})`, async () => {
    const [story = []] = fc.sample(turns(OFFICERS, TURNS), { seed: SEED, numRuns: 1 });
    for (const turn of story) await registrar.take(turn);

    expect(registrar.recorded).toBeGreaterThan(OFFICERS);
    await registrar.asksAgain();
    await registrar.findsAll();
  }, 120_000);

  it('takes no act away, whatever method is tried on whatever path', async () => {
    const { base } = service;
    const [act] = await registrar.register.acts('o0');
    const paths = ['', '/acts', `/acts/${String(act?.['eventId'])}`, '/term', '/replay'];
    const tried = paths.flatMap((path) =>
      ['DELETE', 'PUT', 'PATCH'].map((method) => [method, `/v1/officers/o0${path}`] as const),
    );
    const more = ['/v1/officers', '/v1/audit', '/v1/events', '/v1/export', '/v1/import'].map(
      (path) => ['DELETE', path] as const,
    );
    for (const [method, path] of [...tried, ...more]) {
      const { status } = await fetch(base + path, { method });
      expect([method, path, status]).toEqual([method, path, path.includes('/acts/') ? 404 : 405]);
    }

    await registrar.findsAll();
  }, 60_000);

  it('does so after a restart, and with lists that were made anew', async () => {
    expect(await service.stop()).toBe(0);
    await registrar.asksAgain(await starts());
    await service.stop('SIGKILL');
    for (const file of readdirSync(data)) if (file.startsWith('views')) rmSync(join(data, file));
    const register = await starts();
    await registrar.asksAgain(register);
    await registrar.findsAll(register);
  }, 120_000);
});
