import type { ParkedStream } from '../parked.js';
import type { Change, ViewsReader } from '../port.js';
import { at, noted, type OpenedViews } from './given.js';

function parkedAt(position: number, stream: string, more: Partial<ParkedStream> = {}): ParkedStream {
  return {
    projection: 'hats',
    stream,
    position,
    known: position * 10,
    revision: 3,
    eventId: `event-${position}`,
    type: 'HatLost',
    reason: 'There is no hat.',
    first: 2,
    waiting: 2,
    tries: 1,
    triedAt: position * 10,
    ...more,
  };
}

const parks = (parked: ParkedStream): Change => ({ kind: 'park', parked });
const everything = async (reader: ViewsReader): Promise<readonly ParkedStream[]> =>
  (await reader.parked({ limit: 100 })).items;

export function parkingCases(given: () => OpenedViews): void {
  it('are none at first', async () => {
    const { writer, reader } = given();

    expect(writer.parked()).toEqual([]);
    expect(await reader.parked({ limit: 10 })).toEqual({ items: [], total: 0 });
    expect(await reader.parkedCounts()).toEqual(new Map());
  });

  it('are parked, change and are released with the rows of a commit', async () => {
    const { writer, reader } = given();
    const first = parkedAt(1, 'a');
    writer.commit([parks(first), noted(2, 'b', '2020-01-01', 'x')], at(2));
    expect(writer.parked()).toEqual([first]);

    const more = { ...first, waiting: 5, tries: 2, triedAt: 90 };
    writer.commit([parks(more)], at(9));
    expect(await everything(reader)).toEqual([more]);

    writer.commit([{ kind: 'release', projection: 'hats', stream: 'a' }], at(9));
    expect(await everything(reader)).toEqual([]);
    expect(writer.checkpoint).toEqual(at(9));
  });

  it('stay as they were when a commit comes to nothing', async () => {
    const { writer, reader } = given();
    const line = noted(1, 'a', '2020-01-01', 'x');
    writer.commit([line, parks(parkedAt(2, 'a'))], at(2));

    const release: Change = { kind: 'release', projection: 'hats', stream: 'a' };
    expect(() => writer.commit([release, parks(parkedAt(3, 'b')), line], at(3))).toThrow();
    expect(await everything(reader)).toEqual([parkedAt(2, 'a')]);
  });

  it('are parked for one projection each', async () => {
    const { writer, reader } = given();
    const diary = { projection: 'diary' };
    writer.commit([parks(parkedAt(1, 'a')), parks(parkedAt(1, 'a', diary)), parks(parkedAt(2, 'b'))], at(2));
    expect(await reader.parkedCounts()).toEqual(
      new Map([
        ['diary', 1],
        ['hats', 2],
      ]),
    );

    writer.commit([{ kind: 'release', projection: 'hats', stream: 'a' }], at(2));
    expect(await everything(reader)).toEqual([parkedAt(1, 'a', diary), parkedAt(2, 'b')]);
  });

  it('are found by projection, stream and position, in the order of the log', async () => {
    const { writer, reader } = given();
    const all = [
      parkedAt(4, 'b', { projection: 'diary' }),
      parkedAt(4, 'b'),
      parkedAt(7, 'a'),
      parkedAt(9, 'c', { projection: 'owners' }),
    ];
    writer.commit([...all].reverse().map(parks), at(9));
    const found = async (filter: object): Promise<readonly number[]> => {
      const { items, total } = await reader.parked({ limit: 100, ...filter });
      expect(total).toBe(items.length);
      return items.map((item) => all.findIndex((parked) => parked.eventId === item.eventId));
    };

    expect(await everything(reader)).toEqual(all);
    expect(await found({ projections: ['hats', 'owners'] })).toEqual([0, 2, 3]);
    expect(await found({ projections: [] })).toEqual([]);
    expect(await found({ stream: 'b' })).toEqual([0, 0]);
    expect(await found({ upTo: 7 })).toEqual([0, 0, 2]);
    expect(await found({ upTo: 6, projections: ['hats'] })).toEqual([0]);
    expect(await found({ upTo: 3 })).toEqual([]);
  });

  it('come in pages, each with the count of all', async () => {
    const { writer, reader } = given();
    const all = [1, 2, 3, 4, 5].map((position) => parkedAt(position, `s${position}`));
    writer.commit(all.map(parks), at(5));
    const first = await reader.parked({ limit: 2 });
    const second = await reader.parked({ limit: 2, after: first.items[1]! });
    const third = await reader.parked({ limit: 2, after: second.items[1]! });

    expect([first, second, third].flatMap(({ items }) => items)).toEqual(all);
    expect([first, second, third].map(({ total }) => total)).toEqual([5, 5, 5]);
  });

  it('change nothing of the number over all rows', () => {
    const { writer } = given();
    writer.commit([noted(1, 'a', '2020-01-01', 'x')], at(1));
    const digest = writer.digest();
    writer.commit([parks(parkedAt(2, 'a'))], at(2));

    expect(writer.digest()).toBe(digest);
  });
}
