import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type ListBody, ListFindings, StreamFindings } from '@elshi/application';
import type { Readable } from 'node:stream';
import { Calendar } from './calendar.js';
import { CSV_TYPE } from './csv.js';
import { findingColumns } from './finding-csv.js';
import { preferred } from './http/accept.js';
import { JSON_TYPE, NDJSON_TYPE } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { findingFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { Streams } from './http/streams.js';

/** What should be looked at in the records: in pages as JSON, or all of it as CSV or NDJSON. */
@Controller('v1/quality/findings')
export class QualityController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
    private readonly streams: Streams,
  ) {}

  @Get()
  async findings(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody | Readable | undefined> {
    const type = preferred(request, [JSON_TYPE, CSV_TYPE, NDJSON_TYPE]);
    const filter = findingFilter(reader);
    const clocks = reader.clocks(this.calendar.today());
    if (type === JSON_TYPE) {
      const query = new ListFindings(filter, clocks, reader.page());
      reader.end();
      return found(await this.queries.execute(query), reply);
    }
    const query = new StreamFindings(filter, clocks, reader.limit());
    reader.end();
    const rows = found(await this.queries.execute(query), reply);
    return this.streams.table(request, reply, type, findingColumns, rows);
  }
}
