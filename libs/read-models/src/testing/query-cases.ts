import type { Condition } from '../port.js';
import {
  at,
  column,
  diary,
  hat,
  hats,
  isNamed,
  noted,
  owners,
  query,
  wears,
  type OpenedViews,
} from './given.js';

const TODAY = { asOf: '2020-06-01', known: 1000 };

export function queryCases(given: () => OpenedViews): void {
  beforeEach(() => {
    const worn = [
      ['c', 'red', 3],
      ['a', 'red', 1],
      ['b', 'blue', 2],
      ['d', null, null],
    ] as const;
    given().writer.commit(
      [
        ...worn.map(([owner, colour, size], index) =>
          wears(`hat-${owner}`, 10 + index, hat('2020-01-01', null, { owner, colour, size })),
        ),
        isNamed('hat-a', 20, 'Anna'),
        noted(1, 'hat-a', '2020-03-01', 'x'),
        noted(2, 'hat-b', '2020-02-01', 'y'),
        noted(3, 'hat-a', '2020-02-01', null),
      ],
      at(3),
    );
  });

  const found = (...where: readonly Condition[]): Promise<readonly unknown[]> =>
    column(given().reader, query(hats, { at: TODAY, where, order: ['owner'] }), 'owner');

  it('finds rows by a value, by its absence, and by several values', async () => {
    expect(await found({ column: 'colour', is: 'red' })).toEqual(['a', 'c']);
    expect(await found({ column: 'colour', is: 'green' })).toEqual([]);
    expect(await found({ column: 'colour', is: null })).toEqual(['d']);
    expect(await found({ column: 'owner', isIn: ['d', 'b', 'z'] })).toEqual(['b', 'd']);
    expect(await found({ column: 'colour', isIn: ['blue', 'green'] })).toEqual(['b']);
    expect(await found({ column: 'owner', isIn: [] })).toEqual([]);
  });

  it('finds rows of a range: its beginning counts, its end does not', async () => {
    expect(await found({ column: 'size', from: 2 })).toEqual(['b', 'c']);
    expect(await found({ column: 'size', before: 2 })).toEqual(['a']);
    expect(await found({ column: 'size', from: 1, before: 3 })).toEqual(['a', 'b']);
    expect(await found({ column: 'size' })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('counts rows by the values of columns, those without a value among them', async () => {
    const counted = (by: readonly string[], where: readonly Condition[] = []) =>
      given().reader.counts({ table: hats.name, at: TODAY, where, by });
    const sorted = async (by: readonly string[], where?: readonly Condition[]) =>
      (await counted(by, where)).map(({ values, rows }) => [...Object.values(values), rows]).sort();

    expect(await sorted(['colour'])).toEqual([
      [null, 1],
      ['blue', 1],
      ['red', 2],
    ]);
    expect(await sorted(['colour', 'owner'], [{ column: 'size', from: 2 }])).toEqual([
      ['blue', 'b', 1],
      ['red', 'c', 1],
    ]);
    expect(await counted(['colour'], [{ column: 'colour', is: 'green' }])).toEqual([]);
    expect(
      await given().reader.counts({
        table: hats.name,
        at: { asOf: '2019-01-01', known: 1 },
        where: [],
        by: ['colour'],
      }),
    ).toEqual([]);
  });

  it('finds rows of a stream, and of streams that another table names', async () => {
    expect(await found({ column: 'stream', is: 'hat-b' })).toEqual(['b']);
    expect(await found({ inTable: owners.name, where: [{ searched: 'anna' }] })).toEqual(['a']);
    expect(await found({ inTable: owners.name, where: [] }, { column: 'colour', is: 'blue' })).toEqual([]);
  });

  it('goes on after a row, whatever the order', async () => {
    const { reader } = given();
    const bySize = query(hats, { at: TODAY, order: ['colour', 'owner'], limit: 2 });
    const where = [{ column: 'owner', before: 'd' }];

    expect(await column(reader, query(hats, { at: TODAY, order: ['owner'], limit: 2 }), 'owner')).toEqual([
      'a',
      'b',
    ]);
    expect(
      await column(reader, query(hats, { at: TODAY, order: ['owner'], after: ['b'], limit: 2 }), 'owner'),
    ).toEqual(['c', 'd']);
    expect(await column(reader, { ...bySize, where }, 'owner')).toHaveLength(2);
  });

  it('goes on after a row within a range, and begins with the range when the row stands before it', async () => {
    const { reader } = given();
    const after = (last: string, from: string) =>
      query(hats, {
        at: TODAY,
        where: [{ column: 'owner', from, before: 'd' }],
        order: ['owner'],
        after: [last],
      });

    expect(await column(reader, after('a', 'a'), 'owner')).toEqual(['b', 'c']);
    expect(await column(reader, after('b', 'a'), 'owner')).toEqual(['c']);
    expect(await column(reader, after('a', 'b'), 'owner')).toEqual(['b', 'c']);
    expect(await column(reader, after('z', 'a'), 'owner')).toEqual([]);
    const byDay = (day: string) => ({ order: ['day', 'position'], where: [{ column: 'day', from: day }] });
    const diaryAfter = (day: string, last: string, position: number) =>
      column(reader, query(diary, { ...byDay(day), after: [last, position] }), 'position');
    expect(await diaryAfter('2020-02-01', '2020-02-01', 2)).toEqual([3, 1]);
    expect(await diaryAfter('2020-03-01', '2020-02-01', 2)).toEqual([1]);
  });

  it('tells the rows of a log by their positions', async () => {
    const { reader } = given();
    const inOrder = query(diary, { order: ['day', 'position'] });

    expect(await reader.rows(query(diary, { order: ['position'], limit: 1 }))).toEqual([
      { stream: 'hat-a', position: 1, revision: 0, day: '2020-03-01', writer: 'x' },
    ]);
    expect(await column(reader, inOrder, 'position')).toEqual([2, 3, 1]);
    expect(await column(reader, { ...inOrder, after: ['2020-02-01', 2] }, 'position')).toEqual([3, 1]);
    const between = [{ column: 'position', from: 2, before: 3 }];
    expect(await column(reader, { ...inOrder, where: between }, 'position')).toEqual([2]);
  });

  it('takes a mistake in a query for one', async () => {
    const { reader } = given();

    await expect(reader.rows(query(hats))).rejects.toThrow('needs a moment');
    await expect(reader.rows(query(diary, { at: TODAY }))).rejects.toThrow('has no moment');
    await expect(reader.rows(query(diary, { order: ['1; DROP TABLE diary'] }))).rejects.toThrow('no column');
    await expect(found({ column: 'hue', is: 'red' })).rejects.toThrow('no column hue');
    await expect(found({ searched: 'red' })).rejects.toThrow('not searched');
    await expect(reader.rows({ ...query(diary), table: 'shoes' })).rejects.toThrow('no view shoes');
    await expect(reader.rows(query(diary, { order: ['position'], after: [] }))).rejects.toThrow(
      'each column',
    );
  });
}
