import { Controller, Get, Req, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Body, CheckRecord, GetPrintableRecord, type PrintableRecord } from '@elshi/application';
import { type Language, LANGUAGES } from '@elshi/law';
import { Press, RECORD_STYLE_HASH, recordHtml } from '@elshi/printing';
import { Calendar } from './calendar.js';
import { HTML_TYPE, PDF_TYPE } from './http/body.js';
import { printToCheck } from './http/checked-print.js';
import type { Reply, Request } from './http/fastify.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** The page needs its own style sheet and nothing else, from nowhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src '${RECORD_STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The service record as a document in three languages, and whether such a document still holds. */
@Controller('v1')
export class RecordsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
    private readonly press: Press,
  ) {}

  @Get('officers/:id/record.html')
  async html(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    const { record, language } = await this.record(reader, reply);
    void reply
      .header('content-type', `${HTML_TYPE}; charset=utf-8`)
      .header('content-language', language)
      .header('content-security-policy', CONTENT_SECURITY_POLICY);
    return recordHtml(record, language);
  }

  @Get('officers/:id/record.pdf')
  async pdf(
    @Reader() reader: RequestReader,
    @Res({ passthrough: true }) reply: Reply,
    @Req() request: Request,
  ): Promise<StreamableFile | undefined> {
    const { record, language } = await this.record(reader, reply);
    const { officerId, asOf } = record.document;
    void reply
      .header('content-type', PDF_TYPE)
      .header('content-language', language)
      .header(
        'content-disposition',
        `inline; filename="service-record-${officerId}-${asOf}-${language}.pdf"`,
      );
    if (request.method === 'HEAD') return undefined;
    return new StreamableFile(await this.press.pdf(record, language));
  }

  @Get('records/check')
  async check(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const { officerId, code } = printToCheck(reader);
    const clocks = reader.clocks(reader.requiredDay('asOf'));
    reader.end();
    return found(await this.queries.execute(new CheckRecord(officerId, code, clocks)), reply);
  }

  /** The state language where none is asked for. */
  private async record(
    reader: RequestReader,
    reply: Reply,
  ): Promise<{ readonly record: PrintableRecord; readonly language: Language }> {
    const language = reader.oneOf('lang', LANGUAGES) ?? 'kk';
    const clocks = reader.clocks(this.calendar.today());
    const query = new GetPrintableRecord(reader.id(), clocks, reader.flag('annulled'));
    reader.end();
    return { record: found(await this.queries.execute(query), reply, query.officerId), language };
  }
}
