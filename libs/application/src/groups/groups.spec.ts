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

describe('a group of consumers', () => {
  it('gives the next event of an officer when the one before it is acknowledged, and of others at once', async () => {
    await on.append('a', 'One', 'Two');
    await on.append('b', 'One');
    await on.make();

    const first = await on.receive('clerk');
    expect(first.map(named)).toEqual(['a One', 'b One']);
    expect(await on.receive('other')).toEqual([]);

    expect(await on.acknowledge(first[0]!)).toEqual({ answered: 1, unknown: [] });
    const second = await on.receive('other');
    expect(second.map(named)).toEqual(['a Two']);
    await on.acknowledge(first[1]!, second[0]!);
    expect(await report()).toMatchObject({ checkpoint: '3', head: '3', lag: 0, inFlight: 0 });
  });

  it('gives each event to one of two consumers', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await on.append(id, 'One');
    await on.make();
    const given = await Promise.all([on.receive('clerk', 2, 5), on.receive('other', 2, 5)]);
    expect(given.map(({ length }) => length)).toEqual([2, 2]);
    expect(new Set(given.flat().map(named)).size).toBe(4);
  });

  it('hands over what comes while a consumer waits', async () => {
    await on.make({ from: 'now' });
    const waiting = on.receive('clerk', 1, 5);
    await on.append('a', 'One');
    expect((await waiting).map(named)).toEqual(['a One']);
  });

  it('takes up what it is concerned by, from where it was told to begin', async () => {
    await on.append('a', 'One');
    const seen = await on.append('b', 'One');
    await on.append('a', 'Two', 'Three', 'Two');
    await on.append('c', 'Two');
    await on.make({ from: seen, types: ['Two'], subjects: ['officer/a'] });

    const [first, ...none] = await on.receive('clerk');
    expect([named(first!), none.length]).toEqual(['a Two', 0]);
    await on.acknowledge(first!);
    const [second] = await on.receive('clerk');
    expect(second?.event).toMatchObject({ position: '5', revision: 4 });
    await on.acknowledge(second!);
    await on.receive('clerk');
    await on.groups.acknowledge(usualGroup.name, []);
    expect(await report()).toMatchObject({ began: '2', checkpoint: '6', lag: 0 });
  });

  it('refuses a second group of a name, and one that begins behind the end of the log', async () => {
    await on.make();
    expect(await on.make()).toBe('exists');
    expect(await on.make({ name: 'other', from: 1n })).toBe('beyond-log');
    await on.groups.remove(usualGroup.name);
    expect(await on.groups.find(usualGroup.name)).toBeUndefined();
    expect(await on.make()).toMatchObject({ name: usualGroup.name, parked: 0 });
  });

  it('answers who waits when it is removed', async () => {
    await on.make();
    const { signal } = new AbortController();
    const waiting = on.groups.receive(usualGroup.name, { consumer: 'clerk', most: 1, wait: 60, signal });
    await on.until(async () => (await report()).consumers.length === 1);
    await on.groups.remove(usualGroup.name);
    expect(await waiting).toBe('unknown');
  });

  it('holds back no officer for another whose event is not answered, however many events he has', async () => {
    await on.append('a', ...Array.from({ length: 300 }, (_none, n) => `N${n}`));
    await on.append('b', 'One');
    await on.make({ bufferSize: 2 });
    expect((await on.receive('slow', 1)).map(named)).toEqual(['a N0']);
    await on.until(async () => (await on.receive('clerk')).map(named).includes('b One'));
  });
});
