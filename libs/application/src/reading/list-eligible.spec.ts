import { calendarDate, defaultPolicies, type Policies } from '@elshi/law';
import type { ListBody, Page } from '../messages.js';
import { bodyOf, microsOf, officerIds } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { career, left, Service } from '../testing/service.js';

const all: Page = { limit: 500 };

describe('the calendar of who becomes eligible', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  const eligible = async (
    [from, to]: readonly [string, string],
    asOf: string,
    policies: Partial<Policies> = {},
    page: Page = all,
  ): Promise<ListBody> =>
    bodyOf(
      await service.app.lists.eligible(
        calendarDate(from),
        calendarDate(to),
        await service.now(asOf),
        { ...defaultPolicies, ...policies },
        page,
      ),
    );

  const march: readonly [string, string] = ['2022-03-15', '2022-03-16'];

  it('names the next rank, on the day on which the term is served', async () => {
    await service.record('w1', ...career('2020-03-15'));

    expect((await eligible(march, '2021-01-01')).items).toMatchObject([
      {
        officerId: 'w1',
        names: { latin: 'Abenova Aigerim' },
        personalNo: null,
        rank: { no: 2, code: 'THIRD_SECRETARY' },
        rankHeld: { no: 1, code: 'ATTACHE' },
        eligibleOn: '2022-03-15',
        position: { positionCode: 'POS_ATTACHE', officeId: null },
      },
    ]);
    expect((await eligible(['2022-03-14', '2022-03-15'], '2021-01-01')).items).toEqual([]);
    expect((await eligible(['2022-03-16', '2022-04-01'], '2021-01-01')).items).toEqual([]);
    expect((await eligible(march, '2020-03-14')).items).toEqual([]);
  });

  it('is in the order of the day, then of ids, whatever the pages', async () => {
    await service.record('c', ...career('2020-03-15'));
    await service.record('a', ...career('2020-03-16'));
    await service.record('b', ...career('2020-03-15'));
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await eligible(
        ['2022-01-01', '2022-12-31'],
        '2021-01-01',
        {},
        {
          limit: 1,
          ...(cursor && { cursor }),
        },
      );
      seen.push(...page.items.map(({ officerId }) => officerId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);

    expect(seen).toEqual(['b', 'c', 'a']);
  });

  it('does not name who holds the next rank already, who has left, and who has died', async () => {
    await service.record('promoted', ...career('2020-03-15'), {
      kind: 'AssignRankEarly',
      on: '2021-06-01',
      data: { rank: 'THIRD_SECRETARY', ground: { kind: 'SPECIAL_MERIT', detail: 'saved the talks' } },
    });
    await service.record('left', ...career('2020-03-15'), left('2021-06-01'));
    await service.record('dead', ...career('2020-03-15'), left('2021-06-01', 'DEATH'));
    await service.record('later', ...career('2020-03-15'), left('2022-06-01'));

    expect(officerIds(await eligible(march, '2022-01-01'))).toEqual(['later']);
    expect(officerIds(await eligible(march, '2022-12-31'))).toEqual([]);
  });

  it('counts again under other policies, and goes on where it was on the next page', async () => {
    for (const id of ['a', 'b', 'c']) await service.record(id, ...career('2020-03-15'));
    const dayAfter = { P03: 'DAY_AFTER' } as const;
    const next: readonly [string, string] = ['2022-03-16', '2022-03-17'];

    expect(officerIds(await eligible(march, '2021-01-01', dayAfter))).toEqual([]);
    const first = await eligible(next, '2021-01-01', dayAfter, { limit: 2 });
    expect(officerIds(first)).toEqual(['a', 'b']);
    const second = await eligible(next, '2021-01-01', dayAfter, { limit: 2, cursor: first.nextCursor! });
    expect(officerIds(second)).toEqual(['c']);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ eligibleOn: '2022-03-16' });
  });

  it.each<Partial<Policies>>([{}, { P03: 'DAY_AFTER', P08: 'RESET', P14: 'CARRY' }])(
    'agrees with what each is told about himself, by the policies %j',
    async (policies) => {
      await new RandomActs(service, { seed: 12, officers: 12 }).post(250);
      let compared = 0;
      for (const asOf of ['1999-06-01', '2004-06-01', '2012-06-01', '2019-06-01']) {
        const { items } = await eligible(['1995-01-01', '2030-01-01'], asOf, policies);
        const told = await toldThemselves(asOf, policies);
        expect(items.map((item) => [item['officerId'], item['eligibleOn']]).sort()).toEqual(told.sort());
        compared += told.length;
      }
      expect(compared).toBeGreaterThan(10);
    },
    60_000,
  );

  /** Officers with the day that each is told, as far as the calendar has a place for him. */
  const toldThemselves = async (asOf: string, policies: Partial<Policies>): Promise<unknown[][]> => {
    const clocks = await service.now(asOf);
    const told: unknown[][] = [];
    for (let at = 0; at < 12; at += 1) {
      const id = `o${at}`;
      const all = { ...defaultPolicies, ...policies };
      const own = await service.app.officers.eligibility(id, undefined, clocks, all);
      const record = await service.app.officers.serviceRecord(id, clocks);
      if (own.outcome !== 'found' || record.outcome !== 'found') continue;
      const { firstEligibleOn } = own.body;
      const {
        rank,
        category,
        service: serving,
      } = record.body as Record<string, Record<string, unknown> | null>;
      const serves = serving?.['status'] === 'IN_SERVICE' && (category as unknown) === 'OFFICER';
      const comes = String(firstEligibleOn) > asOf;
      if (rank !== null && firstEligibleOn !== null && (comes || serves)) told.push([id, firstEligibleOn]);
    }
    return told;
  };
  it('answers the same whenever a question of the past is asked', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const { knownAt } = bodyOf(
      await service.app.lists.officers({}, await service.now('2021-01-01'), all),
    ).meta;
    const clocks = { asOf: calendarDate('2021-01-01'), knownAt: microsOf(knownAt) };
    const ask = async (): Promise<string> =>
      JSON.stringify([
        await service.app.lists.officers({}, clocks, all),
        await service.app.lists.eligible(
          calendarDate('2022-01-01'),
          calendarDate('2022-12-31'),
          clocks,
          defaultPolicies,
          all,
        ),
      ]);
    const first = await ask();
    await service.record('w1', left('2020-06-01', 'DEATH'));
    await service.record('w0', ...career('2020-03-15'));

    expect(await ask()).toBe(first);
  });
});
