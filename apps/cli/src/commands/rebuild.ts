import { rebuildViews, type RebuildProgress, rollBackViews } from '@elshi/application';
import { insistOnLog, userNamed } from '../place.js';
import { Failure } from '../terminal/failure.js';
import { interruption } from '../terminal/interruption.js';
import { counted, duration, plural, rate } from '../terminal/numbers.js';
import { Progress } from '../terminal/progress.js';
import { rebuildThrough } from '../transfer/remote-views.js';
import { serviceUrl } from '../transfer/remote.js';

export interface RebuildOptions {
  readonly data: string;
  readonly url?: string;
  readonly user: string;
  readonly check?: true;
  readonly fresh?: true;
  readonly rollback?: true;
}

/** What the views come to, and what those that were there did. */
interface Digests {
  readonly digest: string;
  readonly before: string | null;
}

/** Makes the views anew from the log, or puts the former ones back: here, or in a running service. */
export async function rebuild(options: RebuildOptions): Promise<void> {
  const { rollback, fresh, check } = options;
  if (rollback && (fresh || check))
    throw new Failure('--rollback makes nothing anew, so it goes with neither --fresh nor --check.', 2);
  const progress = new Progress(rollback ? 'Rolling back' : 'Rebuilding', 'events');
  let from: number | undefined;
  const follow = ({ from: began, done, total }: RebuildProgress): void => {
    const part = (events: number): number => (total === 0 ? 1 : events / total);
    if (from === undefined) progress.goOnFrom(began, part(began));
    from ??= began;
    progress.update(done, part(done));
  };
  try {
    const {
      events,
      digests,
      parked = 0,
    } = options.url === undefined ? await here(options, follow) : await there(options, options.url, follow);
    progress.end();
    tell(events - (from ?? 0), progress.elapsed, digests);
    if (parked > 0)
      process.stdout.write(`${plural(parked, 'subject')} parked: "elshi parked" tells where and why.\n`);
    if (check && digests && digests.before !== null && digests.before !== digests.digest)
      process.exitCode = 1;
  } finally {
    progress.end();
  }
}

interface Done {
  readonly events: number;
  /** Nothing after a rollback, which compares nothing. */
  readonly digests?: Digests;
  /** Streams that projections could not take to the end, counted for each projection; a service tells them under `/v1/parked`. */
  readonly parked?: number;
}

/** In a folder that nobody else holds. */
async function here({ data, fresh, rollback }: RebuildOptions, onProgress: Follow): Promise<Done> {
  insistOnLog(data);
  const place = { kind: 'embedded', folder: data } as const;
  const signal = interruption();
  if (!rollback) {
    const options = { onProgress, signal, fresh: fresh ?? false };
    const { events, parked, ...digests } = await rebuildViews(place, options);
    return { events, digests, parked };
  }
  let events = 0;
  const follow = (progress: RebuildProgress): void => {
    events = progress.done;
    onProgress(progress);
  };
  if (await rollBackViews(place, { onProgress: follow, signal })) return { events };
  throw new Failure('No former views are kept that this version could go on with.');
}

type Follow = (progress: RebuildProgress) => void;

/** In a running service, which answers all the time. */
async function there(
  { user, fresh, rollback }: RebuildOptions,
  address: string,
  follow: Follow,
): Promise<Done> {
  const service = { url: serviceUrl(address), user: userNamed(user), signal: interruption() };
  const wanted = rollback ? 'rollback' : { fresh: fresh ?? false };
  const { done, comparison: digests } = await rebuildThrough(service, wanted, follow);
  return { events: done, ...(digests && { digests }) };
}

function tell(events: number, elapsed: number, digests: Digests | undefined): void {
  const speed = `${duration(elapsed)} (${counted(rate(events, elapsed))} a second)`;
  process.stdout.write(`${plural(events, 'event')} projected in ${speed}.\n`);
  process.stdout.write(
    digests === undefined
      ? 'The former views have taken their place again.\n'
      : `digest ${digests.digest}\n${comparison(digests)}\n`,
  );
}

function comparison({ digest, before }: Digests): string {
  if (before === null) return 'There were no views to compare with.';
  return before === digest
    ? 'The views that were there were the same.'
    : `The views that were there were other ones (digest ${before}); these took their place.`;
}
