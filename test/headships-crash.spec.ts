import { EventStoreDBClient } from '@eventstore/db-client';
import { join } from 'node:path';
import { registration } from './support/client.js';
import { type Served, serveLog } from './support/served-log.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const KILLS = Number(process.env['ELSHI_HALF_KILLS'] ?? 5);
const SETTLED_WITHIN = 15_000;

const presidential = (date: string) => ({
  order: { type: 'PRESIDENT_DECREE', number: '512', date, issuedBy: 'PRESIDENT' },
});
const ministerial = (date: string) => ({
  order: { type: 'MINISTER_ORDER', number: '15-1/42', date, issuedBy: 'MINISTER' },
});
const representation = (date: string) => ({ representation: { number: '1-03/7', date } });

/** A day for each act, ten days after the one before. */
function dayAt(place: number): string {
  return new Date(Date.UTC(2002, 0, 1 + 10 * place)).toISOString().slice(0, 10);
}

describe('a service that is killed between the two records of a headship', () => {
  const data = temporaryFolder();
  let served: Served;
  let service: Service;
  let client: EventStoreDBClient;

  const start = async (): Promise<void> => {
    service = await startService({ ELSHI_DATA: join(data.path, 'node'), EVENT_STORE: served.address });
  };

  beforeAll(async () => {
    buildOnce();
    served = await serveLog(join(data.path, 'log'));
    client = EventStoreDBClient.connectionString(served.address);
    await start();
  }, 300_000);

  afterAll(async () => {
    await client.dispose();
    await service.stop();
    await served.stop();
    data.remove();
  });

  const post = (subject: string, kind: string, effectiveOn: string, body: object, more: object = {}) =>
    fetch(`${service.base}/v1/${subject}/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify({ kind, effectiveOn, data: body, ...more }),
    });
  const recorded = async (...act: Parameters<typeof post>): Promise<void> => {
    expect((await post(...act)).status).toBe(201);
  };
  const get = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
    (await (await fetch(`${service.base}/v1/${path}`)).json()) as Readonly<Record<string, unknown>>;

  async function given(): Promise<void> {
    const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
    await recorded('offices/emb', 'EstablishOffice', '2000-01-10', embassy, presidential('2000-01-09'));
    const {
      kind,
      effectiveOn,
      data: person,
    } = registration('Bekova Aliya') as {
      readonly kind: string;
      readonly effectiveOn: string;
      readonly data: object;
    };
    await recorded('officers/amb', kind, effectiveOn, person);
    await recorded('officers/amb', 'EnterService', '2001-02-18', {}, ministerial('2001-02-15'));
  }

  /** Resolves when the office has one more event. */
  async function oneMoreAtOffice(revision: number): Promise<void> {
    const events = client.subscribeToStream('office-emb', { fromRevision: BigInt(revision - 1) });
    try {
      for await (const _event of events) return;
    } finally {
      await events.unsubscribe().catch(() => undefined);
    }
  }

  async function typesIn(stream: string): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const { event } of client.readStream(stream)) if (event) types.push(event.type);
    return types;
  }

  /** Appointments and dismissals that stand in the two records, while they agree on their number. */
  async function bothSides(): Promise<readonly [readonly unknown[], readonly unknown[]]> {
    const acts = (await get('offices/emb/acts?limit=500'))['items'] as readonly {
      readonly kind: string;
      readonly effectiveOn: string;
    }[];
    const days = (kind: string) => acts.filter((act) => act.kind === kind).map((act) => act.effectiveOn);
    const { postings } = (await get('officers/amb?asOf=2199-01-01')) as {
      readonly postings: readonly { readonly from: string; readonly to: string | null }[];
    };
    return [
      [days('AppointHead'), days('DismissHead')],
      [postings.map(({ from }) => from), postings.flatMap(({ to }) => to ?? [])],
    ];
  }

  it(
    `leaves both alike after the next start: ${KILLS} kills`,
    async () => {
      await given();
      let between = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const appoints = (await typesIn('office-emb')).at(-1) !== 'HeadAppointed';
        const revision = (await typesIn('office-emb')).length;
        const day = dayAt(revision);
        const act = { officerId: 'amb', ...representation(day) };
        const more = appoints ? { title: 'AMBASSADOR' } : { cause: 'end of the mission' };
        const seen = oneMoreAtOffice(revision);
        const answered = post(
          'offices/emb',
          appoints ? 'AppointHead' : 'DismissHead',
          day,
          { ...act, ...more },
          presidential(day),
        ).catch(() => undefined);
        await Promise.race([seen, answered]);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
        await service.stop('SIGKILL');
        await answered;
        const [halves, whole] = [await typesIn('officer-amb'), await typesIn('office-emb')];
        const counted = (types: readonly string[], type: string) =>
          types.filter((each) => each === type).length;
        if (
          counted(halves, 'PostingAssigned') < counted(whole, 'HeadAppointed') ||
          counted(halves, 'PostingEnded') < counted(whole, 'HeadDismissed')
        )
          between += 1;

        await start();

        const until = Date.now() + SETTLED_WITHIN;
        let [office, officer] = await bothSides();
        while (Date.now() < until && JSON.stringify(office) !== JSON.stringify(officer)) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          [office, officer] = await bothSides();
        }
        expect(officer).toEqual(office);
      }
      if (KILLS >= 50) expect(between).toBeGreaterThan(0);
      process.stdout.write(`${between} of ${KILLS} kills came between the two records.\n`);
    },
    60_000 + KILLS * 20_000,
  );
});
