import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetCommand, GetHead, GetOffice, ListStaff } from '../office-messages.js';
import { OfficeReads } from '../reading/office-reads.js';
import { StaffReads } from '../reading/staff-reads.js';

@QueryHandler(GetOffice)
export class GetOfficeHandler implements IQueryHandler<GetOffice> {
  constructor(private readonly offices: OfficeReads) {}

  execute(query: GetOffice) {
    return this.offices.office(query.officeId, query.clocks);
  }
}

@QueryHandler(GetHead)
export class GetHeadHandler implements IQueryHandler<GetHead> {
  constructor(private readonly offices: OfficeReads) {}

  execute(query: GetHead) {
    return this.offices.head(query.officeId, query.clocks);
  }
}

@QueryHandler(GetCommand)
export class GetCommandHandler implements IQueryHandler<GetCommand> {
  constructor(private readonly offices: OfficeReads) {}

  execute(query: GetCommand) {
    return this.offices.command(query.officeId, query.clocks);
  }
}

@QueryHandler(ListStaff)
export class ListStaffHandler implements IQueryHandler<ListStaff> {
  constructor(private readonly staff: StaffReads) {}

  execute(query: ListStaff) {
    return this.staff.page(query.officeId, query.clocks, query.page);
  }
}
