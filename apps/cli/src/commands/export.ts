import { insistOnLog, userNamed, withApplication } from '../place.js';
import { Failure } from '../terminal/failure.js';
import { interruption, until } from '../terminal/interruption.js';
import { duration, plural } from '../terminal/numbers.js';
import { openOutput } from '../terminal/output.js';
import { Progress } from '../terminal/progress.js';
import { gotten, serviceUrl } from '../transfer/remote.js';

export interface ExportOptions {
  readonly data: string;
  readonly url?: string;
  readonly user: string;
  readonly subject?: string;
  readonly output?: string;
}

const SUBJECT = /^officer\/[a-z0-9][a-z0-9._-]{0,63}$/;

/** Writes everything recorded, or one career, as import lines in log order. */
export async function exportLines(options: ExportOptions): Promise<void> {
  const { subject, data } = options;
  if (subject !== undefined && !SUBJECT.test(subject))
    throw new Failure(`${subject} is not a subject: it is written officer/<id>.`, 2);
  const signal = interruption();
  if (options.url !== undefined) {
    const url = serviceUrl(options.url);
    const service = { url, user: userNamed(options.user), signal };
    await write(gotten(service, '/v1/export', subject === undefined ? {} : { subject }), options, signal);
    return;
  }
  insistOnLog(data);
  await withApplication(data, ({ exporter }) => write(exporter.lines(subject), options, signal));
}

async function write(
  lines: AsyncIterable<unknown>,
  { subject, output: path }: ExportOptions,
  signal: AbortSignal,
): Promise<void> {
  const output = openOutput(path);
  const progress = new Progress('Exporting', 'lines');
  let written = 0;
  try {
    for await (const line of until(signal, lines)) {
      await output.line(JSON.stringify(line));
      written += 1;
      progress.update(written);
    }
    signal.throwIfAborted();
    if (written === 0 && subject !== undefined) throw new Failure(`Nothing is recorded about ${subject}.`);
    await output.end();
  } finally {
    output.discard();
    progress.end();
  }
  process.stderr.write(`${plural(written, 'line')} in ${duration(progress.elapsed)}.\n`);
}
