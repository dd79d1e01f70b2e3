import { type Application, linesOf } from '@elshi/application';
import { contextOf, userNamed, withApplication } from '../place.js';
import { interruption, until } from '../terminal/interruption.js';
import { Failure } from '../terminal/failure.js';
import { Progress } from '../terminal/progress.js';
import { accountFor, type ImportAnswer } from '../transfer/account.js';
import { type Input, openInput } from '../transfer/input.js';
import { posted, serviceUrl } from '../transfer/remote.js';

export interface ImportOptions {
  readonly data: string;
  readonly url?: string;
  readonly user: string;
  readonly dryRun?: true;
  readonly atomic?: true;
  readonly report?: string;
}

/** Records the lines of a file, here or through a running service. */
export async function importFile(path: string, options: ImportOptions): Promise<void> {
  const user = userNamed(options.user);
  const url = options.url === undefined ? undefined : serviceUrl(options.url);
  const signal = interruption();
  const input = await openInput(path);
  const { sha256 } = input;
  if (url === undefined) {
    const work = ({ importer }: Application): Promise<void> => {
      const { dryRun, atomic } = modes(options);
      // The beginning of a file is not all of it.
      const lines = until(signal, linesOf(input.bytes), { whole: atomic });
      const origin = { context: contextOf(user), ...(sha256 !== undefined && { sha256 }) };
      return account(importer.import(lines, { dryRun, atomic, ...origin }), input, options);
    };
    await withApplication(options.data, work, { records: options.dryRun !== true });
  } else {
    const { dryRun, atomic } = modes(options);
    const query = { dryRun: String(dryRun), atomic: String(atomic) };
    const headers: Record<string, string> =
      sha256 === undefined ? {} : { 'x-elshi-source': `sha256=${sha256}` };
    const answers = posted({ url, user, signal }, '/v1/import', query, input.bytes, headers);
    await account(answers as AsyncIterable<ImportAnswer>, input, options);
  }
  if (signal.aborted) throw new Failure('Stopped on request. The same command again goes on from there.');
}

function account(answers: AsyncIterable<ImportAnswer>, input: Input, options: ImportOptions): Promise<void> {
  const { dryRun } = modes(options);
  return accountFor(answers, {
    progress: new Progress(dryRun ? 'Rehearsing' : 'Importing', 'lines'),
    part: input.part,
    dryRun,
    ...(options.report !== undefined && { reportFile: options.report }),
  });
}

function modes({ dryRun, atomic }: ImportOptions): { readonly dryRun: boolean; readonly atomic: boolean } {
  return { dryRun: dryRun ?? false, atomic: atomic ?? false };
}
