import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListAudit, type ListBody, StreamAudit } from '@elshi/application';
import type { Readable } from 'node:stream';
import { CSV_TYPE, csvLines } from './audit-csv.js';
import { Calendar } from './calendar.js';
import { preferred } from './http/accept.js';
import { JSON_TYPE, NDJSON_TYPE } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { auditFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { batched, jsonLines, Streams } from './http/streams.js';

const WINDOWS = [
  ['effectiveFrom', 'effectiveTo'],
  ['recordedFrom', 'recordedTo'],
] as const;

/** Where there is no `meta`: for how many subjects, counted for each projection, rows may be missing. */
const INCOMPLETE = 'x-elshi-incomplete';

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
    const { rows, meta } = found(await this.queries.execute(query), reply);
    if (meta.incompleteTotal !== undefined) void reply.header(INCOMPLETE, String(meta.incompleteTotal));
    const lines = () => batched(type === CSV_TYPE ? csvLines(rows) : jsonLines(rows));
    return this.streams.answer(
      request,
      reply,
      type === CSV_TYPE ? `${type}; charset=utf-8; header=present` : type,
      lines,
    );
  }
}
