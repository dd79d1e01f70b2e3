import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type ListBody, ListAccreditations } from '@elshi/application';
import { Calendar } from './calendar.js';
import type { Reply } from './http/fastify.js';
import { accreditationFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** Who is accredited where. */
@Controller('v1/accreditations')
export class AccreditationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
  ) {}

  @Get()
  async list(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<ListBody> {
    const clocks = reader.clocks(this.calendar.today());
    const query = new ListAccreditations(accreditationFilter(reader), clocks, reader.page());
    reader.end();
    return found(await this.queries.execute(query), reply);
  }
}
