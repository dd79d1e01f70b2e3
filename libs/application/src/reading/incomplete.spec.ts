import { officer } from '@elshi/domain';
import { MemoryEventStore, type StoredEvent } from '@elshi/event-store';
import { calendarDate, defaultPolicies } from '@elshi/law';
import type { ProjectionName } from '../views/projections.js';
import type { FindingFilter } from '../list-messages.js';
import type { Clocks, Incomplete, ListBody } from '../messages.js';
import { appendLater } from '../testing/later-event.js';
import { bodyOf, microsOf, officerIds } from '../testing/lists.js';
import { Poisons } from '../testing/poison.js';
import { career, growingClock, left, registered, Service } from '../testing/service.js';

const ON = '2021-06-01';
const page = { limit: 50 };
const [from, to] = [calendarDate('2022-01-01'), calendarDate('2023-01-01')];
const otherPolicies = { ...defaultPolicies, P03: 'DAY_AFTER' } as typeof defaultPolicies;

describe('a list of which something is parked', () => {
  let poisons: Poisons;
  let service: Service;
  /** `since` of the event that is parked. */
  let since: string;

  beforeEach(async () => {
    poisons = new Poisons();
    service = Service.over(undefined, { projections: poisons.projections });
    for (const officerId of ['w1', 'w2']) await service.record(officerId, ...career('2020-03-15'));
  });

  afterEach(() => service.app.close());

  /** An officer leaves the service, which these projections cannot take. */
  const poisoned = async (officerId: string, ...names: readonly ProjectionName[]): Promise<void> => {
    for (const name of names)
      poisons.when(
        name,
        ({ stream, events: [event] }) => stream === `officer-${officerId}` && event?.type === 'ServiceLeft',
      );
    since = (await service.record(officerId, left('2021-01-01'))).receipt.recordedAt;
  };
  const officers = async (clocks?: Clocks) =>
    bodyOf(await service.app.lists.officers({}, clocks ?? (await service.now(ON)), page));
  const eligible = async (policies = defaultPolicies) =>
    bodyOf(await service.app.lists.eligible(from, to, await service.now(ON), policies, page));
  const audit = async (filter = {}) =>
    bodyOf(await service.app.audit.page(filter, await service.now(ON), page));
  const findings = async (filter: Omit<FindingFilter, 'status'> = {}) =>
    bodyOf(await service.app.findings.page({ status: 'open', ...filter }, await service.now(ON), page));
  const told = ({ meta }: ListBody): readonly (readonly [string, string])[] =>
    (meta.incomplete ?? []).map(({ projection, subject }: Incomplete) => [projection, subject]);

  it('says nothing of it while nothing is parked', async () => {
    for (const list of [await officers(), await eligible(), await audit(), await findings()])
      expect(Object.keys(list.meta)).toEqual(['asOf', 'knownAt', 'position', 'ruleset']);
  });

  it('says which subjects of which of its projections are, and since when', async () => {
    await poisoned('w1', 'officers');
    const list = await officers();

    expect(list.meta).toMatchObject({
      incomplete: [{ projection: 'officers', subject: 'officer/w1', since }],
      incompleteTotal: 1,
    });
    expect(list.items).toMatchObject([
      { officerId: 'w1', service: { status: 'IN_SERVICE' } },
      { officerId: 'w2', service: { status: 'IN_SERVICE' } },
    ]);
  });

  it('says so only of projections that it is read from', async () => {
    await poisoned('w1', 'eligibility');
    await poisoned('w2', 'audit', 'actFates', 'findings');

    expect(told(await officers())).toEqual([]);
    expect(told(await eligible())).toEqual([['eligibility', 'officer/w1']]);
    expect(told(await eligible(otherPolicies))).toEqual([['eligibility', 'officer/w1']]);
    expect(told(await audit())).toEqual([
      ['actFates', 'officer/w2'],
      ['audit', 'officer/w2'],
    ]);
    expect(told(await findings())).toEqual([['findings', 'officer/w2']]);
  });

  it('says of one subject only what is missing of that one', async () => {
    await poisoned('w2', 'audit', 'findings');

    expect(told(await audit({ subject: 'officer/w1' }))).toEqual([]);
    expect(told(await audit({ subject: 'officer/w2' }))).toEqual([['audit', 'officer/w2']]);
    expect(told(await findings({ subject: 'officer/w1' }))).toEqual([]);
    expect(told(await findings({ subject: 'officer/w2' }))).toEqual([['findings', 'officer/w2']]);
    expect((await audit({ subject: 'officer/w2' })).items).toHaveLength(4);
  });

  it('is complete as it was known before, to the microsecond', async () => {
    const before = microsOf((await officers()).meta.knownAt);
    const asKnown = await officers({ asOf: calendarDate(ON), knownAt: before });
    await poisoned('w1', 'officers');
    const at = microsOf(since);

    expect(await officers({ asOf: calendarDate(ON), knownAt: before })).toEqual(asKnown);
    expect(told(await officers({ asOf: calendarDate(ON), knownAt: at - 1 }))).toEqual([]);
    expect(told(await officers({ asOf: calendarDate(ON), knownAt: at }))).toEqual([
      ['officers', 'officer/w1'],
    ]);
  });

  it('is complete again once what is parked is released', async () => {
    await poisoned('w1', 'officers', 'audit');
    expect(told(await audit())).toEqual([['audit', 'officer/w1']]);
    poisons.clear();
    await service.app.parked.retry({});

    for (const list of [await officers(), await audit()]) expect(list.meta).not.toHaveProperty('incomplete');
    expect((await officers()).items).toMatchObject([{ service: { status: 'LEFT' } }, {}]);
    expect((await audit()).items).toHaveLength(9);
  });

  it('names a hundred of them, in the order of the log, and counts all', async () => {
    poisons.when('officers', ({ stream }) => stream.startsWith('officer-x'));
    for (let at = 0; at < 130; at += 1) await service.record(`x${at}`, registered('2020-01-01'));
    const { meta } = await officers();

    expect(meta.incompleteTotal).toBe(130);
    expect(meta.incomplete).toHaveLength(100);
    expect(meta.incomplete?.map(({ subject }) => subject).slice(98)).toEqual(['officer/x98', 'officer/x99']);
  }, 30_000);

  it('says so on every page', async () => {
    await poisoned('w2', 'officers');
    const clocks = await service.now(ON);
    const first = bodyOf(await service.app.lists.officers({}, clocks, { limit: 1 }));
    const next = { limit: 1, cursor: first.nextCursor! };
    const second = bodyOf(await service.app.lists.officers({}, clocks, next));

    expect([told(first), told(second)]).toEqual([[['officers', 'officer/w2']], [['officers', 'officer/w2']]]);
  });

  it('says so beside rows that have no place for it', async () => {
    await poisoned('w2', 'audit');
    const found = await service.app.audit.rows({}, await service.now(ON));

    expect(found).toMatchObject({ outcome: 'found', body: { meta: { incompleteTotal: 1 } } });
  });
});

describe('a list of officers of whom one cannot be read', () => {
  let log: SpoilableStore;
  let service: Service;

  beforeEach(async () => {
    log = new SpoilableStore();
    service = Service.over(log);
    for (const officerId of ['w1', 'w2']) await service.record(officerId, ...career('2020-03-15'));
  });

  afterEach(() => service.app.close());

  const eligible = async (of = service) =>
    bodyOf(await of.app.lists.eligible(from, to, await of.now(ON), otherPolicies, page));

  it('leaves him out where everyone is counted again, and says so', async () => {
    expect(officerIds(await eligible())).toEqual(['w1', 'w2']);
    await appendLater(log, officer('w1'), 4);
    await service.record('w2', { kind: 'RecordAward', on: '2021-01-01', data: { award: 'medal' } });
    const list = await eligible();

    expect(officerIds(list)).toEqual(['w2']);
    expect(list.meta.incomplete).toMatchObject([
      { projection: 'eligibility', subject: 'officer/w1' },
      { projection: 'officers', subject: 'officer/w1' },
    ]);
  });

  it('says so also when nothing is parked, because he could be read when it was projected', async () => {
    log.spoilt = 'w2';
    const other = Service.over(log);
    const list = await eligible(other);
    await other.app.close();

    expect(officerIds(list)).toEqual(['w1']);
    expect(list.meta).toMatchObject({
      incomplete: [{ projection: 'eligibility', subject: 'officer/w2' }],
      incompleteTotal: 1,
    });
  });
});

/** A log of which one stream may become unreadable. */
class SpoilableStore extends MemoryEventStore {
  spoilt: string | undefined;

  constructor() {
    super({ clock: growingClock() });
  }

  override async *readStream(stream: string, from?: number): AsyncGenerator<StoredEvent> {
    for await (const event of super.readStream(stream, from))
      yield stream === `officer-${this.spoilt}` ? { ...event, type: 'RankLost' } : event;
  }
}
