import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListAudit, type ListBody, StreamAudit } from '@elshi/application';
import type { Readable } from 'node:stream';
import { auditColumns } from './audit-csv.js';
import { Calendar } from './calendar.js';
import { CSV_TYPE } from './csv.js';
import { preferred } from './http/accept.js';
import { JSON_TYPE, NDJSON_TYPE } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { auditFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { Streams } from './http/streams.js';

const WINDOWS = [
  ['effectiveFrom', 'effectiveTo'],
  ['recordedFrom', 'recordedTo'],
] as const;

/** The audit trail over everything: in pages as JSON, or all of it as CSV or NDJSON. */
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
    private readonly streams: Streams,
  ) {}

  @Get()
  async trail(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody | Readable | undefined> {
    const type = preferred(request, [JSON_TYPE, CSV_TYPE, NDJSON_TYPE]);
    const filter = auditFilter(reader);
    for (const [from, to] of WINDOWS) {
      const [first, last] = [filter[from], filter[to]];
      if (first !== undefined && last !== undefined && first > last)
        reader.fault(to, 'RANGE', `${to} is not before ${from}.`);
    }
    const clocks = reader.clocks(this.calendar.today());
    if (type === JSON_TYPE) {
      const query = new ListAudit(filter, clocks, reader.page());
      reader.end();
      return found(await this.queries.execute(query), reply);
    }
    const query = new StreamAudit(filter, clocks, reader.limit());
    reader.end();
    return this.streams.table(
      request,
      reply,
      type,
      auditColumns,
      found(await this.queries.execute(query), reply),
    );
  }
}
