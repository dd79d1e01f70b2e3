import { setImmediate as nextTurn } from 'node:timers/promises';
import { eventAnswer, streamIdentifier, type ReadAnswer } from './encoding.js';
import { resolved } from './links.js';
import type { Outlet } from './outlet.js';
import { streams } from './protocol.js';
import type { AnswerForm, Place, ReadPlan } from './read-plan.js';
import { streamDeleted, unfit } from './refusal.js';
import type { WireEvent } from './wire-event.js';
import type { StreamThere, WireRows } from './wire-rows.js';

type StreamRead = Extract<ReadPlan, { kind: 'read-stream' }>;
type AllRead = Extract<ReadPlan, { kind: 'read-all' }>;

/** Answers with a part of a stream as it is now, then ends the call. */
export async function readStream(
  plan: StreamRead,
  rows: WireRows,
  outlet: Outlet<ReadAnswer>,
): Promise<void> {
  const state = rows.stateOf(plan.stream);
  switch (state.kind) {
    case 'tombstoned':
      throw streamDeleted(plan.stream);
    case 'missing':
    case 'deleted': {
      const notFound = new streams.ReadResp.StreamNotFound();
      notFound.setStreamIdentifier(streamIdentifier(plan.stream));
      await outlet.send(new streams.ReadResp().setStreamNotFound(notFound));
      break;
    }
    case 'there':
      await sendSome(pagesOfStream(plan, state, rows), plan, rows, outlet);
      if (plan.tellsEnd) {
        await outlet.send(new streams.ReadResp().setLastStreamPosition(String(state.last)));
      }
  }
  outlet.end();
}

/** Answers with a part of the log, up to where it ends now, then ends the call. */
export async function readAll(plan: AllRead, rows: WireRows, outlet: Outlet<ReadAnswer>): Promise<void> {
  await sendSome(pagesOfAll(plan, rows), plan, rows, outlet);
  outlet.end();
}

/** Refuses a position at which no event lies; one beyond the end may become one. */
export function insistOnPosition(place: Place, rows: WireRows): void {
  if (typeof place === 'number' && place <= rows.head() && !rows.holds(place)) {
    throw unfit(`No event lies at position ${place}.`);
  }
}

async function sendSome(
  pages: Iterable<readonly WireEvent[]>,
  plan: AnswerForm & { readonly count: number },
  rows: WireRows,
  outlet: Outlet<ReadAnswer>,
): Promise<void> {
  let left = plan.count;
  for (const page of pages) {
    for (const event of page.slice(0, left)) {
      await outlet.send(eventAnswer(resolved(event, plan.followLinks, rows), plan.uuid));
    }
    left -= page.length;
    if (left <= 0 || outlet.signal.aborted) {
      return;
    }
    await nextTurn();
  }
}

function* pagesOfStream(
  { stream, from, backwards, count }: StreamRead,
  { first, last, maxAge }: StreamThere,
  rows: WireRows,
): Generator<readonly WireEvent[]> {
  const youngEnough = youngerThan(maxAge);
  let next = backwards
    ? Math.min(from === 'start' ? 0 : from === 'end' ? last : from, last)
    : Math.max(from === 'start' ? 0 : Number(from), first);
  while (backwards ? next >= first : next <= last) {
    // Not more than is asked for, unless some may turn out to be too old.
    const reach = maxAge === undefined ? count - 1 : Number.MAX_SAFE_INTEGER;
    const page = backwards
      ? rows.ofStreamDown(stream, next, Math.max(first, next - reach))
      : rows.ofStream(stream, next, Math.min(last, next + reach));
    const end = page.at(-1);
    if (!end) {
      return;
    }
    next = end.revision + (backwards ? -1 : 1);
    yield page.filter(youngEnough);
  }
}

/** Whether an event is not older than so many seconds. */
export function youngerThan(maxAge: number | undefined): (event: WireEvent) => boolean {
  const oldest = maxAge === undefined ? -Infinity : (Date.now() - maxAge * 1000) * 1000;
  return (event) => event.created >= oldest;
}

function* pagesOfAll({ from, backwards, filter }: AllRead, rows: WireRows): Generator<readonly WireEvent[]> {
  insistOnPosition(from, rows);
  const head = rows.head();
  const pick = (page: readonly WireEvent[]): readonly WireEvent[] => filter?.pick(page) ?? page;
  let next = from === 'start' ? 0 : from === 'end' ? head + 1 : from;
  while (backwards || next <= head) {
    const page = backwards ? rows.backwards(next) : rows.forwards(next);
    const end = page.at(-1);
    if (!end) {
      return;
    }
    next = end.position + (backwards ? 0 : 1);
    yield pick(backwards ? page : page.filter(({ position }) => position <= head));
  }
}
