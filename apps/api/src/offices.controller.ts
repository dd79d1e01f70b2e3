import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type Body,
  GetCommand,
  GetHead,
  GetOffice,
  type ListBody,
  ListOffices,
  ListStaff,
  type OfficeStaff,
} from '@elshi/application';
import { Calendar } from './calendar.js';
import type { Reply } from './http/fastify.js';
import { officeFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** Reads of offices abroad. */
@Controller('v1/offices')
export class OfficesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
  ) {}

  @Get()
  async list(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<ListBody> {
    const query = new ListOffices(officeFilter(reader), reader.clocks(this.calendar.today()), reader.page());
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get(':id')
  async office(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetOffice(reader.id(), reader.clocks(this.calendar.today()));
    reader.end();
    return found(await this.queries.execute(query), reply, query.officeId);
  }

  @Get(':id/head')
  async head(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetHead(reader.id(), reader.clocks(this.calendar.today()));
    reader.end();
    return found(await this.queries.execute(query), reply, query.officeId);
  }

  @Get(':id/command')
  async command(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetCommand(reader.id(), reader.clocks(this.calendar.today()));
    reader.end();
    return found(await this.queries.execute(query), reply, query.officeId);
  }

  @Get(':id/staff')
  async staff(
    @Reader() reader: RequestReader,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<OfficeStaff> {
    const query = new ListStaff(reader.id(), reader.clocks(this.calendar.today()), reader.page());
    reader.end();
    return found(await this.queries.execute(query), reply, query.officeId);
  }
}
