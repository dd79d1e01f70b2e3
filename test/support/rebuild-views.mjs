// Records officers without end in the folder given, prints the id of each that was acknowledged, and meanwhile has the lists made anew,
// put in their place, rolled back and broken off, over and over, of which it prints the steps. With `edition`, the lists of another edition are all that it finds.
// Run by rebuild-crash.spec.ts, which kills it. Needs the compiled application, so that each has its thread.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedLogReader } from '../../dist/libs/event-store/src/index.js';
import { openApplication } from '../../dist/libs/application/src/index.js';
import { ProjectorHost } from '../../dist/libs/application/src/projecting/projector-host.js';
import { ViewsInFolder } from '../../dist/libs/application/src/projecting/views-place.js';
import { recordForEver } from './record-for-ever.mjs';

const [folder, run, what] = process.argv.slice(2);
if (what === 'edition') await leaveOtherEdition();
const application = await openApplication({ kind: 'embedded', folder });
const { views } = application;

/** Another edition of the service has run here, and this one never. */
function leaveOtherEdition() {
  const log = EmbeddedLogReader.open(join(folder, 'log.db'));
  const place = new ViewsInFolder(folder, 'other');
  return new Promise((resolve) => {
    const heard = ({ kind }) => {
      if (kind === 'caught-up') host.receive({ kind: 'close', replaced: false });
      if (kind !== 'closed') return;
      for (const { name, edition } of place.kept()) if (edition !== 'other') place.discard(name);
      void log.close().then(resolve);
    };
    const host = new ProjectorHost(log, place, heard, { kind: 'keep' });
  });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Prints, after a mark, each step of a rebuild that it sees. */
async function rebuildForEver() {
  let seen;
  for (let round = 0; ; round += 1) {
    while ((await begun(round)) === false);
    if (round % 5 === 4) views.cancel();
    for (let running = true; running; await pause()) {
      const report = views.report();
      running = report.running !== null;
      const step = `# ${round} ${report.running?.phase ?? report.last?.outcome}`;
      if (step !== seen) writeSync(1, `${step}\n`);
      seen = step;
    }
  }
}

/** While the views are being made there is nothing to begin. */
async function begun(round) {
  await pause();
  const options = { fresh: round % 2 === 0, swap: 'ALWAYS' };
  return (round % 3 === 1 ? views.rollBack() : views.rebuild(options)) === 'started';
}

const writers = [1, 2].map((writer) => recordForEver(application, `o-${run}-${writer}`, { pause: 5 }));
await Promise.all([...writers, rebuildForEver()]);
