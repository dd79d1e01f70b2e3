import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Exporter, Importer, type ImportReport, type ImportTotals, linesOf } from '@elshi/application';
import type { Readable } from 'node:stream';
import { Gate } from './access/gate.js';
import { NDJSON_TYPE, postedLines } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { batched, jsonLines, Streams } from './http/streams.js';
import { lineProblem } from './problem.js';

/**
 * Reports are made this far ahead of a client that has not read them yet. Many send the whole file before they read a
 * word; without room for the reports both sides would wait for one another.
 */
const REPORTS_AHEAD = 64 * 1024 * 1024;

const HOW_SOURCES_ARE_NAMED = 'X-Elshi-Source is sha256= and the hash of the file in 64 hexadecimal digits.';

/** Careers in and out as lines of JSON, one act a line. */
@Controller('v1')
export class TransferController {
  constructor(
    private readonly importer: Importer,
    private readonly exporter: Exporter,
    private readonly streams: Streams,
    private readonly gate: Gate,
  ) {}

  @Post('import')
  @HttpCode(200)
  import(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Readable | undefined {
    const [dryRun, atomic] = [reader.flag('dryRun'), reader.flag('atomic')];
    const sha256 = reader.header('X-Elshi-Source', 'SOURCE', HOW_SOURCES_ARE_NAMED, sha256Of);
    reader.end();
    const lineFault = this.gate.lineFault(request);
    const origin = { context: reader.context(), ...(sha256 !== undefined && { sha256 }) };
    const options = { dryRun, atomic, ...origin, ...(lineFault && { lineFault }) };
    const posted = linesOf(postedLines(request));
    const reports = () => jsonLines(reportsOf(this.importer.import(posted, options)));
    return this.streams.answer(request, reply, NDJSON_TYPE, reports, REPORTS_AHEAD);
  }

  @Get('export')
  export(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Readable | undefined {
    const subject = reader.subject();
    reader.end();
    return this.streams.answer(request, reply, NDJSON_TYPE, () =>
      batched(jsonLines(this.exporter.lines(subject))),
    );
  }
}

/** The hash that names the file of an import. */
function sha256Of(text: string): string | undefined {
  return /^sha256=([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase();
}

type Report = ImportReport | { readonly totals: ImportTotals };

/** Reports whose problems say what those of other answers say. */
async function* reportsOf(reports: AsyncIterable<Report>): AsyncGenerator<Report> {
  for await (const report of reports) {
    const { problem } = report as Partial<ImportReport>;
    yield problem === undefined ? report : { ...report, problem: lineProblem(problem) };
  }
}
