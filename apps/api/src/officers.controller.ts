import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type Body,
  GetEligibility,
  GetServiceRecord,
  GetTerm,
  GetTimeAtPost,
  type ListBody,
  ListOfficers,
  ReplayCareer,
} from '@elshi/application';
import { RANK_CODES } from '@elshi/law';
import type { Readable } from 'node:stream';
import { Calendar } from './calendar.js';
import { preferred } from './http/accept.js';
import { JSON_TYPE, NDJSON_TYPE } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { officerFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { batched, jsonLines, Streams } from './http/streams.js';

/** Revisions are counted from 1; no career has more events. */
const LAST_REVISION = 1_000_000_000;

/** Reads of officers: the list, and for one of them record, counters, eligibility and replay. */
@Controller('v1/officers')
export class OfficersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
    private readonly streams: Streams,
  ) {}

  @Get()
  async list(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<ListBody> {
    const query = new ListOfficers(
      officerFilter(reader),
      reader.clocks(this.calendar.today()),
      reader.page(),
    );
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get(':id')
  async record(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetServiceRecord(reader.id(), reader.clocks(this.calendar.today()));
    reader.end();
    return found(await this.queries.execute(query), reply, query.officerId);
  }

  @Get(':id/term')
  async term(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetTerm(reader.id(), reader.clocks(this.calendar.today()), reader.policies());
    reader.end();
    return found(await this.queries.execute(query), reply, query.officerId);
  }

  @Get(':id/time-at-post')
  async timeAtPost(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetTimeAtPost(reader.id(), reader.clocks(this.calendar.today()), reader.policies());
    reader.end();
    return found(await this.queries.execute(query), reply, query.officerId);
  }

  @Get(':id/eligibility')
  async eligibility(
    @Reader() reader: RequestReader,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Body> {
    const clocks = reader.clocks(this.calendar.today());
    const rank = reader.oneOf('rank', RANK_CODES);
    const query = new GetEligibility(reader.id(), rank, clocks, reader.policies());
    reader.end();
    return found(await this.queries.execute(query), reply, query.officerId);
  }

  /** Steps are made one by one as they are sent: a long career is many records. */
  @Get(':id/replay')
  async replay(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Readable | undefined> {
    const type = preferred(request, [JSON_TYPE, NDJSON_TYPE]);
    const [from, to] = [reader.integer('from', 1, LAST_REVISION), reader.integer('to', 1, LAST_REVISION)];
    if (from !== undefined && to !== undefined && from > to)
      reader.fault('to', 'RANGE', 'to is not before from.');
    const query = new ReplayCareer(reader.id(), reader.clocks(this.calendar.today()), from, to);
    reader.end();
    const body = found(await this.queries.execute(query), reply, query.officerId);
    const pieces = () => batched(type === NDJSON_TYPE ? jsonLines(body.items) : wholeReplay(body));
    return this.streams.answer(
      request,
      reply,
      type === NDJSON_TYPE ? type : `${type}; charset=utf-8`,
      pieces,
    );
  }
}

/** The body as one JSON object, its items as they are made. */
async function* wholeReplay({
  items,
  ...rest
}: Body & { readonly items: Iterable<Body> }): AsyncGenerator<string> {
  let before = '{"items":[';
  for (const item of items) {
    yield before + JSON.stringify(item);
    before = ',';
  }
  if (before !== ',') yield before;
  yield `],${JSON.stringify(rest).slice(1)}`;
}
