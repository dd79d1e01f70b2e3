import { at, column, isNamed, owners, query, type OpenedViews } from './given.js';

const NAMES = {
  aigerim: 'Abenova Aigerim\nАбенова Әйгерім\nx-11-0',
  oskar: "Nur-Sultan O'Neil\nЁлкин Өмір",
  quote: 'The "quoted" AND NOT 100%',
};

export function searchCases(given: () => OpenedViews): void {
  beforeEach(() => {
    given().writer.commit(
      Object.entries(NAMES).map(([stream, text], index) => isNamed(stream, index + 1, text)),
      at(3),
    );
  });

  const search = (piece: string): Promise<readonly unknown[]> =>
    column(
      given().reader,
      query(owners, { at: { asOf: '2020-01-01', known: 10 }, where: [{ searched: piece }] }),
      'stream',
    );

  it.each([
    ['ger', 'anywhere in a word'],
    ['GERIM', 'whatever the case'],
    ['ova Aig', 'across words'],
    ['йгері', 'in another script'],
    ['ӘЙГЕРІМ', 'in another script, whatever the case'],
    ['11-0', 'in a number'],
    ['aigerim abenova', 'words in another order'],
    ['  ova   aig ', 'whatever the spaces'],
    ['ai', 'the start of a word'],
    ['ә', 'the start of a word, one letter'],
    ['әй', 'the start of a word in another script'],
    ['x-', 'the start of a number'],
  ])('finds %p: %s', async (piece) => {
    expect(await search(piece)).toEqual(['aigerim']);
  });

  it('takes two letters for the start of a word only', async () => {
    expect(await search('su')).toEqual(['oskar']);
    expect(await search('ul')).toEqual([]);
    expect(await search("o'")).toEqual(['oskar']);
  });

  it('finds a composed letter by its parts', async () => {
    expect(await search('Ёлк'.normalize('NFD'))).toEqual(['oskar']);
  });

  it('does not find a piece that ends in one name and begins in another', async () => {
    expect(await search('rim аб')).toEqual([]);
  });

  it('takes signs of the search engine for text', async () => {
    expect(await search('"quoted" and not')).toEqual(['quote']);
    expect(await search('zzz OR quoted')).toEqual([]);
    expect(await search('abenova*')).toEqual([]);
  });

  it.each(['', '   ', '-', '"', '*', '\0', 'zz', 'nobody'])('finds nothing for %p', async (piece) => {
    expect(await search(piece)).toEqual([]);
  });

  it('finds a name only as long as it was known', async () => {
    const { writer, reader } = given();
    writer.commit([isNamed('aigerim', 20, 'Serik Aigerim')], at(4));
    const find = (piece: string, known: number): Promise<readonly unknown[]> =>
      column(
        reader,
        query(owners, { at: { asOf: '2020-01-01', known }, where: [{ searched: piece }] }),
        'stream',
      );

    expect(await find('abenova', 19)).toEqual(['aigerim']);
    expect(await find('abenova', 20)).toEqual([]);
    expect(await find('serik', 20)).toEqual(['aigerim']);
  });
}
