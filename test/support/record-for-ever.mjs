import { writeSync } from 'node:fs';

/** Records officers without end, and prints the id of each that was acknowledged. Their ids begin with the prefix. */
export async function recordForEver({ careers }, prefix) {
  for (let round = 0; ; round += 1) {
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
