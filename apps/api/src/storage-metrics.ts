import { statfs } from 'node:fs/promises';
import type { Runtime } from '@elshi/application';
import { Gauge, Histogram, type Registry } from 'prom-client';

/** Bounds of append times in seconds: a flush of the disk is some milliseconds, a server that fails over seconds. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** How long a disk may take to tell, in milliseconds. */
const PATIENCE = 1000;

/** What is known of where the service keeps things. */
export interface Storage {
  /** The folder of the data; none where all is in memory. */
  readonly data?: string;
  /** When the log was last backed up, in milliseconds since 1970; nothing where it cannot be told. */
  readonly backedUpAt?: () => Promise<number | undefined>;
}

/** Measures how long appends take, how much room there is, and how old the last backup is. What is not known is not told. */
export function measureStorage(
  registry: Registry,
  runtime: Pick<Runtime, 'onAppend'>,
  storage: Storage,
  now: () => number,
): void {
  const registers = [registry];
  const appends = new Histogram({
    name: 'elshi_log_append_duration_seconds',
    help: 'Time from handing an append to the log to its answer, by what became of it.',
    labelNames: ['outcome'],
    buckets: BUCKETS,
    registers,
  });
  runtime.onAppend(({ outcome, seconds }) => appends.observe({ outcome }, seconds));

  const { data, backedUpAt } = storage;
  if (data !== undefined) {
    const disk = patiently(() => statfs(data));
    gauge('elshi_data_free_bytes', 'Room for the service on the disk of its data.', async () => {
      const told = await disk();
      return told && told.bavail * told.bsize;
    });
    gauge('elshi_data_size_bytes', 'Size of the disk of the data.', async () => {
      const told = await disk();
      return told && told.blocks * told.bsize;
    });
  }
  if (backedUpAt !== undefined) {
    const taken = patiently(backedUpAt);
    gauge('elshi_backup_age_seconds', 'Time since the log was last backed up.', async () => {
      const at = await taken();
      return at === undefined ? undefined : Math.max(0, now() - at) / 1000;
    });
  }

  function gauge(name: string, help: string, measure: () => Promise<number | undefined>): void {
    const made: Gauge = new Gauge({
      ...{ name, help, registers },
      collect: async () => {
        const value = await measure();
        if (value === undefined) made.remove();
        else made.set(value);
      },
    });
  }
}

/** What a disk tells; nothing where it fails, or takes longer than a moment. It is not asked again before it has answered. */
function patiently<T>(ask: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let asked: Promise<T | undefined> | undefined;
  return async () => {
    asked ??= ask()
      .catch(() => undefined)
      .finally(() => (asked = undefined));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>(
      (resolve) => (timer = setTimeout(() => resolve(undefined), PATIENCE)),
    );
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
