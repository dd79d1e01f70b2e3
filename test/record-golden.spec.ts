import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, PrintableRecord } from '@elshi/application';
import { calendarDate, LANGUAGES } from '@elshi/law';
import { recordHtml, recordPdf } from '@elshi/printing';
import { inventedOfficer, OFFICER } from './support/invented-officer.js';
import { readPdf } from './support/pdf-text.js';

const FOLDER = join(import.meta.dirname, 'golden-records');
/** Set by whoever means to change the form: the files are then written anew, to be looked at before they are kept. */
const WRITE = process.env['ELSHI_WRITE_GOLDEN'] === 'true';

describe('The printed record of an invented officer', () => {
  let application: Application;
  beforeAll(async () => (application = await inventedOfficer()));
  afterAll(() => application.close());

  it.each(LANGUAGES)('is the page that is stored, to the byte: %s', async (language) => {
    const file = join(FOLDER, `${OFFICER}.${language}.html`);
    const page = recordHtml(await printable('2024-06-01'), language);
    if (WRITE) writeFileSync(file, page);

    expect(page).toBe(readFileSync(file, 'utf8'));
  });

  it.each(LANGUAGES)('says on paper what it says on the page: %s', async (language) => {
    const record = await printable('2024-06-01');
    const paper = unbroken(readPdf(await recordPdf(record, language)).pages.join(''));
    const page = [...recordHtml(record, language).matchAll(/<(?:p|dd|dt|th|h1|h2)\b[^>]*>([^<]+)</g)];

    expect(page.length).toBeGreaterThan(100);
    for (const [, text] of page) expect(paper).toContain(unbroken(plain(text!)));
  });

  it('has one code for all languages and another for another day or another choice of acts', async () => {
    const codes = await Promise.all([
      printable('2024-06-01'),
      printable('2024-06-01'),
      printable('2024-06-02'),
      printable('2024-06-01', false),
    ]);

    expect(new Set(codes.map(({ code }) => code)).size).toBe(3);
    expect(codes[0].code).toBe(codes[1].code);
    expect(codes[0].code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  async function printable(asOf: string, annulled = true): Promise<PrintableRecord> {
    const outcome = await application.prints.record(OFFICER, { asOf: calendarDate(asOf) }, annulled);
    if (outcome.outcome !== 'found') throw new Error(outcome.outcome);
    return outcome.body;
  }
});

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}

function unbroken(text: string): string {
  return text.replace(/\s/g, '');
}
