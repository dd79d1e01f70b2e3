import { award, post, registration } from '../support/client.js';
import type { ReceivedSpan } from '../support/otlp-receiver.js';
import { buildOnce } from '../support/service.js';
import { CALLER, callerTrace, ofTrace, TracedServices } from '../support/traced-service.js';

const on = new TracedServices();
const kept = callerTrace('a1', '01');

beforeAll(buildOnce, 300_000);
beforeEach(() => on.receive());
afterEach(() => on.end());
afterAll(() => on.remove());

const named = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan => {
  const found = spans.filter((span) => span.name === name);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('a trace that is kept', () => {
  it('goes from the request through the append to the projection', async () => {
    const { base } = await on.start();
    const { status } = await post(base, 'w01', registration(), { ...kept, 'x-request-id': 'r-17' });
    const spans = await on.receiver.wait(3, ofTrace('a1'));

    expect([status, spans.length]).toEqual([201, 3]);
    const request = named(spans, 'POST /v1/officers/:id/acts');
    expect([request.parentId, request.kind, request.service]).toEqual([CALLER, 2, 'elshi']);
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/officers/:id/acts',
      'http.response.status_code': 201,
      'url.path': '/v1/officers/w01/acts',
      'url.scheme': 'http',
      'elshi.request_id': 'r-17',
    });
    const append = named(spans, 'append to log');
    expect([append.parentId, append.kind]).toEqual([request.spanId, 4]);
    expect(append.attributes).toEqual({
      'elshi.log.streams': 1,
      'elshi.log.events': 1,
      'elshi.log.outcome': 'created',
      'elshi.log.position': 1,
    });
    const projection = named(spans, 'project to views');
    expect([projection.parentId, projection.kind]).toEqual([request.spanId, 5]);
    expect(projection.attributes).toMatchObject({ 'elshi.log.position': 1, 'elshi.log.events': 1 });
    expect(projection.attributes['elshi.projection.lag_seconds']).toBeGreaterThan(0);
    expect(projection.end).toBeGreaterThan(projection.start);
    expect(append.start).toBeGreaterThanOrEqual(request.start);
    expect(append.end).toBeLessThanOrEqual(request.end);
    // The event stands under the span of the request that brought it.
    expect(await on.inLog()).toEqual([`00-${request.traceId}-${request.spanId}-01`]);
  });

  it('begins with the request where none was brought', async () => {
    const { base } = await on.start();
    await post(base, 'w01', registration());
    const [projection] = await on.receiver.wait(1, ({ name }) => name === 'project to views');
    const request = named(on.receiver.spans, 'POST /v1/officers/:id/acts');

    expect([request.parentId, projection?.traceId]).toEqual(['', request.traceId]);
  });

  it('tells no query, no header and no body, and is named in the line about the request', async () => {
    const { base } = await on.start();
    await fetch(`${base}/v1/officers?q=Serikbai`, { headers: { ...kept, 'x-elshi-user': 'Omarova' } });
    await post(base, 'w01', registration('Serikbai Dana'), kept);
    await post(base, 'w02', { kind: 'Serikbai' }, kept);
    await fetch(`${base}/nowhere?q=Serikbai`, { headers: kept });
    const spans = await on.receiver.wait(6, ofTrace('a1'));

    expect(spans).toHaveLength(6);
    const told = JSON.stringify(spans.map(({ name, attributes }) => [name, attributes]));
    expect(told).not.toMatch(/Serikbai|Dana|Omarova/);
    const refused = spans.find(({ attributes }) => attributes['url.path'] === '/v1/officers/w02/acts');
    expect([refused?.attributes['http.response.status_code'], refused?.status]).toEqual([400, 0]);
    expect(named(spans, 'GET').attributes).not.toHaveProperty('http.route');
    const { traceId } = spans[0]!;
    expect(on.lines().filter((line) => line.traceId === traceId)).toHaveLength(4);
  });

  it('shows of an import the first hundred appends, and what comes alone', async () => {
    const { base } = await on.start();
    const lines = Array.from({ length: 130 }, (_none, n) =>
      JSON.stringify({ subject: `officer/i${n}`, act: registration(`Aliev ${n}`) }),
    );
    const headers = { 'content-type': 'application/x-ndjson', ...kept };
    const answer = await fetch(`${base}/v1/import`, { method: 'POST', headers, body: lines.join('\n') });
    expect(await answer.text()).toContain('"created":130');
    await post(base, 'i1', award('Letter'), callerTrace('b2', '01'));
    expect(await on.receiver.wait(3, ofTrace('b2'))).toHaveLength(3);
    await on.receiver.wait(1, ({ name }) => name === 'POST /v1/import');

    const spans = on.receiver.spans.filter(ofTrace('a1'));
    expect(spans.filter(({ name }) => name === 'append to log')).toHaveLength(100);
    const projected = spans.filter(({ name }) => name === 'project to views');
    expect(projected.length).toBeLessThanOrEqual(100);
  });
});

describe('no trace', () => {
  it('is kept of what the caller does not keep, nor of whoever watches the service', async () => {
    const { base } = await on.start();
    await post(base, 'w01', registration(), callerTrace('c3', '00'));
    await fetch(`${base}/metrics`, { headers: kept });
    await fetch(`${base}/health/ready`, { headers: kept });
    await post(base, 'w02', registration(), callerTrace('b2', '01'));
    await on.receiver.wait(3, ofTrace('b2'));

    expect(on.receiver.spans.filter(ofTrace('b2'))).toHaveLength(3);
    expect(on.receiver.spans).toHaveLength(3);
    const [first] = await on.inLog();
    expect(first).toMatch(/^00-c30{30}-[0-9a-f]{16}-00$/);
  });

  it('is kept where the sampler keeps none', async () => {
    const { base, stop } = await on.start({ OTEL_TRACES_SAMPLER: 'always_off' });
    await post(base, 'w01', registration(), kept);
    await post(base, 'w02', registration());
    expect(await stop()).toBe(0);

    expect(on.receiver.asked()).toBe(0);
  });

  it('is kept, and nothing sent, where none is asked for; the event keeps what the caller sent', async () => {
    const { base, stop } = await on.start({ OTEL_EXPORTER_OTLP_ENDPOINT: '' });
    await post(base, 'w01', registration(), kept);

    expect(await on.inLog()).toEqual([kept.traceparent]);
    expect(await stop()).toBe(0);
    expect(on.receiver.asked()).toBe(0);
  });
});
