// Records officers without end in the folder given, and prints the id of each that was acknowledged.
// Run by lists-crash.spec.ts, which kills it. Needs the compiled application, so that lists are kept in their thread.
import { writeSync } from 'node:fs';
import { openApplication } from '../../dist/libs/application/src/index.js';

const [folder, run] = process.argv.slice(2);
const application = await openApplication({ kind: 'embedded', folder });

async function recordForEver(writer) {
  for (let round = 0; ; round += 1) {
    const officerId = `o-${run}-${writer}-${round}`;
    const act = {
      kind: 'RegisterOfficer',
      effectiveOn: '2020-01-01',
      data: { names: { latin: `Officer ${officerId}` }, category: 'OFFICER' },
    };
    const { outcome } = await application.careers.record({
      officerId,
      proposed: { act, dependants: [] },
      requestHash: officerId,
      context: { user: 'clerk', role: 'REG', requestId: 'r', correlationId: 'c' },
      dryRun: false,
    });
    if (outcome === 'recorded') writeSync(1, `${officerId}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_none, writer) => recordForEver(writer)));
