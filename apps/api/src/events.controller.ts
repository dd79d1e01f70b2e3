import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CountFeed,
  type FeedBody,
  type FeedCount,
  type FeedItem,
  type ListBody,
  ReadEffective,
  ReadFeed,
  ReadNotices,
  RecordedFeed,
} from '@elshi/application';
import type { Readable } from 'node:stream';
import { Calendar } from './calendar.js';
import { Address } from './http/address.js';
import { afterOf, BEGINNING, lastSeen } from './http/checkpoint.js';
import type { Reply, Request } from './http/fastify.js';
import { effectiveFilter, feedFilter } from './http/filters.js';
import { withHeartbeat } from './http/follow.js';
import { found, Reader } from './http/reading.js';
import { DEFAULT_LIMIT, type RequestReader } from './http/request-reader.js';
import { Streams } from './http/streams.js';
import { Metrics } from './metrics.js';
import { problemOfReading } from './outcome-problem.js';

/** Shorter than the half minute after which the first proxies take a silent connection for dead. */
const HEARTBEAT = 15_000;

/** The recorded feed: what was recorded, in log order, to be fetched or followed. The effective one, by days of effect. And what changed days that had passed. */
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
    private readonly feed: RecordedFeed,
    private readonly streams: Streams,
    private readonly metrics: Metrics,
    private readonly address: Address,
  ) {}

  @Get()
  async page(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<FeedBody> {
    const query = new ReadFeed({
      after: afterOf(reader) ?? BEGINNING,
      limit: reader.limit() ?? DEFAULT_LIMIT,
      filter: feedFilter(reader),
      clocks: reader.clocks(this.calendar.today()),
      base: this.address.of(request),
    });
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get('count')
  async count(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<FeedCount> {
    const query = new CountFeed(reader.clocks(this.calendar.today()), reader.position('upTo'));
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get('effective')
  async effective(
    @Reader() reader: RequestReader,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody> {
    const filter = effectiveFilter(reader);
    const query = new ReadEffective(filter, reader.clocks(this.calendar.today()), reader.page());
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get('notices')
  async notices(
    @Reader() reader: RequestReader,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody> {
    const after = reader.position('after') ?? 0n;
    const limit = reader.limit() ?? DEFAULT_LIMIT;
    const subject = reader.subject();
    const filter = subject === undefined ? {} : { subject };
    const clocks = reader.clocks(this.calendar.today());
    const query = new ReadNotices(after, limit, filter, clocks, this.calendar.dayOf);
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get('stream')
  async follow(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Readable | undefined> {
    const filter = feedFilter(reader);
    const after = afterOf(reader);
    const seen = lastSeen(reader) ?? after ?? BEGINNING;
    reader.end();
    const fault = await this.feed.notHeld(seen);
    if (fault !== undefined) throw problemOfReading(fault);
    void reply.header('x-accel-buffering', 'no');
    return this.streams.answer(request, reply, 'text/event-stream', () => {
      const pieces = (signal: AbortSignal) =>
        serverSent(this.feed.follow(seen.position, filter, signal, this.address.of(request)));
      return this.#following(pieces, reply);
    });
  }

  async *#following(
    pieces: (signal: AbortSignal) => AsyncIterable<string>,
    reply: Reply,
  ): AsyncGenerator<string> {
    const { signal, end } = this.streams.begin();
    reply.raw.once('close', end);
    if (reply.raw.destroyed) end();
    this.metrics.following(1);
    try {
      yield ': following\n\n';
      yield* withHeartbeat(pieces(signal), HEARTBEAT);
    } finally {
      end();
      this.metrics.following(-1);
    }
  }
}

async function* serverSent(items: AsyncIterable<FeedItem>): AsyncGenerator<string> {
  for await (const { position, item } of items) yield `id: ${position}\ndata: ${JSON.stringify(item)}\n\n`;
}
