import { post, registration } from '../support/client.js';
import { buildOnce } from '../support/service.js';
import { callerTrace, ofTrace, soon, TracedServices } from '../support/traced-service.js';

const on = new TracedServices();
const kept = callerTrace('a1', '01');
/** Longer than the service waits for its receiver when it stops, and much shorter than a receiver may take. */
const IN_TIME = 8000;

beforeAll(buildOnce, 300_000);
beforeEach(() => on.receive());
afterEach(() => on.end());
afterAll(() => on.remove());

describe('a receiver of traces', () => {
  it('is sent what is left when the service stops', async () => {
    const settings = { OTEL_BSP_SCHEDULE_DELAY: '60000', OTEL_SERVICE_NAME: 'careers' };
    const { base, stop } = await on.start(settings);
    await post(base, 'w01', registration(), kept);
    expect(on.receiver.asked()).toBe(0);
    expect(await stop()).toBe(0);

    expect(on.receiver.spans.map(({ service }) => service)).toEqual(['careers', 'careers', 'careers']);
  });

  it('delays nothing when it never answers, nor the end of the service', async () => {
    on.receiver.answerWith(undefined);
    const { base, stop } = await on.start();
    expect((await post(base, 'w01', registration(), kept)).status).toBe(201);
    await soon(() => on.receiver.asked() > 0);
    expect(on.receiver.asked()).toBe(1);
    expect((await post(base, 'w02', registration(), kept)).status).toBe(201);

    const began = performance.now();
    expect(await stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(IN_TIME);
  });

  it('that refuses is told of once, and is sent the next when it takes them again', async () => {
    on.receiver.answerWith(400);
    const { base, stop } = await on.start();
    for (const [asked, id] of ['w01', 'w02'].entries()) {
      await post(base, id, registration(), kept);
      await soon(() => on.receiver.asked() > asked);
    }
    on.receiver.answerWith(200);
    await post(base, 'w03', registration(), callerTrace('b2', '01'));
    expect(await on.receiver.wait(3, ofTrace('b2'))).toHaveLength(3);

    expect(await stop()).toBe(0);
    const told = (beginning: string) => on.lines().filter(({ msg }) => msg?.startsWith(beginning));
    expect(told('Traces are lost')).toHaveLength(1);
    expect(told('Traces are taken again')).toHaveLength(1);
  });

  it('that is away leaves the service as it is', async () => {
    await on.receiver.close();
    const { base, stop } = await on.start();
    expect((await post(base, 'w01', registration(), kept)).status).toBe(201);

    const began = performance.now();
    expect(await stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(IN_TIME);
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL is http/protobuf'],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is an'],
    [{ OTEL_TRACES_SAMPLER: 'sometimes' }, 'OTEL_TRACES_SAMPLER value "sometimes" invalid'],
  ])('that is asked for with %j is told of at the start, and the service goes on', async (settings, why) => {
    const { base } = await on.start(settings);
    expect((await post(base, 'w01', registration(), kept)).status).toBe(201);

    expect(on.lines().map(({ msg }) => msg)).toContainEqual(expect.stringContaining(why));
  });
});
