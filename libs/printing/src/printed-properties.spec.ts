import { calendarDate, LANGUAGES } from '@elshi/law';
import fc from 'fast-check';
import { dayAfter, patience, runs, story, told } from '../../../test/support/careers-plausible.js';
import { anyAct, anyDependants } from '../../../test/support/careers-strange.js';
import { readPdf } from '../../../test/support/pdf-text.js';
import { printable } from '../../../test/support/printable.js';
import { recordHtml } from './record-html.js';
import { recordPdf } from './record-pdf.js';

const anyDay = fc.oneof(dayAfter(calendarDate('1985-01-01')), fc.constant(calendarDate('9999-12-31')));
const anyLanguage = fc.constantFrom(...LANGUAGES);
const strange = fc.array(fc.tuple(anyAct, anyDependants), { maxLength: 15 });
const anyHistory = fc
  .tuple(story, strange, fc.constantFrom('KEEP' as const, 'ANNUL' as const))
  .map(([tale, acts, dependants]) =>
    acts.reduce(
      (history, [act, decisions]) => {
        const decision = history.when(act, { dependants: decisions, offices: ['o1'] });
        return decision.refused === undefined ? history.recorded(act, decision) : history;
      },
      told(tale, { dependants }),
    ),
  );

describe('The printed record of any career', () => {
  it(
    'names every order in force, in each language',
    () => {
      fc.assert(
        fc.property(anyHistory, anyLanguage, (history, language) => {
          const page = readable(recordHtml(printable(history, '9999-12-31'), language));
          const orders = history.standings.all.flatMap(({ act }) => act.order?.number ?? []);
          expect(
            orders.filter(
              (number) => !page.includes(`№\u00A0${number}`) && !page.includes(`No.\u00A0${number}`),
            ),
          ).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'says the same on paper as on the page, and the same bytes again',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, anyDay, anyLanguage, async (history, day, language) => {
          const record = printable(history, day);
          const [first, second] = [await recordPdf(record, language), await recordPdf(record, language)];
          expect(first.equals(second)).toBe(true);
          const paper = unbroken(readPdf(first).pages.join('\n'));
          const missing = words(recordHtml(record, language)).filter((word) => !paper.includes(word));
          expect(missing).toEqual([]);
        }),
        { numRuns: Math.ceil(runs.numRuns / 10) },
      );
    },
    patience,
  );
});

/** The text of the page, as a reader sees it. */
function readable(page: string): string {
  return page.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}

/** The words of the page; one that is longer than a column is broken on paper, and may be so between two pages. */
function words(page: string): readonly string[] {
  return [...page.matchAll(/<(?:p|h1|h2|dt|dd|th)\b[^>]*>([^<]*)</g)]
    .flatMap(([, text]) => readable(text!).split(/[ \t\n]/))
    .map(unbroken)
    .filter((word) => word.length < 60);
}

/** Without white space, and with the characters themselves that are written out by their numbers. */
function unbroken(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/\[U\+([0-9A-F]{4,6})\]/g, (_written, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
}
