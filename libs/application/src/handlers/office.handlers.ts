import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetOffice } from '../messages.js';
import { OfficeReads } from '../reading/office-reads.js';

@QueryHandler(GetOffice)
export class GetOfficeHandler implements IQueryHandler<GetOffice> {
  constructor(private readonly offices: OfficeReads) {}

  execute(query: GetOffice) {
    return this.offices.office(query.officeId, query.clocks);
  }
}
