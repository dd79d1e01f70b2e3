import { join } from 'node:path';
import { followed, overTheWire, pulled } from './support/all-feeds.js';
import { PacedWriter } from './support/paced-writer.js';
import { SentEvents } from './support/sent-events.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const data = temporaryFolder();
let service: Service;

beforeAll(async () => {
  buildOnce();
  service = await startService({
    ELSHI_DATA: join(data.path, 'node'),
    ELSHI_LOG_PORT: '0',
    LOG_LEVEL: 'info',
  });
}, 300_000);
afterAll(async () => {
  await service.stop();
  data.remove();
});

describe('The description of what the service sends', () => {
  it('holds for what is pulled, what is followed, and what is read from the log', async () => {
    const writer = new PacedWriter(() => service.base, 0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const recorded = await writer.stop();
    const sent = await SentEvents.of(service.base);
    const faults: string[] = [];
    const items = await pulled(service.base, sent, faults);
    expect(await followed(service.base, recorded, sent, faults)).toEqual(items);
    const address = /esdb:\/\/127\.0\.0\.1:\d+\?tls=false/.exec(service.output())?.[0] ?? '';
    expect(await overTheWire(address, sent, faults)).toBe(recorded);
    expect(faults).toEqual([]);
    expect(items).toHaveLength(recorded);
    expect(sent.seen.get('stream')).toBe(2 * recorded);
  });

  it('takes no event with a member that it does not describe, without a number, or of another type', async () => {
    const sent = await SentEvents.of(service.base);
    const [item] = await pulled(service.base, sent, []);
    const { sequence: _sequence, ...unnumbered } = item!;
    expect(sent.fault('stream', 'OfficerRegistered', item)).toBeUndefined();
    expect(sent.fault('stream', 'OfficerRegistered', { ...item, colour: 'green' })).toContain('additional');
    expect(sent.fault('stream', 'OfficerRegistered', unnumbered)).toContain('sequence');
    expect(sent.fault('stream', 'AwardRecorded', item)).toContain('type');
    expect(sent.fault('stream', 'Nothing', item)).toContain('no message');
  });
});
