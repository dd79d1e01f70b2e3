import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  CheckRecord,
  GetEligibility,
  GetPrintableRecord,
  GetServiceRecord,
  GetTerm,
  GetTimeAtPost,
  ReplayCareer,
} from '../messages.js';
import { OfficerReads } from '../reading/officer-reads.js';
import { RecordPrints } from '../reading/record-prints.js';
import { WhatIfReads } from '../reading/what-if.js';
import { AskWhatIf } from '../what-if-messages.js';

@QueryHandler(GetServiceRecord)
export class GetServiceRecordHandler implements IQueryHandler<GetServiceRecord> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetServiceRecord) {
    return this.officers.serviceRecord(query.officerId, query.clocks);
  }
}

@QueryHandler(GetPrintableRecord)
export class GetPrintableRecordHandler implements IQueryHandler<GetPrintableRecord> {
  constructor(private readonly prints: RecordPrints) {}

  execute(query: GetPrintableRecord) {
    return this.prints.record(query.officerId, query.clocks, query.annulled);
  }
}

@QueryHandler(CheckRecord)
export class CheckRecordHandler implements IQueryHandler<CheckRecord> {
  constructor(private readonly prints: RecordPrints) {}

  execute(query: CheckRecord) {
    return this.prints.check(query.officerId, query.code, query.clocks);
  }
}

@QueryHandler(GetTerm)
export class GetTermHandler implements IQueryHandler<GetTerm> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetTerm) {
    return this.officers.term(query.officerId, query.clocks, query.policies);
  }
}

@QueryHandler(GetTimeAtPost)
export class GetTimeAtPostHandler implements IQueryHandler<GetTimeAtPost> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetTimeAtPost) {
    return this.officers.timeAtPost(query.officerId, query.clocks, query.policies);
  }
}

@QueryHandler(GetEligibility)
export class GetEligibilityHandler implements IQueryHandler<GetEligibility> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: GetEligibility) {
    return this.officers.eligibility(query.officerId, query.rank, query.clocks, query.policies);
  }
}

@QueryHandler(ReplayCareer)
export class ReplayCareerHandler implements IQueryHandler<ReplayCareer> {
  constructor(private readonly officers: OfficerReads) {}

  execute(query: ReplayCareer) {
    return this.officers.replay(query.officerId, query.clocks, query.from, query.to);
  }
}

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(private readonly reads: WhatIfReads) {}

  execute(query: AskWhatIf) {
    return this.reads.ask(query.whatIf, query.clocks, query.context);
  }
}
