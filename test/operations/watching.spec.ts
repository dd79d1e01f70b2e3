import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cli } from '../support/cli.js';
import { post, registration } from '../support/client.js';
import { type Served, serveLog } from '../support/served-log.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from '../support/service.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
}

const read = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8');
const guide = read('operations.md');
const rules = (parse(read('operations/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups[0]!.rules;
const dashboard = JSON.parse(read('operations/dashboard.json')) as Dashboard;

const METRIC = /\b(?:elshi|process|nodejs)_[a-z0-9_]+/g;
/** The metrics that an expression names; the parts of a histogram are the histogram. */
function namedIn(expression: string): readonly string[] {
  return (expression.match(METRIC) ?? []).map((name) =>
    name.replace(/_seconds_(bucket|count|sum)$/, '_seconds'),
  );
}

/** The metrics that a service tells, whether they have a value or not. */
async function toldBy({ base }: Service): Promise<readonly string[]> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '');
}

/** The value of a metric without labels. */
async function valueOf({ base }: Service, name: string): Promise<number | undefined> {
  const text = await (await fetch(`${base}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  return value === undefined ? undefined : Number(value);
}

describe('the guide for whoever watches the service', () => {
  const folder = temporaryFolder();
  const backup = join(folder.path, 'backup');
  let embedded: Service;
  let onServer: Service;
  let server: Served;
  let told: ReadonlySet<string>;

  beforeAll(async () => {
    buildOnce();
    server = await serveLog(join(folder.path, 'server'));
    embedded = await startService({ ELSHI_DATA: join(folder.path, 'data'), ELSHI_BACKUP: backup });
    onServer = await startService({ ELSHI_DATA: join(folder.path, 'node'), EVENT_STORE: server.address });
    told = new Set([...(await toldBy(embedded)), ...(await toldBy(onServer))]);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([embedded.stop(), onServer.stop()]);
    await server.stop();
    folder.remove();
  });

  it('lists every metric that there is, and no other', () => {
    const begin = guide.indexOf('| metric |');
    const table = guide.slice(begin, guide.indexOf('\n\n', begin));
    const listed = table.split('\n').flatMap((row) => row.split('|')[1]?.match(METRIC) ?? []);

    expect([...listed].sort()).toEqual([...told].sort());
  });

  it('says of each alert what to do, and has alerts over metrics that there are', () => {
    const alerts = guide.slice(guide.indexOf('\n## Alerts'), guide.indexOf('\n## Logs'));
    const paragraphs = [...alerts.matchAll(/^### (\w+)\n\n(.{80,})/gm)].map(([, name]) => name);

    expect(rules.map(({ alert }) => alert)).toEqual(paragraphs);
    for (const { alert, expr, labels, annotations } of rules) {
      expect([alert, namedIn(expr).length > 0, namedIn(expr).filter((name) => !told.has(name))]).toEqual([
        alert,
        true,
        [],
      ]);
      expect(labels.severity).toMatch(/^(critical|warning)$/);
      expect(annotations.summary).not.toBe('');
    }
  });

  it('has a dashboard over metrics that there are', () => {
    const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const chosen = dashboard.templating.list.flatMap(({ definition = [] }) => definition);

    expect(dashboard.panels.length).toBeGreaterThan(10);
    for (const expression of [...asked, ...chosen])
      expect([expression, namedIn(expression).filter((name) => !told.has(name))]).toEqual([expression, []]);
    expect(asked.every((expression) => namedIn(expression).length > 0)).toBe(true);
  });

  it('names files and headings that there are', () => {
    const own = [...guide.matchAll(/\]\(#([\w-]+)\)/g)].map(([, name]) => name);
    const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, name = '']) =>
      name
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const files = [...guide.matchAll(/\]\(([^#)]+)(?:#[^)]*)?\)/g)].map(([, name = '']) => name);

    expect(own.filter((name) => !headings.includes(name ?? ''))).toEqual([]);
    expect(files.filter((name) => !existsSync(join(ROOT, 'docs', name)))).toEqual([]);
  });

  it('is told the age of the backup once there is one, the room for the data, and how long appends take', async () => {
    expect(await valueOf(embedded, 'elshi_backup_age_seconds')).toBeUndefined();
    expect((await post(embedded.base, 'w01', registration())).status).toBe(201);
    const began = Date.now();
    expect((await cli('backup', backup, '--data', join(folder.path, 'data'))).code).toBe(0);

    const age = await valueOf(embedded, 'elshi_backup_age_seconds');
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThanOrEqual((Date.now() - began) / 1000);
    const [free = 0, size = 0] = [
      await valueOf(embedded, 'elshi_data_free_bytes'),
      await valueOf(embedded, 'elshi_data_size_bytes'),
    ];
    expect(free).toBeGreaterThan(0);
    expect(size).toBeGreaterThan(free);
    expect(
      await valueOf(embedded, 'elshi_log_append_duration_seconds_count[{]outcome="created"[}]'),
    ).toBeGreaterThanOrEqual(1);
  });
});
