import { EventStoreDBClient, START } from '@eventstore/db-client';
import type { SentEvents } from './sent-events.js';

type Item = Readonly<Record<string, unknown>>;
const typeOf = (item: Item): string => String(item['type']).replace('kz.elshi.', '');

/** Reads the whole feed page by page; each page and each item is held against the description. */
export async function pulled(base: string, sent: SentEvents, faults: string[]): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let after: string | null = '0'; after !== null;) {
    const response = await fetch(`${base}/v1/events?limit=500&after=${after}`);
    const page = (await response.json()) as {
      readonly items: readonly Item[];
      readonly nextCursor: string | null;
    };
    // Each item of a page is looked at as a message of its own: a fault is then told of it, not of all alternatives.
    note(faults, sent.fault('feed', 'page', { ...page, items: [] }));
    for (const item of page.items) note(faults, sent.fault('stream', typeOf(item), item));
    items.push(...page.items);
    after = page.nextCursor;
  }
  return items;
}

/** Follows the feed up to so many events, each held against the description. */
export async function followed(
  base: string,
  count: number,
  sent: SentEvents,
  faults: string[],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const enough = new AbortController();
  const response = await fetch(`${base}/v1/events/stream`, { signal: enough.signal });
  const text = new TextDecoder();
  let rest = '';
  for await (const bytes of response.body!) {
    const blocks = (rest + text.decode(bytes as Uint8Array, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^id: \S+\ndata: (.*)$/.exec(block)?.[1];
      if (data !== undefined) items.push(JSON.parse(data) as Item);
    }
    if (items.length >= count) break;
  }
  enough.abort();
  for (const item of items) note(faults, sent.fault('stream', typeOf(item), item));
  return items;
}

/** Reads all records of a log over the wire, each event held against the description; how many there were. */
export async function overTheWire(address: string, sent: SentEvents, faults: string[]): Promise<number> {
  const client = EventStoreDBClient.connectionString(address);
  let count = 0;
  for await (const { event } of client.readAll({ fromPosition: START })) {
    if (event === undefined || !/^(officer|office|proposal)-/.test(event.streamId)) continue;
    count += 1;
    note(faults, sent.fault('records', event.type, event.data, event.metadata));
  }
  await client.dispose();
  return count;
}

function note(faults: string[], fault: string | undefined): void {
  if (fault !== undefined) faults.push(fault);
}
