import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListParked, type ParkedList, type RetriedList, RetryParked } from '@elshi/application';
import type { Reply, Request } from './http/fastify.js';
import { parkedFilter, postedFilter } from './http/parked-filter.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** Subjects at which lists wait, since an event of theirs could not be projected. */
@Controller('v1/parked')
export class ParkedController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  async list(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<ParkedList> {
    const query = new ListParked(parkedFilter(reader), reader.page());
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Post('retry')
  @HttpCode(200)
  async retry(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RetriedList> {
    const filter = postedFilter(reader, request);
    reader.end();
    return found(await this.commands.execute(new RetryParked(filter)), reply);
  }
}
