import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type FeedFilter,
  type FeedItem,
  type ListBody,
  ReadEffective,
  ReadFeed,
  ReadNotices,
  RecordedFeed,
} from '@elshi/application';
import type { Readable } from 'node:stream';
import { Calendar } from './calendar.js';
import type { Reply, Request } from './http/fastify.js';
import { effectiveFilter, feedFilter } from './http/filters.js';
import { withHeartbeat } from './http/follow.js';
import { found, Reader } from './http/reading.js';
import { DEFAULT_LIMIT, positionOf, type RequestReader } from './http/request-reader.js';
import { Streams } from './http/streams.js';
import { Metrics } from './metrics.js';

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
  ) {}

  @Get()
  async page(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<ListBody> {
    const after = reader.position('after') ?? 0n;
    const limit = reader.limit() ?? DEFAULT_LIMIT;
    const query = new ReadFeed(after, limit, feedFilter(reader), reader.clocks(this.calendar.today()));
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
  follow(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Readable | undefined {
    const filter = feedFilter(reader);
    const after = reader.position('after');
    const seen = lastSeen(reader) ?? after ?? 0n;
    reader.end();
    void reply.header('x-accel-buffering', 'no');
    return this.streams.answer(request, reply, 'text/event-stream', () =>
      this.#following(seen, filter, reply),
    );
  }

  async *#following(after: bigint, filter: FeedFilter, reply: Reply): AsyncGenerator<string> {
    const { signal, end } = this.streams.begin();
    reply.raw.once('close', end);
    if (reply.raw.destroyed) end();
    this.metrics.following(1);
    try {
      yield ': following\n\n';
      yield* withHeartbeat(serverSent(this.feed.follow(after, filter, signal)), HEARTBEAT);
    } finally {
      end();
      this.metrics.following(-1);
    }
  }
}

/** `Last-Event-ID`: where a client that was cut off goes on. An empty one says that nothing has been seen. */
function lastSeen(reader: RequestReader): bigint | null | undefined {
  const detail = 'Last-Event-ID is the id of an event of this stream: a position in decimal digits.';
  return reader.header('Last-Event-ID', 'POSITION', detail, (text) =>
    text === '' ? null : positionOf(text),
  );
}

async function* serverSent(items: AsyncIterable<FeedItem>): AsyncGenerator<string> {
  for await (const { position, item } of items) yield `id: ${position}\ndata: ${JSON.stringify(item)}\n\n`;
}
