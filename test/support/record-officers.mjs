// Records officers without end in the folder given, and prints the id of each that was acknowledged.
// Run by lists-crash.spec.ts, which kills it. Needs the compiled application, so that lists are kept in their thread.
import { openApplication } from '../../dist/libs/application/src/index.js';
import { recordForEver } from './record-for-ever.mjs';

const [folder, run] = process.argv.slice(2);
const application = await openApplication({ kind: 'embedded', folder });
const writers = Array.from({ length: 8 }, (_none, writer) => `o-${run}-${writer}`);
await Promise.all(writers.map((prefix) => recordForEver(application, prefix)));
