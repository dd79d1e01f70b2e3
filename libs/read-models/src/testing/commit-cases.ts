import type { Change } from '../port.js';
import { at, column, diary, hat, hats, isNamed, noted, query, wears, type OpenedViews } from './given.js';

export function commitCases(given: () => OpenedViews): void {
  const red = (owner: string) => hat('2020-01-01', null, { owner, colour: 'red', size: 1 });

  it('moves the checkpoint with the rows', () => {
    const { writer } = given();
    expect(writer.checkpoint).toBeUndefined();

    writer.commit([wears('a', 10, red('a'))], at(1));
    writer.commit([], at(7));

    expect(writer.checkpoint).toEqual({ position: 7, known: 70, eventId: 'event-7' });
  });

  it('makes all changes or none', async () => {
    const { writer, reader } = given();
    writer.commit([wears('a', 10, red('a')), noted(1, 'a', '2020-01-01', 'x')], at(1));
    const before = writer.digest();
    const sameAgain = noted(1, 'a', '2020-01-01', 'x');

    expect(() => writer.commit([wears('new', 20, red('new')), wears('a', 20), sameAgain], at(2))).toThrow();
    expect(writer.checkpoint).toEqual(at(1));
    expect(writer.digest()).toBe(before);

    writer.commit([wears('new', 20, red('new')), wears('a', 20)], at(2));
    const now = query(hats, { at: { asOf: '2020-01-01', known: 20 } });
    expect(await column(reader, now, 'stream')).toEqual(['new']);
  });

  it('takes a change of a table that nobody declared for a mistake', () => {
    const { writer } = given();
    const change: Change = { kind: 'replace', table: 'shoes', stream: 'a', known: 10, rows: [] };

    expect(() => writer.commit([change], at(1))).toThrow('no view shoes');
    expect(writer.checkpoint).toBeUndefined();
  });

  it('can be read as soon as it is made', async () => {
    const { writer, reader } = given();
    for (let position = 1; position <= 5; position += 1) {
      writer.commit([noted(position, 'a', '2020-01-01', 'x')], at(position));
      expect(await reader.rows(query(diary))).toHaveLength(position);
    }
  });

  it('comes to the same number however its rows came about', () => {
    const { writer } = given();
    writer.commit(
      [wears('a', 10, red('a')), wears('b', 20, red('b')), noted(1, 'a', '2020-01-01', 'x')],
      at(2),
    );
    const digest = writer.digest();
    writer.commit([wears('a', 30), isNamed('c', 30, 'Carl')], at(3));

    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(writer.digest()).not.toBe(digest);
  });
}
