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

describe('a group after a crash', () => {
  it('goes on where it was: what was acknowledged does not come again, out of order or not', async () => {
    for (const id of ['a', 'b', 'c']) await on.append(id, 'One', 'Two');
    await on.make();
    const [held, second, third] = await on.receive('clerk', 3);
    await on.acknowledge(second!, third!);
    await on.crash();

    const given = await on.receive('clerk');
    expect(given.map(named)).toEqual(['a One', 'b Two', 'c Two']);
    expect(await on.acknowledge(held!)).toMatchObject({ answered: 0 });
    await on.acknowledge(...given);
    expect((await on.receive('clerk')).map(named)).toEqual(['a Two']);
  });

  it('keeps what is parked, and how far a replay has come', async () => {
    await on.append('a', 'One', 'Two', 'Three');
    await on.append('b', 'One');
    await on.make();
    const [first, other] = await on.receive('clerk');
    await on.acknowledge(other!);
    await on.refuse('park', first!);
    await on.crash();
    expect(await on.receive('clerk')).toEqual([]);
    await on.groups.replay(usualGroup.name);
    await on.acknowledge(...(await on.receive('clerk')));
    await on.crash();

    expect((await on.receive('clerk')).map(named)).toEqual(['a Two']);
    expect(await report()).toMatchObject({ parked: 0, replaying: 1 });
  });

  it('gives nothing over a log that does not hold what it had come by', async () => {
    await on.append('a', 'One');
    await on.make({ from: 'now' });
    const { position } = await on.log.head();
    expect(position).toBe(1n);
    const other = new Grouped();
    await other.append('a', 'Another');
    on.takeLogOf(other);
    await on.crash();
    const { signal } = new AbortController();
    const receiving = { consumer: 'clerk', most: 1, wait: 0, signal };
    expect(await on.groups.receive(usualGroup.name, receiving)).toBe('log-replaced');
    await other.close();
  });
});
