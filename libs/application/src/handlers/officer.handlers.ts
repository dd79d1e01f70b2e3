import { type ICommandHandler, CommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  GetEligibility,
  GetMoment,
  GetServiceRecord,
  GetTerm,
  ListActs,
  RecordAct,
  ReplayCareer,
} from '../messages.js';
import { OfficerReads } from '../reading/officer-reads.js';
import { Careers } from '../writing/careers.js';

@CommandHandler(RecordAct)
export class RecordActHandler implements ICommandHandler<RecordAct> {
  constructor(private readonly careers: Careers) {}

  execute({ submission }: RecordAct) {
    return this.careers.record(submission);
  }
}

@QueryHandler(GetMoment)
export class GetMomentHandler implements IQueryHandler<GetMoment> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetMoment) {
    return this.officers.moment(query.clocks);
  }
}

@QueryHandler(GetServiceRecord)
export class GetServiceRecordHandler implements IQueryHandler<GetServiceRecord> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetServiceRecord) {
    return this.officers.serviceRecord(query.officerId, query.clocks);
  }
}

@QueryHandler(GetTerm)
export class GetTermHandler implements IQueryHandler<GetTerm> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetTerm) {
    return this.officers.term(query.officerId, query.clocks, query.policies);
  }
}

@QueryHandler(GetEligibility)
export class GetEligibilityHandler implements IQueryHandler<GetEligibility> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetEligibility) {
    return this.officers.eligibility(query.officerId, query.rank, query.clocks, query.policies);
  }
}

@QueryHandler(ListActs)
export class ListActsHandler implements IQueryHandler<ListActs> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: ListActs) {
    return this.officers.acts(query.officerId, query.clocks, query.page);
  }
}

@QueryHandler(ReplayCareer)
export class ReplayCareerHandler implements IQueryHandler<ReplayCareer> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: ReplayCareer) {
    return this.officers.replay(query.officerId, query.clocks, query.from, query.to);
  }
}
