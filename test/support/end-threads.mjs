// Opens the folder given, ends the threads that keep its lists and make them anew, as lack of memory would, and prints as JSON what
// becomes of the lists. Run by projector-death.spec.ts. Needs the compiled application, so that there are threads.
import { Worker } from 'node:worker_threads';
import { openApplication } from '../../dist/libs/application/src/index.js';

/** Every thread that does not keep the process alive, as it is started. */
const threads = [];
const { unref } = Worker.prototype;
Worker.prototype.unref = function () {
  if (!threads.includes(this)) threads.push(this);
  return unref.call(this);
};

const faults = [];
const place = { kind: 'embedded', folder: process.argv[2] };
const application = await openApplication(place, { onFault: (sentence) => faults.push(sentence) });
const { careers, lists, views, runtime } = application;
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

const register = (id) =>
  careers.record({
    subject: { kind: 'officer', id },
    proposed: {
      act: {
        kind: 'RegisterOfficer',
        effectiveOn: '2020-01-01',
        data: { names: { latin: `Officer ${id}` }, category: 'OFFICER' },
      },
      dependants: [],
    },
    requestHash: id,
    context: { user: 'clerk', role: 'REG', requestId: 'r', correlationId: 'c' },
    dryRun: false,
  });
const listed = async () => {
  const { outcome, body } = await lists.officers({}, { asOf: '2021-01-01' }, { limit: 500 });
  return outcome === 'found' ? body.items.map(({ officerId }) => officerId) : outcome;
};
const until = async (holds) => {
  while (!(await holds())) await pause();
};
/** Ends the thread that was started last, and waits for its end. */
const endLast = () => threads.at(-1).terminate();

await until(() => views.report().caughtUp);
await register('o1');
await until(async () => (await listed()).length === 1);

await endLast();
await register('o2');
const meanwhile = { listed: await listed() };
await until(async () => (await listed()).length === 2);
await until(async () => (await runtime.status()).ready);
const afterwards = { listed: await listed(), deaths: views.deaths() };

views.rebuild({ fresh: true, swap: 'ALWAYS' });
await endLast();
await until(() => views.report().running === null);
const failed = { last: views.report().last, deaths: views.deaths(), listed: await listed() };
await register('o3');
await until(async () => (await listed()).length === 3);
views.rebuild({ fresh: false, swap: 'ALWAYS' });
await until(() => views.report().running === null);
const again = { last: views.report().last, listed: await listed() };

await application.close();
process.stdout.write(JSON.stringify({ meanwhile, afterwards, failed, again, faults }));
