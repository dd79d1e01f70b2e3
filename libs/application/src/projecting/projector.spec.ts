import type { EventStore } from '@elshi/event-store';
import { memoryViews, type ViewsWriter } from '@elshi/read-models';
import { office, officer } from '@elshi/domain';
import { encode, streamOf } from '../codec.js';
import { RandomActs } from '../testing/random-acts.js';
import { RandomOfficeActs } from '../testing/random-office-acts.js';
import { digestOfFold } from '../testing/reference-views.js';
import { career, Service } from '../testing/service.js';
import { viewTables } from '../views/tables.js';
import { appendsAfter } from './log-to-project.js';
import { Projector, type Reached } from './projector.js';

const SEEDS = Array.from({ length: Number(process.env['ELSHI_SEEDS'] ?? 3) }, (_none, seed) => seed + 1);
const never = new AbortController().signal;

async function project(log: EventStore, views: ViewsWriter): Promise<readonly Reached[]> {
  const commits: Reached[] = [];
  await new Projector(log, views).catchUp((checkpoint) => commits.push(checkpoint), never);
  return commits;
}

const decree = { type: 'PRESIDENT_DECREE', number: '512', date: '2020-02-20', issuedBy: 'PRESIDENT' };
const established = {
  kind: 'EstablishOffice',
  on: '2020-03-01',
  order: decree,
  data: { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' },
} as const;
const moved = { kind: 'ReorganiseOffice', on: '2020-06-01', order: decree, data: { seat: 'Graz' } } as const;
const emptyViews = (): ViewsWriter => memoryViews(viewTables, 'test').writer;

describe('a projector', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  /** Projects after each round of acts, and holds the rows against those made at once, three times, and against a fold. */
  async function madeAlike(rounds: number, post: () => Promise<unknown>): Promise<void> {
    const byAndBy = emptyViews();
    const projector = new Projector(service.log, byAndBy);
    for (let round = 0; round < rounds; round += 1) {
      await post();
      await projector.catchUp(() => undefined, never);
    }
    const expected = await digestOfFold(service.log);

    expect(byAndBy.checkpoint?.position).toBeGreaterThan(60);
    expect(byAndBy.digest()).toBe(expected);
    for (let rebuild = 1; rebuild <= 3; rebuild += 1) {
      const views = emptyViews();
      await project(service.log, views);
      expect(views.digest()).toBe(expected);
    }
  }

  it.each(SEEDS)(
    'makes the same rows by and by, at once, and as a fold would (seed %i)',
    async (seed) => {
      const acts = new RandomActs(service, { seed, officers: 6 });
      await madeAlike(30, () => acts.post(12));
    },
    60_000,
  );

  it.each(SEEDS)(
    'makes those of offices, of proposals and of joined records alike as well (seed %i)',
    async (seed) => {
      const acts = await RandomOfficeActs.begin(service, seed);
      const kinds = new Set<string>();
      await madeAlike(30, async () => {
        for (const kind of await acts.post(12)) kinds.add(kind);
      });
      // That rows are alike says something only where much was recorded.
      expect(kinds.size).toBeGreaterThan(8);
    },
    60_000,
  );

  it('makes the rows of an office as a fold would, by and by and at once', async () => {
    const byAndBy = emptyViews();
    const projector = new Projector(service.log, byAndBy);
    for (const act of [established, moved, { ...moved, on: '2021-06-01', historical: true, order: null }]) {
      const recorded = await service.submit('emb', act, { subject: office('emb') });
      expect(recorded.outcome).toBe('recorded');
      await projector.catchUp(() => undefined, never);
    }
    const atOnce = emptyViews();
    await project(service.log, atOnce);

    expect(byAndBy.digest()).toBe(await digestOfFold(service.log));
    expect(atOnce.digest()).toBe(byAndBy.digest());
  });

  it('is where the log is, and says so after each batch', async () => {
    await registerMany(service.log, 2400);
    const views = emptyViews();
    const commits = await project(service.log, views);
    const head = await service.log.head();

    expect(head.position).toBe(2400n);
    expect(commits.map(({ position }) => position)).toEqual([1000, 2000, 2400]);
    const { position, known } = commits.at(-1)!;
    expect(views.checkpoint).toMatchObject({ position, known });
    expect(views.checkpoint?.known).toBe(head.known);
  }, 60_000);

  it('never takes part of an append', async () => {
    const dismissal = { kind: 'DismissForDisciplineBreach', on: '2021-01-01' } as const;
    const order = { type: 'MINISTER_ORDER', number: '15-2', date: '2021-01-01', issuedBy: 'MINISTER' };
    await service.record('w1', ...career('2020-03-15'), {
      ...dismissal,
      data: { breach: 'left the post', revocation: { order } },
    });
    const sizes: number[] = [];
    for await (const append of appendsAfter(service.log, 0n, 6n)) sizes.push(append.length);

    expect(sizes).toEqual([1, 1, 1, 1, 2]);
  });

  it('goes on from where it was, also with ledgers that it has forgotten', async () => {
    const views = emptyViews();
    await service.record('w1', ...career('2020-03-15'));
    await project(service.log, views);
    await service.record('w1', { kind: 'RecordAward', on: '2021-01-01', data: { award: 'medal' } });
    await project(service.log, views);

    expect(views.digest()).toBe(await digestOfFold(service.log));
  });

  it('stops at the end of a batch when it is told to', async () => {
    await registerMany(service.log, 2400);
    const views = emptyViews();
    const stop = new AbortController();
    await new Projector(service.log, views).catchUp(() => stop.abort(), stop.signal);

    expect(views.checkpoint?.position).toBe(1000);
  }, 60_000);

  it('knows views that were made from another log', async () => {
    const other = Service.over();
    await service.record('w1', ...career('2020-03-15'));
    await other.record('w1', ...career('2020-03-15'));
    const views = emptyViews();
    await project(service.log, views);

    expect(await new Projector(service.log, views).agrees()).toBe(true);
    expect(await new Projector(other.log, views).agrees()).toBe(false);
    expect(await new Projector(Service.over().log, views).agrees()).toBe(false);
    await other.app.close();
  });
});

/** Registers officers without a service, one an append. */
async function registerMany(log: EventStore, officers: number): Promise<void> {
  for (let at = 0; at < officers; at += 1) {
    const eventId = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
    const data = { effectiveOn: '2020-01-01', names: { latin: `Officer ${at}` }, category: 'OFFICER' };
    const metadata = { actId: eventId, kind: 'RegisterOfficer', recordedBy: 'clerk', role: 'REG' };
    const rest = { citations: [], ruleset: 'r', warnings: [], requestId: 'r', correlationId: 'c' };
    const event = encode(eventId, 'OfficerRegistered', data, { ...metadata, ...rest });
    await log.append([{ stream: streamOf(officer(`o${at}`)), expectedRevision: 'none', events: [event] }]);
  }
}
