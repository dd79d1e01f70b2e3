import { Grouped, named, usualGroup } from '../testing/grouped.js';

let on: Grouped;
beforeEach(() => {
  on = new Grouped();
});
afterEach(async () => {
  expect(on.faults).toEqual([]);
  await on.close();
});

const report = async () => {
  const found = await on.groups.find(usualGroup.name);
  if (found === undefined) throw new Error('There is no such group.');
  return found;
};

describe('an event that was not acknowledged', () => {
  beforeEach(async () => {
    await on.append('a', 'One', 'Two');
    await on.append('b', 'One');
  });

  it('is given to another consumer after the timeout, and then no answer of the first one counts', async () => {
    await on.make({ maxRetries: 5 });
    const [lost] = await on.receive('gone', 1);
    await on.pass(29);
    expect((await on.receive('clerk')).map(named)).toEqual(['b One']);
    await on.pass(1);
    const again = await on.receive('clerk');
    expect(again.map((each) => [named(each), each.attempt])).toContainEqual([named(lost!), 2]);
    expect(await on.acknowledge(lost!)).toEqual({ answered: 0, unknown: [lost!.deliveryId] });
    expect((await report()).checkpoint).toBe('0');
  });

  it('waits for its retry, and the officer with it', async () => {
    await on.make({ retryDelaySeconds: 10 });
    const [first, other] = await on.receive('clerk');
    await on.acknowledge(other!);
    await on.refuse('retry', first!);
    expect(await on.receive('clerk')).toEqual([]);
    expect(await report()).toMatchObject({ retrying: 1, parked: 0 });
    await on.pass(10);
    expect((await on.receive('clerk')).map((each) => [named(each), each.attempt])).toEqual([['a One', 2]]);
  });

  it('is parked with its officer when it was given out as often as it may be; others go on', async () => {
    await on.make({ maxRetries: 1 });
    for (const attempt of [1, 2]) {
      const given = await on.receive('clerk', 1);
      expect(given.map(({ attempt: nth }) => nth)).toEqual([attempt]);
      // The one that was not asked for yet is b's, given out in between.
      if (named(given[0]!) === 'b One') await on.acknowledge(given[0]!);
      else await on.refuse('retry', given[0]!);
      if (attempt === 1)
        await on.acknowledge(...(await on.receive('clerk', 1)).filter((each) => named(each) === 'b One'));
    }
    const parked = await on.groups.parked(usualGroup.name, { after: -1, limit: 10 });
    expect(parked?.items).toMatchObject([
      { subject: 'officer/a', type: 'One', revision: 1, attempts: 2, waiting: 2 },
    ]);
  });

  it('parks at once where that is asked, and goes on from there when it is replayed', async () => {
    await on.make();
    const [first, other] = await on.receive('clerk');
    await on.acknowledge(other!);
    await on.refuse('park', first!);
    await on.append('a', 'Three');
    expect(await on.receive('clerk')).toEqual([]);
    await on.acknowledge();
    expect(await report()).toMatchObject({ parked: 1, checkpoint: '4', lag: 0 });
    const parked = await on.groups.parked(usualGroup.name, { after: -1, limit: 10 });
    expect(parked).toMatchObject({
      items: [{ subject: 'officer/a', position: '1', reason: 'It does not fit.', attempts: 1, waiting: 3 }],
      nextCursor: null,
    });

    expect(await on.groups.replay(usualGroup.name, 'officer/b')).toBe(0);
    expect(await on.groups.replay(usualGroup.name, 'officer/a')).toBe(1);
    const seen: string[] = [];
    for (let given = await on.receive('clerk'); given.length > 0; given = await on.receive('clerk')) {
      seen.push(...given.map(named));
      await on.acknowledge(...given);
    }
    expect(seen).toEqual(['a One', 'a Two', 'a Three']);
    await on.acknowledge();
    expect(await report()).toMatchObject({ parked: 0, replaying: 0, checkpoint: '4' });
  });

  it('is left out on somebody’s word, which is kept', async () => {
    await on.make();
    const [first] = await on.receive('clerk', 1);
    await on.refuse('skip', first!);
    expect((await on.receive('clerk', 2)).map(named)).toEqual(['b One', 'a Two']);
    const skipped = await on.groups.skipped(usualGroup.name, { after: 0, limit: 10 });
    expect(skipped?.items).toMatchObject([
      { subject: 'officer/a', type: 'One', position: '1', reason: 'It does not fit.', skippedBy: 'clerk' },
    ]);
  });

  it('is left out where it is parked, and no other in its place', async () => {
    await on.make();
    const [first] = await on.receive('clerk', 1);
    await on.refuse('park', first!);
    const skip = (eventId: string) =>
      on.groups.skip(usualGroup.name, { subject: 'officer/a', eventId, reason: 'Known.', by: 'clerk' });
    const { items } = (await on.groups.parked(usualGroup.name, { after: -1, limit: 1 }))!;
    expect(await skip(crypto.randomUUID())).toBe(false);
    expect(await skip(items[0]!.eventId)).toBe(true);
    expect(await skip(items[0]!.eventId)).toBe(false);
    expect((await on.receive('clerk', 2)).map(named).sort()).toEqual(['a Two', 'b One']);
    expect(await report()).toMatchObject({ parked: 0, skipped: 1 });
  });

  it('is taken back without an attempt where it never reached its consumer', async () => {
    await on.make();
    const [first] = await on.receive('clerk', 1);
    await on.groups.giveBack(usualGroup.name, [first!.deliveryId]);
    const again = await on.receive('clerk');
    expect(again.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });
});
