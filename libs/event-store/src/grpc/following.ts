import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { eventAnswer, type ReadAnswer } from './encoding.js';
import { LogFeed, StreamFeed, type Feed, type FeedStep } from './feeds.js';
import type { Growth } from './growth.js';
import { resolved } from './links.js';
import type { Outlet } from './outlet.js';
import { streams } from './protocol.js';
import type { AnswerForm, ReadPlan } from './read-plan.js';
import type { WireRows } from './wire-rows.js';

type StreamFollow = Extract<ReadPlan, { kind: 'follow-stream' }>;
type AllFollow = Extract<ReadPlan, { kind: 'follow-all' }>;

/** A subscription to a stream: what is there, a word that this was all, and what comes. */
export async function followStream(
  plan: StreamFollow,
  rows: WireRows,
  growth: Growth,
  outlet: Outlet<ReadAnswer>,
): Promise<void> {
  const feed = StreamFeed.after(plan.after, plan.stream, rows);
  await follow(feed, plan, rows, outlet, (signal) => growth.ofStream(plan.stream, signal));
}

/** A subscription to the log, with checkpoints when it is filtered. */
export async function followAll(
  plan: AllFollow,
  rows: WireRows,
  growth: Growth,
  outlet: Outlet<ReadAnswer>,
): Promise<void> {
  const feed = LogFeed.after(plan.after, rows, growth, plan.filter);
  await follow(feed, plan, rows, outlet, (signal) => growth.ofLog(signal));
}

async function follow(
  feed: Feed,
  form: AnswerForm,
  rows: WireRows,
  outlet: Outlet<ReadAnswer>,
  growth: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  await outlet.send(confirmation());
  let live = false;
  while (!outlet.signal.aborted) {
    const page = feed.next();
    if (live && page?.more) {
      live = false;
      await outlet.send(new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind()));
    }
    for (const step of page?.steps ?? []) {
      await outlet.send(stepAnswer(step, form, rows));
    }
    if (page) {
      await nextTurn();
    } else if (live) {
      await growth(outlet.signal);
    } else {
      live = true;
      await tellCaughtUp(feed, outlet);
    }
  }
}

async function tellCaughtUp(feed: Feed, outlet: Outlet<ReadAnswer>): Promise<void> {
  const position = feed.searched();
  if (position !== undefined) {
    await outlet.send(checkpoint(position));
  }
  await outlet.send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
}

function stepAnswer(step: FeedStep, form: AnswerForm, rows: WireRows): ReadAnswer {
  return step.kind === 'event'
    ? eventAnswer(resolved(step.event, form.followLinks, rows), form.uuid)
    : checkpoint(step.position);
}

function confirmation(): ReadResp {
  const message = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  return new streams.ReadResp().setConfirmation(message);
}

function checkpoint(position: number): ReadResp {
  const place = String(position);
  const message = new streams.ReadResp.Checkpoint().setCommitPosition(place).setPreparePosition(place);
  return new streams.ReadResp().setCheckpoint(message);
}
