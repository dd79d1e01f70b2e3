import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Body, GetProposal, type ListBody, ListProposals } from '@elshi/application';
import { Calendar } from './calendar.js';
import type { Reply } from './http/fastify.js';
import { proposalFilter } from './http/filters.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** Reads of proposals by heads and of representations by the Minister. */
@Controller('v1/proposals')
export class ProposalsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
  ) {}

  @Get()
  async list(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<ListBody> {
    const query = new ListProposals(
      proposalFilter(reader),
      reader.clocks(this.calendar.today()),
      reader.page(),
    );
    reader.end();
    return found(await this.queries.execute(query), reply);
  }

  @Get(':id')
  async proposal(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<Body> {
    const query = new GetProposal(reader.id(), reader.clocks(this.calendar.today()));
    reader.end();
    return found(await this.queries.execute(query), reply, query.proposalId);
  }
}
