import type { EndedReport, RebuildProgress, ViewsReport } from '@elshi/application';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../terminal/failure.js';
import { type Service, told } from './remote.js';

/** How often the service is asked how far it is, in milliseconds. */
const LOOK_AGAIN = 200;

/** What became of a rebuild, or of a rollback. */
export type Followed = Pick<EndedReport, 'done' | 'comparison'>;

/**
 * Has a running service rebuild its views, or roll them back, and follows it to its end. The signal cancels it there; what was made is
 * kept.
 */
export async function rebuildThrough(
  service: Service,
  wanted: 'rollback' | { readonly fresh: boolean },
  follow: (progress: RebuildProgress) => void,
): Promise<Followed> {
  // What is asked must also be answered after the signal.
  const asking = { ...service, signal: new AbortController().signal };
  const path = wanted === 'rollback' ? '/v1/views/rollback' : '/v1/views/rebuild';
  let report = reportOf(await told(asking, 'POST', path, wanted === 'rollback' ? undefined : wanted));
  let cancelled = false;
  while (report.running !== null) {
    follow(report.running);
    if (service.signal.aborted && !cancelled) {
      cancelled = true;
      await told(asking, 'POST', '/v1/views/rebuild/cancel');
    }
    await sleep(LOOK_AGAIN, undefined, { signal: cancelled ? asking.signal : service.signal }).catch(
      () => undefined,
    );
    report = reportOf(await told(asking, 'GET', '/v1/views'));
  }
  return resultOf(report.last);
}

function resultOf(last: EndedReport | null): Followed {
  switch (last?.outcome) {
    case 'SWAPPED':
    case 'DIFFERENT':
      return last;
    case 'CANCELLED':
      throw new Failure('Stopped on request. The same command again goes on from there.');
    case 'FAILED':
      throw new Failure(last.fault ?? 'It failed; the log of the service says why.');
    case undefined:
      throw new Failure('The service was started anew meanwhile. Run the same command again.');
  }
}

function reportOf({ status, body }: Awaited<ReturnType<typeof told>>): ViewsReport {
  if (status === 200 || status === 202) return body as ViewsReport;
  const { detail, title } = body as { readonly detail?: string; readonly title?: string };
  throw new Failure(`The service says no (${status}): ${detail ?? title ?? 'without a reason'}`);
}
