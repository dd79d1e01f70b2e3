import { calendarDate } from '@elshi/law';
import { memoryViews, type ViewsReader } from '@elshi/read-models';
import { Projector } from '../projecting/projector.js';
import { microsOf } from '../testing/lists.js';
import { type Posted, registered, Service } from '../testing/service.js';
import { viewTables } from '../views/tables.js';
import { idsOfPerson } from './ids-of-person.js';

const joinTo = (officerId: string): Posted => ({
  kind: 'JoinRecord',
  on: '2026-01-01',
  order: null,
  data: { officerId },
});

describe('the ids of a person', () => {
  let service: Service;

  beforeEach(async () => {
    service = Service.over();
    for (const officerId of ['a', 'b', 'c', 'd', 'e'])
      await service.record(officerId, registered('2020-01-01'));
  });

  afterEach(() => service.app.close());

  const joined = async (officerId: string, into: string): Promise<number> =>
    microsOf((await service.record(officerId, joinTo(into))).receipt.recordedAt);
  const views = async (): Promise<ViewsReader> => {
    const { writer, reader } = memoryViews(viewTables, 'test');
    await new Projector(service.log, writer).catchUp(() => undefined, new AbortController().signal);
    return reader;
  };
  const ids = async (officerId: string, known: number): Promise<readonly string[]> => {
    const found = await idsOfPerson(await views(), officerId, { asOf: calendarDate('2019-01-01'), known });
    return [...found].sort();
  };
  const latest = async (): Promise<number> => (await service.log.head()).known;

  it('are his own alone where nothing is joined, also where he is not on record', async () => {
    expect(await ids('a', await latest())).toEqual(['a']);
    expect(await ids('nobody', await latest())).toEqual(['nobody']);
  });

  it('are those of all records that go on under one, from the instant on that each joining is known', async () => {
    const first = await joined('a', 'b');
    const second = await joined('c', 'b');
    const third = await joined('b', 'd');

    for (const officerId of ['a', 'b', 'c', 'd'])
      expect(await ids(officerId, third)).toEqual(['a', 'b', 'c', 'd']);
    expect(await ids('a', third - 1)).toEqual(['a', 'b', 'c']);
    expect(await ids('d', third - 1)).toEqual(['d']);
    expect(await ids('b', second - 1)).toEqual(['a', 'b']);
    expect(await ids('a', first - 1)).toEqual(['a']);
    expect(await ids('e', third)).toEqual(['e']);
  });

  it('are those of each record again once the joining is annulled', async () => {
    await joined('c', 'b');
    const { events } = await service.record('a', joinTo('b'));
    await service.record('a', {
      kind: 'AnnulAct',
      on: '2026-01-02',
      data: { eventId: events[0]!.eventId, reason: 'two persons' },
    });

    expect(await ids('a', await latest())).toEqual(['a']);
    expect(await ids('b', await latest())).toEqual(['b', 'c']);
  });

  it('are those of its own record where records were joined to one another at one moment', async () => {
    await joined('c', 'a');
    const both = await Promise.all([service.submit('a', joinTo('b')), service.submit('b', joinTo('a'))]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);

    for (const officerId of ['a', 'b', 'c']) {
      expect(await ids(officerId, await latest())).toEqual([officerId]);
      const read = await service.app.officers.serviceRecord(officerId, { asOf: calendarDate('2026-01-01') });
      expect(read).toMatchObject({ body: { officerId } });
    }
  });
});
