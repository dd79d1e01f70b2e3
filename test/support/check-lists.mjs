// Opens the folder given, prints as JSON the ids that the list of officers has, and what a rebuild of the lists comes to.
// Run by lists-crash.spec.ts and rebuild-crash.spec.ts. Needs the compiled application, so that it goes on with the lists that are there.
import { openApplication, rebuildViews } from '../../dist/libs/application/src/index.js';

const place = { kind: 'embedded', folder: process.argv[2] };
const faults = [];
const application = await openApplication(place, { onFault: (sentence) => faults.push(sentence) });
while (!application.views.report().caughtUp) await new Promise((resolve) => setTimeout(resolve, 10));

const officers = [];
for (let cursor; cursor !== null;) {
  const page = { limit: 500, ...(cursor !== undefined && { cursor }) };
  const { body } = await application.lists.officers({}, { asOf: '2021-01-01' }, page);
  officers.push(...body.items.map(({ officerId }) => officerId));
  cursor = body.nextCursor;
}
await application.close();
const rebuilt = await rebuildViews(place, {
  onProgress: () => undefined,
  signal: new AbortController().signal,
});
process.stdout.write(JSON.stringify({ officers, faults, rebuilt }));
