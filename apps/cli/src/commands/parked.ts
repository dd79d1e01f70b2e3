import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Application,
  type ParkedFilter,
  type ParkedItem,
  type ParkedList,
  projectionNames,
  type ReadOutcome,
  type RetriedItem,
  type RetriedList,
} from '@elshi/application';
import { insistOnLog, userNamed, withApplication } from '../place.js';
import { Failure } from '../terminal/failure.js';
import { interruption } from '../terminal/interruption.js';
import { plural } from '../terminal/numbers.js';
import { asked, serviceUrl } from '../transfer/remote.js';

export interface ParkedOptions {
  readonly data: string;
  readonly url?: string;
  readonly user: string;
  readonly retry?: true;
  readonly projection?: string;
  readonly subject?: string;
}

/** Where what is parked is asked for. */
interface Parked {
  page(cursor: string | null): Promise<ParkedList>;
  retry(): Promise<RetriedList>;
}

const SUBJECT = /^(officer|office|proposal)\/[a-z0-9][a-z0-9._-]{0,63}$/;
const PAGE = 500;
/** How often to look whether the lists have been brought up to the log, in milliseconds. */
const LOOK = 50;

/** Prints what is parked, or tries it again and prints what became of it. Ends with 1 while anything is parked. */
export async function parked(options: ParkedOptions): Promise<void> {
  const filter = filterOf(options);
  const signal = interruption();
  if (options.url !== undefined) {
    const service = { url: serviceUrl(options.url), user: userNamed(options.user), signal };
    await report(throughService(service, filter), options);
    return;
  }
  insistOnLog(options.data);
  await withApplication(options.data, async (application) => {
    await untilReady(application, signal);
    await report(here(application, filter), options);
  });
}

async function report(from: Parked, { retry }: ParkedOptions): Promise<void> {
  const { items, said } = retry ? await tried(from) : await listed(from);
  for (const item of items) process.stdout.write(`${textOf(item)}\n`);
  process.stdout.write(`${said}\n`);
  if (items.some((item) => !isReleased(item))) process.exitCode = 1;
}

interface Report {
  readonly items: readonly (ParkedItem | RetriedItem)[];
  readonly said: string;
}

async function listed(from: Parked): Promise<Report> {
  const items: ParkedItem[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: ParkedList = await from.page(cursor ?? null);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return {
    items,
    said: items.length === 0 ? 'Nothing is parked.' : `${plural(items.length, 'subject')} parked.`,
  };
}

async function tried(from: Parked): Promise<Report> {
  const { items, released, parked: still } = await from.retry();
  return { items, said: `${plural(released, 'subject')} released, ${still} still parked.` };
}

function textOf(item: ParkedItem | RetriedItem): string {
  const where = `${item.subject}  ${item.projection}`;
  if (isReleased(item)) return `${where}: released, ${plural(item.events, 'event')} projected`;
  const { revision, type, eventId, reason, since, waiting, tries } = item;
  return (
    `${where}: event ${revision} (${type}, ${eventId}) of ${since.slice(0, 16).replace('T', ' ')}: ${reason}\n` +
    `    ${plural(waiting, 'event waits', 'events wait')}, tried ${plural(tries, 'time')}`
  );
}

function isReleased(
  item: ParkedItem | RetriedItem,
): item is Extract<RetriedItem, { readonly outcome: 'RELEASED' }> {
  return 'outcome' in item && item.outcome === 'RELEASED';
}

function here({ parked: reads }: Application, filter: ParkedFilter): Parked {
  return {
    page: async (cursor) =>
      found(await reads.list(filter, { limit: PAGE, ...(cursor !== null && { cursor }) })),
    retry: async () => found(await reads.retry(filter)),
  };
}

function throughService(service: Parameters<typeof asked>[0], filter: ParkedFilter): Parked {
  return {
    page: (cursor) =>
      asked<ParkedList>(service, 'GET', '/v1/parked', {
        ...filter,
        limit: String(PAGE),
        ...(cursor !== null && { cursor }),
      }),
    retry: () => asked<RetriedList>(service, 'POST', '/v1/parked/retry', {}, filter),
  };
}

function found<Body>(outcome: ReadOutcome<Body>): Body {
  if (outcome.outcome !== 'found') throw new Failure('What is parked could not be read.');
  return outcome.body;
}

/** Opening the views tries again what is parked in them, and brings them up to the log. */
async function untilReady(application: Application, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { ready, fault } = await application.runtime.status();
    if (ready) return;
    if (fault !== undefined) throw new Failure(fault);
    await sleep(LOOK);
    signal.throwIfAborted();
  }
}

function filterOf({ projection, subject }: ParkedOptions): ParkedFilter {
  const known = projectionNames.find((name) => name === projection);
  if (projection !== undefined && known === undefined)
    throw new Failure(`--projection is one of ${projectionNames.join(', ')}.`, 2);
  if (subject !== undefined && !SUBJECT.test(subject))
    throw new Failure(`${subject} is not a subject: it is written officer/<id>.`, 2);
  return { ...(known !== undefined && { projection: known }), ...(subject !== undefined && { subject }) };
}
