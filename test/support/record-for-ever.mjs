import { writeSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

/**
 * Records officers without end, and prints the id of each that was acknowledged. Their ids begin with the prefix.
 * With a pause, in milliseconds, between one and the next, a fast machine does not fill the log while slow work goes on beside.
 */
export async function recordForEver({ careers }, prefix, { pause = 0 } = {}) {
  for (let round = 0; ; round += 1) {
    if (pause > 0) await after(pause);
    const id = `${prefix}-${round}`;
    const act = {
      kind: 'RegisterOfficer',
      effectiveOn: '2020-01-01',
      data: { names: { latin: `Officer ${id}` }, category: 'OFFICER' },
    };
    const { outcome } = await careers.record({
      subject: { kind: 'officer', id },
      proposed: { act, dependants: [] },
      requestHash: id,
      context: { user: 'clerk', role: 'REG', requestId: 'r', correlationId: 'c' },
      dryRun: false,
    });
    if (outcome === 'recorded') writeSync(1, `${id}\n`);
  }
}
