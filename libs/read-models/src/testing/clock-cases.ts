import { at, column, hat, hats, query, wears, type OpenedViews } from './given.js';

export function clockCases(given: () => OpenedViews): void {
  const colours = (asOf: string, known: number): Promise<readonly unknown[]> =>
    column(given().reader, query(hats, { at: { asOf, known }, order: ['owner'] }), 'colour');

  it('shows a row from its first day up to, not including, its last', async () => {
    given().writer.commit(
      [wears('a', 10, hat('2020-01-01', '2020-02-01', { owner: 'a', colour: 'red' }))],
      at(1),
    );

    expect(await colours('2019-12-31', 10)).toEqual([]);
    expect(await colours('2020-01-01', 10)).toEqual(['red']);
    expect(await colours('2020-01-31', 10)).toEqual(['red']);
    expect(await colours('2020-02-01', 10)).toEqual([]);
  });

  it('shows a row without an end on every later day', async () => {
    given().writer.commit([wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red' }))], at(1));

    expect(await colours('9999-12-31', 10)).toEqual(['red']);
  });

  it('shows a row from the known time on at which it became known', async () => {
    given().writer.commit([wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red' }))], at(1));

    expect(await colours('2020-01-01', 9)).toEqual([]);
    expect(await colours('2020-01-01', 10)).toEqual(['red']);
  });

  it('shows what was known before a change, and what is known from it on', async () => {
    const { writer } = given();
    writer.commit([wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red' }))], at(1));
    writer.commit([wears('a', 20, hat('2020-01-01', null, { owner: 'a', colour: 'blue' }))], at(2));

    expect(await colours('2020-06-01', 19)).toEqual(['red']);
    expect(await colours('2020-06-01', 20)).toEqual(['blue']);
  });

  it('leaves a row alone that is said again', async () => {
    const { writer } = given();
    const red = hat('2020-01-01', '2020-02-01', { owner: 'a', colour: 'red', size: null });
    writer.commit([wears('a', 10, red)], at(1));
    const before = writer.digest();
    writer.commit([wears('a', 20, red)], at(2));

    expect(writer.digest()).toBe(before);
    expect(await colours('2020-01-01', 15)).toEqual(['red']);
    expect(await colours('2020-01-01', 25)).toEqual(['red']);
  });

  it('ends a row that is said no more, and begins it anew when it is said again', async () => {
    const { writer } = given();
    const red = hat('2020-01-01', null, { owner: 'a', colour: 'red' });
    writer.commit([wears('a', 10, red), wears('a', 20), wears('a', 30, red)], at(3));

    expect(await Promise.all([10, 19, 20, 29, 30].map((known) => colours('2020-01-01', known)))).toEqual([
      ['red'],
      ['red'],
      [],
      [],
      ['red'],
    ]);
  });

  it('keeps the rows of one stream apart from those of another', async () => {
    const { writer } = given();
    writer.commit(
      [
        wears('a', 10, hat('2020-01-01', null, { owner: 'a', colour: 'red' })),
        wears('b', 20, hat('2020-01-01', null, { owner: 'b', colour: 'blue' })),
      ],
      at(2),
    );
    writer.commit([wears('a', 30)], at(3));

    expect(await colours('2020-01-01', 29)).toEqual(['red', 'blue']);
    expect(await colours('2020-01-01', 30)).toEqual(['blue']);
  });
}
