import type { EndedReport, RebuildOptions, RunningReport } from '../views-report.js';
import type { Service } from './service.js';

/** Rebuilds the views of a service and gives what became of it. */
export async function rebuilt(
  service: Service,
  options: RebuildOptions = { fresh: false, swap: 'ALWAYS' },
): Promise<EndedReport> {
  insist(service.app.views.rebuild(options));
  return rebuilt.ended(service);
}

/** Waits for what is on its way; tells how far it is meanwhile. */
rebuilt.ended = async (
  { app }: Service,
  look: (running: RunningReport) => void = () => undefined,
): Promise<EndedReport> => {
  for (;;) {
    const { running, last } = app.views.report();
    if (running === null) return last!;
    look(running);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** Rolls the views of a service back and gives what became of it. */
export async function rolledBack(service: Service): Promise<EndedReport> {
  insist(service.app.views.rollBack());
  return rebuilt.ended(service);
}

function insist(start: string): void {
  if (start !== 'started') throw new Error(start);
}
