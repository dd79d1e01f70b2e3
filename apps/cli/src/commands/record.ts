import { LANGUAGES } from '@elshi/law';
import { recordHtml, recordPdf } from '@elshi/printing';
import { defaultTimeZone } from '../defaults.js';
import { insistOnLog, withApplication } from '../place.js';
import { dayGiven, found, knownAtGiven, officerNamed, today } from '../reading.js';
import { Failure } from '../terminal/failure.js';
import { openOutput } from '../terminal/output.js';

export interface RecordOptions {
  readonly data: string;
  readonly lang: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly annulled?: true;
  readonly html?: true;
  readonly pdf?: true;
  readonly output?: string;
}

/** Prints the service record of an officer as a page or as a PDF. */
export async function printRecord(officer: string, options: RecordOptions): Promise<void> {
  const officerId = officerNamed(officer);
  const language = LANGUAGES.find((known) => known === options.lang);
  if (language === undefined)
    throw new Failure(`--lang is one of ${LANGUAGES.join(', ')}, not ${options.lang}.`, 2);
  if (options.html && options.pdf) throw new Failure('Ask for --html or for --pdf.', 2);
  if (options.pdf && options.output === undefined && process.stdout.isTTY)
    throw new Failure('A PDF is nothing to look at in a terminal: name a file with -o.', 2);
  const asOf = options.asOf === undefined ? today(defaultTimeZone()) : dayGiven('--as-of', options.asOf);
  const clocks = { asOf, ...knownAtGiven(options.knownAt) };

  insistOnLog(options.data);
  const record = await withApplication(options.data, async ({ prints }) =>
    found(await prints.record(officerId, clocks, options.annulled ?? false), officerId),
  );
  const bytes = options.pdf ? await recordPdf(record, language) : Buffer.from(recordHtml(record, language));
  const output = openOutput(options.output);
  await output.write(bytes);
  await output.end();
}
