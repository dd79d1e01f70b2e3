import type { Acknowledged } from './service-load.js';

/** An event as the feed, and as the audit trail, shows it. */
interface Shown {
  readonly id: string;
  readonly subject: string;
  readonly revision: number;
  readonly position: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What is wrong with what a service shows of acts that were acknowledged; empty when nothing is. */
export interface Findings {
  /** Acknowledged, and not there, or elsewhere than it was said. */
  readonly lost: readonly Acknowledged[];
  /** Later acts of an officer that stand before earlier ones. */
  readonly outOfOrder: readonly string[];
  /** Events that the feed, or the audit trail, shows twice, or that only one of them shows. */
  readonly doubled: readonly string[];
  readonly onlyInFeed: readonly string[];
  readonly onlyInTrail: readonly string[];
}

/** Holds what was acknowledged, each officer's acts in their order, against the feed of a service and its audit trail. */
export async function findings(base: string, acknowledged: readonly Acknowledged[]): Promise<Findings> {
  const feed = await feedOf(base);
  const trail = await trailOf(base);
  const byId = new Map(feed.map((event) => [event.id, event]));
  const lost = acknowledged.filter((act) => {
    const found = byId.get(act.eventId);
    return !(found?.revision === act.revision && found.position === act.position);
  });
  const last = new Map<string, number>();
  const outOfOrder = [...acknowledged, ...feed.map(asAct)].flatMap(({ officerId, revision }, at) => {
    const who = at < acknowledged.length ? officerId : `feed ${officerId}`;
    const before = last.get(who) ?? 0;
    last.set(who, revision);
    const follows = at < acknowledged.length ? revision > before : revision === before + 1;
    return follows ? [] : [`${who}: ${revision} after ${before}`];
  });
  return {
    lost,
    outOfOrder,
    doubled: [...twice(feed), ...twice(trail)],
    onlyInFeed: without(feed, trail),
    onlyInTrail: without(trail, feed),
  };
}

/** The lists of a service at a moment, as text to compare: of all officers, and of all acts. */
export async function lists(base: string, knownAt: string): Promise<string> {
  const clocks = `asOf=2026-01-01&knownAt=${encodeURIComponent(knownAt)}`;
  const officers = await pages<object>(base, `/v1/officers?limit=500&${clocks}`, 'cursor');
  const trail = await pages<object>(base, `/v1/audit?limit=500&${clocks}`, 'cursor');
  return [...officers, ...trail].map((item) => JSON.stringify(item)).join('\n');
}

async function feedOf(base: string): Promise<readonly Shown[]> {
  return pages<Shown>(base, '/v1/events?limit=500', 'after');
}

async function trailOf(base: string): Promise<readonly Shown[]> {
  const items = await pages<Omit<Shown, 'id'> & { readonly eventId: string }>(
    base,
    '/v1/audit?limit=500',
    'cursor',
  );
  return items.map(({ eventId, subject, revision, position }) => ({
    id: eventId,
    subject,
    revision,
    position,
  }));
}

async function pages<Item>(base: string, path: string, next: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&${next}=${encodeURIComponent(cursor)}`;
    const response = await fetch(base + path + query);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as Page<Item>;
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

function asAct({ subject, revision }: Shown): Pick<Acknowledged, 'officerId' | 'revision'> {
  return { officerId: subject, revision };
}

function twice(events: readonly Shown[]): readonly string[] {
  const seen = new Set<string>();
  return events.flatMap(({ id }) => (seen.has(id) ? [id] : (seen.add(id), [])));
}

function without(events: readonly Shown[], others: readonly Shown[]): readonly string[] {
  const known = new Set(others.map(({ id }) => id));
  return events.flatMap(({ id }) => (known.has(id) ? [] : [id]));
}
