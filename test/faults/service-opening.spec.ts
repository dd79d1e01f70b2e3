import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { type Answer, ask, award, post, registration } from '../support/client.js';
import { buildOnce, launchService, type Service, temporaryFolder } from '../support/service.js';
import { FaultyProxy } from './faulty-proxy.js';
import { WireServer } from './wire-server.js';

/** Within so long of the server's coming the service is itself again, in milliseconds. */
const ITSELF_WITHIN = 10_000;
/** Less than a call to the server may take, in milliseconds: one that is known to be away is not asked. */
const AT_ONCE = 2500;

describe('a service whose log is on a server', () => {
  const folder = temporaryFolder();
  let server: WireServer;
  let services: Service[] = [];
  let cleanUp: () => unknown = () => undefined;

  beforeAll(() => buildOnce(), 300_000);

  beforeEach(async () => {
    server = await WireServer.start(join(folder.path, 'server'));
  });

  afterEach(async () => {
    await cleanUp();
    cleanUp = () => undefined;
    await Promise.all(services.map((service) => service.stop('SIGKILL')));
    services = [];
    await server.end();
    for (const name of ['server', 'node']) rmSync(join(folder.path, name), { recursive: true, force: true });
  });

  afterAll(() => folder.remove());

  async function node(port = server.port): Promise<Service> {
    const service = await launchService({
      EVENT_STORE: `esdb://clerk:s3cret@127.0.0.1:${port}?tls=false`,
      ELSHI_DATA: join(folder.path, 'node'),
    });
    services.push(service);
    return service;
  }

  async function ready({ base }: Service): Promise<void> {
    while ((await ask(`${base}/health/ready`)).status !== 200) await new Promise((r) => setTimeout(r, 20));
  }

  /** Stops what runs, and gives what it held. */
  async function recorded(): Promise<object> {
    const service = await node();
    await ready(service);
    await post(service.base, 'w1', registration());
    const { body } = await post(service.base, 'w1', award('Letter of Thanks'));
    await ask(
      `${service.base}/v1/officers?minPosition=${String((body['receipt'] as { position: string }).position)}`,
    );
    const record = await ask(`${service.base}/v1/officers/w1?asOf=2021-01-01`);
    expect(await service.stop()).toBe(0);
    return record.body;
  }

  it('starts while that is away, with nothing, and is itself when it comes', async () => {
    await server.end();
    const service = await node();
    const { base } = service;

    const because = `The log on the server is out of reach: connect ECONNREFUSED 127.0.0.1:${server.port}.`;
    expect(service.output()).toContain(
      `${because} Its mirror has never been filled, so nothing is answered until it is there.`,
    );
    expect(service.output()).not.toContain('s3cret');
    expect((await ask(`${base}/health/live`)).status).toBe(200);
    expect(await ask(`${base}/health/ready`)).toMatchObject({
      status: 503,
      body: {
        code: 'NOT_READY',
        detail: because,
        facts: { ready: false, lag: 0, parts: { mirror: { lag: 0, server: 'lost' } } },
      },
    });
    for (const path of ['/v1/officers/w1', '/v1/officers', '/v1/events', '/v1/audit', '/v1/export'])
      expect(await ask(base + path)).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } });
    const began = performance.now();
    expect(await post(base, 'w1', registration())).toMatchObject({
      status: 503,
      body: { code: 'STORE_UNAVAILABLE' },
    });
    expect(performance.now() - began).toBeLessThan(AT_ONCE);

    await server.start();
    const came = performance.now();
    await ready(service);
    expect(performance.now() - came).toBeLessThan(ITSELF_WITHIN);
    expect((await post(base, 'w1', registration())).status).toBe(201);
    expect((await ask(`${base}/v1/officers/w1`)).status).toBe(200);
  }, 60_000);

  it('starts while that is away, answers from its mirror, and is itself when it comes', async () => {
    const before = await recorded();
    await server.end();
    const service = await node();
    const { base } = service;

    expect(service.output()).toContain('Until it is there, reads are answered from the mirror as it stands');
    expect((await ask(`${base}/health/ready`)).status).toBe(503);
    expect((await ask(`${base}/v1/officers/w1?asOf=2021-01-01`)).body).toEqual(before);
    const list = await listed(base);
    expect(list).toMatchObject({ items: [{ officerId: 'w1' }] });
    const { meta } = before as { readonly meta: object };
    expect(list['meta']).toEqual(meta);
    const { text } = await measured(base);
    expect(text).toMatch(/^elshi_mirror_live 0$/m);
    expect(text).toMatch(/^elshi_mirror_lag_events 0$/m);
    expect(text).toMatch(/^elshi_mirror_lag_seconds [1-9]/m);
    expect(text).toMatch(/^elshi_projection_lag_seconds 0$/m);

    for (const officer of ['w1', 'nobody'])
      expect(await post(base, officer, award('Medal'))).toMatchObject({
        status: 503,
        body: { code: 'STORE_UNAVAILABLE' },
      });

    await server.start();
    const came = performance.now();
    await ready(service);
    expect(performance.now() - came).toBeLessThan(ITSELF_WITHIN);
    expect((await post(base, 'w1', award('Medal'))).status).toBe(201);
    expect((await post(base, 'nobody', award('Medal'))).status).toBe(404);
    expect((await measured(base)).text).toMatch(/^elshi_mirror_live 1$/m);
  }, 60_000);

  describe('does not start', () => {
    const sentence =
      /Elshi does not start: the log on the server that EVENT_STORE names cannot be used \(.*\)\.$/m;

    async function refused(port: number, because: string): Promise<void> {
      const attempt = node(port);
      await expect(attempt).rejects.toThrow(sentence);
      await expect(attempt).rejects.toThrow(because);
      await expect(attempt).rejects.not.toThrow('s3cret');
    }

    it('with credentials that are refused', async () => {
      const proxy = await FaultyProxy.before(server.port);
      cleanUp = () => proxy.close();
      proxy.refusal = { code: status.UNAUTHENTICATED, details: 'Not Authenticated' };

      await refused(proxy.port, 'denies access to these credentials');
    });

    it('with the mirror of another log', async () => {
      await recorded();
      const another = await WireServer.start(join(folder.path, 'another'));
      cleanUp = () => another.end();

      await refused(another.port, 'it is another log');
    });

    it('with a connection string that cannot be read', async () => {
      const attempt = launchService({ EVENT_STORE: 'esdb://clerk:s3cret@127.0.0.1:here?tls=false' });

      await expect(attempt).rejects.toThrow(sentence);
      await expect(attempt).rejects.not.toThrow('s3cret');
    });
  });
});

/** The list of officers, once there is one. */
async function listed(base: string): Promise<Answer['body']> {
  for (;;) {
    const { status: code, body } = await ask(`${base}/v1/officers?asOf=2021-01-01`);
    if (code === 200) return body;
    expect(body).toMatchObject({ code: 'NOT_CAUGHT_UP' });
  }
}

async function measured(base: string): Promise<{ readonly text: string }> {
  const response = await fetch(`${base}/metrics`);
  return { text: await response.text() };
}
