import type { FeedFilter } from './list-messages.js';
import { calendarDate } from '@elshi/law';
import type { FeedItem } from './services.js';
import type { Body, Clocks, ListBody } from './messages.js';
import { career, registered, Service } from './testing/service.js';

const clocks: Clocks = { asOf: calendarDate('2021-01-01') };

describe('the feed', () => {
  let service: Service;

  beforeEach(async () => {
    service = Service.over();
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w11', registered('2020-01-01'));
  });

  afterEach(() => service.app.close());

  const read = async (
    after: bigint,
    limit: number,
    filter: FeedFilter = {},
    more: Partial<Clocks> = {},
  ): Promise<ListBody> => {
    const asked = { after: { position: after }, limit, filter, clocks: { ...clocks, ...more } };
    const outcome = await service.app.feed.read(asked);
    if (outcome.outcome !== 'found') throw new Error(outcome.outcome);
    return outcome.body;
  };
  const positions = ({ items }: { readonly items: readonly Body[] }): readonly unknown[] =>
    items.map(({ position }) => position);

  it('tells each event as CloudEvents, with what an auditor needs', async () => {
    const { items } = await read(3n, 1);

    expect(items[0]).toMatchObject({
      specversion: '1.0',
      source: '/v1/events',
      type: 'kz.elshi.RankAssigned',
      subject: 'officer/w1',
      datacontenttype: 'application/json',
      position: '4',
      revision: 4,
      kind: 'AssignRank',
      recordedby: 'clerk',
      data: { rank: 'ATTACHE', effectiveOn: '2020-03-15', order: { number: '15-1/1' } },
    });
    expect(items[0]?.['id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(items[0]?.['time']).toMatch(/^2026-01-01T.*Z$/);
  });

  it('goes on from any position, page by page, to the end', async () => {
    const first = await read(0n, 2);
    expect(positions(first)).toEqual(['1', '2']);
    expect(first.nextCursor).toBe('2');
    const second = await read(2n, 3);
    expect(positions(second)).toEqual(['3', '4', '5']);
    expect(second.nextCursor).toBeNull();
    expect(positions(await read(5n, 3))).toEqual([]);
  });

  it('keeps to types and to a subject, and not to one whose id only begins alike', async () => {
    expect(positions(await read(0n, 9, { types: ['OfficerRegistered'] }))).toEqual(['1', '5']);
    expect(positions(await read(0n, 9, { subject: 'officer/w1' }))).toEqual(['1', '2', '3', '4']);
    expect(positions(await read(2n, 9, { subject: 'officer/w1', types: ['RankAssigned'] }))).toEqual(['4']);
    for (const subject of ['officer/w', 'office/w1', 'w1', ''])
      expect(positions(await read(0n, 9, { subject }))).toEqual([]);
  });

  it('tells what was known by an instant', async () => {
    const [, second] = (await read(0n, 9)).items;
    const time = String(second?.['time']);
    const knownAt = Date.parse(time) * 1000 + Number(time.slice(23, 26));

    expect(positions(await read(0n, 9, {}, { knownAt }))).toEqual(['1', '2']);
    expect(positions(await read(0n, 9, { subject: 'officer/w1' }, { knownAt }))).toEqual(['1', '2']);
  });

  it('follows: what is there, then what comes, until it is told to stop', async () => {
    const stop = new AbortController();
    const seen: FeedItem[] = [];
    const following = (async () => {
      for await (const item of service.app.feed.follow(3n, {}, stop.signal)) {
        seen.push(item);
        if (seen.length === 2) await service.record('w2', registered('2020-01-01'));
        if (seen.length === 3) stop.abort();
      }
    })();
    await following;

    expect(seen.map(({ position }) => position)).toEqual([4n, 5n, 6n]);
    expect(seen[2]?.item).toMatchObject({ subject: 'officer/w2', position: '6' });
  });

  it('follows one subject, and nothing for one that there is not', async () => {
    const seen = async (subject: string): Promise<readonly bigint[]> => {
      const stop = new AbortController();
      const found: bigint[] = [];
      setTimeout(() => stop.abort(), 100);
      for await (const { position } of service.app.feed.follow(0n, { subject }, stop.signal))
        found.push(position);
      return found;
    };

    expect(await seen('officer/w1')).toEqual([1n, 2n, 3n, 4n]);
    expect(await seen('office/w1')).toEqual([]);
  });
});
