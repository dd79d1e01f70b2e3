import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetMoment } from '@elshi/application';
import { Calendar } from './calendar.js';
import { catalogues } from './catalogue.js';
import type { Reply } from './http/fastify.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/**
 * The tables that decisions are made from. They take the two clocks like every read: one edition of each is in force on all
 * days, so the clocks are told and change nothing yet.
 */
@Controller('v1/catalogue')
export class CatalogueController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
  ) {}

  @Get('ranks')
  ranks(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.ranks, reader, reply);
  }

  @Get('positions')
  positions(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.positions, reader, reply);
  }

  @Get('bodies')
  bodies(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.bodies, reader, reply);
  }

  @Get('acts')
  acts(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.acts, reader, reply);
  }

  @Get('policies')
  policies(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.policies, reader, reply);
  }

  @Get('findings')
  findings(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.findings, reader, reply);
  }

  @Get('citations')
  citations(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    return this.#table(catalogues.citations, reader, reply);
  }

  async #table(table: object, reader: RequestReader, reply: Reply): Promise<object> {
    const query = new GetMoment(reader.clocks(this.calendar.today()));
    reader.end();
    return { ...table, ...found(await this.queries.execute(query), reply) };
  }
}
