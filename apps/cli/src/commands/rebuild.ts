import { rebuildViews } from '@elshi/application';
import { insistOnLog } from '../place.js';
import { interruption } from '../terminal/interruption.js';
import { counted, duration, plural, rate } from '../terminal/numbers.js';
import { Progress } from '../terminal/progress.js';

export interface RebuildOptions {
  readonly data: string;
  readonly check?: true;
}

/** Makes the views anew from the log, says what they come to, and whether that is what was there. */
export async function rebuild({ data, check }: RebuildOptions): Promise<void> {
  insistOnLog(data);
  const signal = interruption();
  const progress = new Progress('Rebuilding', 'events');
  const follow = ({ done, total }: { readonly done: number; readonly total: number }) =>
    progress.update(done, total === 0 ? 1 : done / total);
  try {
    const { events, digest, before, parked } = await rebuildViews(
      { kind: 'embedded', folder: data },
      follow,
      signal,
    );
    progress.end();
    const { elapsed } = progress;
    process.stdout.write(
      `${plural(events, 'event')} projected in ${duration(elapsed)} (${counted(rate(events, elapsed))} a second).\n`,
    );
    process.stdout.write(`digest ${digest}\n`);
    process.stdout.write(`${comparison(digest, before)}\n`);
    if (parked > 0)
      process.stdout.write(`${plural(parked, 'subject')} parked: "elshi parked" tells where and why.\n`);
    if (check === true && before !== null && before !== digest) process.exitCode = 1;
  } finally {
    progress.end();
  }
}

function comparison(digest: string, before: string | null): string {
  if (before === null) return 'There were no views to compare with.';
  return before === digest
    ? 'The views that were there were the same.'
    : `The views that were there were other ones (digest ${before}); these took their place.`;
}
