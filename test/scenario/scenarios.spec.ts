import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { followed, overTheWire, pulled } from '../support/all-feeds.js';
import { type DescribedProxy, describedProxy } from '../support/described-proxy.js';
import { SentEvents } from '../support/sent-events.js';
import { type Served, serveLog } from '../support/served-log.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from '../support/service.js';

const FOLDER = join(ROOT, '../shared/scenarios');
const present = existsSync(join(FOLDER, 'run.mjs'));
/** All that there are, by the names of their files. */
const SCENARIOS = present
  ? readdirSync(FOLDER)
      .filter((file) => file.endsWith('.json'))
      .map((file) => (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { readonly id: string }).id)
  : ['none'];

if (!present) console.warn(`SKIPPED: there are no scenarios at ${FOLDER}, so none was run.`);

(present ? describe : describe.skip).each(['embedded', 'served'])('the scenarios, with the log %s', (log) => {
  const data = temporaryFolder();
  let served: Served | undefined;
  let service: Service;
  let proxy: DescribedProxy;
  let lines: readonly string[];

  beforeAll(async () => {
    buildOnce();
    if (log === 'served') served = await serveLog(join(data.path, 'log'));
    service = await startService({
      ELSHI_DATA: join(data.path, 'node'),
      EVENT_STORE: served?.address ?? 'embedded:',
    });
    proxy = await describedProxy(service.base);
    lines = (await run(proxy.base)).split('\n');
  }, 600_000);

  afterAll(async () => {
    await proxy.close();
    expect(await service.stop()).toBe(0);
    expect(await (served?.stop() ?? 0)).toBe(0);
    data.remove();
  });

  it('are answered with nothing that is not described', () => {
    expect(proxy.faults).toEqual([]);
    expect(proxy.answers()).toBeGreaterThan(1000);
  });

  it('tell nothing in their events that is not described', async () => {
    const sent = await SentEvents.of(service.base);
    const faults: string[] = [];
    const items = await pulled(service.base, sent, faults);
    expect(await followed(service.base, items.length, sent, faults)).toEqual(items);
    if (served !== undefined) expect(await overTheWire(served.address, sent, faults)).toBe(items.length);
    expect(faults).toEqual([]);
    expect(items.length).toBeGreaterThan(100);
  }, 60_000);

  it.each(SCENARIOS)('%s', (id) => {
    const steps = lines.filter((line) => line.startsWith(`ok   ${id} step`));
    const faults = lines.filter((line) => line.startsWith(`FAIL ${id} step`));
    expect(faults).toEqual([]);
    expect(steps.length).toBeGreaterThan(0);
  });
});

function run(base: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = [join(FOLDER, 'run.mjs'), '--base', base, '--verbose'];
    const runner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    runner.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    runner.on('error', reject).on('close', () => resolve(printed));
  });
}
