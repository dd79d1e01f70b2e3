import { LANGUAGES } from '@elshi/law';
import { act, appointed, given, type History, serving, withoutOrder } from '../../../test/support/careers.js';
import { readPdf } from '../../../test/support/pdf-text.js';
import { printable } from '../../../test/support/printable.js';
import { recordPdf } from './record-pdf.js';

describe('The service record as a PDF', () => {
  it.each(LANGUAGES)('is tagged, and in its language: %s', async (language) => {
    const { structure } = readPdf(
      await recordPdf(printable(serving('2020-01-01', 'POS_ATTACHE'), '2021-01-01'), language),
    );

    expect(structure).toMatch(/^%PDF-1\.7\n/);
    expect(structure).toContain(`/Lang (${language})`);
    expect(structure).toContain('/Marked true');
    expect(structure).toContain('/DisplayDocTitle true');
    for (const role of ['Document', 'H1', 'H2', 'Sect', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'P'])
      expect(structure).toContain(`/S /${role}\n`);
    expect(structure).toMatch(/\/Scope \/Column/);
    expect(structure).toMatch(/\/Scope \/Row/);
  });

  it('can be searched and copied in every letter of Kazakh', async () => {
    const name = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ёё';
    const [page] = await pagesOf(named('Abenova', { kk: name }), 'kk');

    expect(page).toContain(name);
    expect(page).toContain('Қызметтік тізім');
  });

  it('writes out what the font has no sign for, and what is not seen', async () => {
    const [page] = await pagesOf(named('外務省 \u202Eabc'));

    expect(page).toContain('[U+5916][U+52D9][U+7701] [U+202E]abc');
  });

  it('breaks a word that is longer than a line, and loses none of it', async () => {
    const long = 'Ж'.repeat(400);
    const pages = await pagesOf(serving('2020-01-01', 'POS_ATTACHE').and(award(long)));

    expect(joined(pages)).toContain(long);
  });

  it('goes on over pages where one line of the record is longer than a page', async () => {
    const words = Array.from({ length: 1500 }, (_none, place) => `word${place}`);
    const pages = await pagesOf(serving('2020-01-01', 'POS_ATTACHE').and(award(words.join(' '))));

    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join('\n').match(/word\d+/g)).toEqual(words);
  });

  it('numbers the pages of a long career and repeats the head of a table on each', async () => {
    const history = Array.from({ length: 300 }).reduce<History>(
      (told, _none, place) => told.and(award(`Letter of Thanks ${place}`)),
      serving('2020-01-01', 'POS_ATTACHE'),
    );
    const { pages, structure } = readPdf(await recordPdf(printable(history, '2021-01-01'), 'en'));

    expect(pages.length).toBeGreaterThan(10);
    pages.forEach((page, place) => {
      expect(page).toContain(`Page ${place + 1} of ${pages.length}`);
      expect(page).toContain('0123-4567-89AB-CDEF-GHJK-MNPQ');
    });
    for (const page of pages.slice(2, -2)) expect(page).toMatch(/Act\nDate\nEntry\nBasis/);
    expect(structure.match(/\/S \/THead\n/g)!.length).toBeLessThan(pages.length);
  });

  it('is the same bytes again, whatever was printed in between', async () => {
    const history = serving('2020-01-01', 'POS_ATTACHE').and(appointed('2021-01-01', 'POS_CONSUL'));
    const first = await recordPdf(printable(history, '2021-01-01'), 'kk');
    await recordPdf(printable(named('Zhumabekova Äößñ'), '2021-01-01'), 'ru');

    expect((await recordPdf(printable(history, '2021-01-01'), 'kk')).equals(first)).toBe(true);
  });

  it('says of itself only what it is, never a name', async () => {
    const { structure } = readPdf(await recordPdf(printable(named('</rdf:li>(x)'), '2021-01-01'), 'en'));

    expect(structure).toContain('/CreationDate');
    expect(structure).not.toContain('rdf:li>(x)');
  });
});

function named(latin: string, more: object = {}): History {
  const data = { names: { latin, ...more }, category: 'OFFICER' };
  return given(act('RegisterOfficer', '2020-01-01', data, withoutOrder));
}

function award(words: string) {
  return act('RecordAward', '2020-06-01', { award: words });
}

async function pagesOf(
  history: History,
  language: (typeof LANGUAGES)[number] = 'en',
): Promise<readonly string[]> {
  return readPdf(await recordPdf(printable(history, '2021-01-01'), language)).pages;
}

/** The text of all pages without feet, heads of tables, and the breaks between lines. */
function joined(pages: readonly string[]): string {
  return pages
    .join('\n')
    .replace(/^(Act|Date|Entry|Basis|Page \d+ of \d+|Service record: .*)$/gm, '')
    .replace(/[\n ]/g, '');
}
