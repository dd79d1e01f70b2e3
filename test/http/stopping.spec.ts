import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeEach(async () => {
  on = await startInProcess();
}, 30_000);
afterEach(() => on.close());

const act = JSON.stringify(registration('Bekova Aliya'));

/** An act of which half has been sent. */
async function halfSent(
  id: string,
): Promise<{ readonly sent: ClientRequest; readonly answer: Promise<IncomingMessage> }> {
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(act)) };
  const sent = request(`${on.base}/v1/officers/${id}/acts`, { method: 'POST', headers });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  sent.write(act.slice(0, 20));
  await sleep(200);
  return { sent, answer };
}

describe('a service that is told to stop', () => {
  it('finishes an act that is still arriving, and takes no other', async () => {
    const { sent, answer } = await halfSent('first');
    const closed = on.close();

    const refused = await on.act('second', JSON.parse(act) as object);
    expect([refused.status, refused.body['code']]).toEqual([503, 'STOPPING']);
    expect([refused.headers.get('connection'), refused.headers.get('retry-after')]).toEqual(['close', '1']);
    expect((await on.ask('/health/ready')).body['code']).toBe('STOPPING');
    expect((await on.ask('/health/live')).status).toBe(200);

    sent.end(act.slice(20));
    expect((await answer).statusCode).toBe(201);
    await closed;
    await expect(fetch(`${on.base}/health/live`)).rejects.toThrow();
  });

  it('ends at once where nothing is under way, and lets go of who follows the feed', async () => {
    const feed = await fetch(`${on.base}/v1/events/stream`);
    const began = performance.now();

    await on.close();

    expect(performance.now() - began).toBeLessThan(5000);
    await feed.text();
  });

  it('waits no longer for one who went away in the middle', async () => {
    const { sent, answer } = await halfSent('third');
    const gone = expect(answer).rejects.toThrow();
    const closed = on.close();
    sent.destroy();

    await gone;
    await closed;
  });
});
