import { Controller, Get, Param, Res } from '@nestjs/common';
import { eventSchemaPath } from '@elshi/application';
import { EVENT_VERSION, publishedEventSchema } from '@elshi/contract';
import { EVENT_TYPES } from '@elshi/domain';
import { SCHEMA_TYPE } from './http/body.js';
import type { Reply } from './http/fastify.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { ProblemError } from './problem.js';

/** The JSON Schemas that events name as their `dataschema`. */
@Controller('v1/schemas/events')
export class SchemasController {
  @Get()
  list(@Reader() reader: RequestReader): object {
    reader.end();
    const items = EVENT_TYPES.map((type) => ({
      type,
      version: EVENT_VERSION,
      schema: eventSchemaPath(type, EVENT_VERSION),
    }));
    return { items };
  }

  @Get(':type/:version')
  schema(
    @Reader() reader: RequestReader,
    @Param('type') named: string,
    @Param('version') version: string,
    @Res({ passthrough: true }) reply: Reply,
  ): object {
    reader.end();
    const type = EVENT_TYPES.find((known) => known === named);
    if (type === undefined || version !== String(EVENT_VERSION))
      throw new ProblemError('NOT_FOUND', `There is no type of event ${named} with a version ${version}.`);
    void reply.header('content-type', SCHEMA_TYPE);
    return { $id: eventSchemaPath(type, EVENT_VERSION), ...publishedEventSchema(type) };
  }
}
