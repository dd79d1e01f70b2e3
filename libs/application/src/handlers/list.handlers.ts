import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { LogFeed } from '../feed.js';
import {
  CountFeed,
  ListAccreditations,
  ListAudit,
  ListEligible,
  ListFindings,
  ListOfficers,
  ListOffices,
  ListProposals,
  ReadEffective,
  ReadFeed,
  ReadNotices,
  StreamAudit,
  StreamFindings,
} from '../list-messages.js';
import { AuditReads } from '../reading/audit-reads.js';
import { EffectiveReads } from '../reading/effective-reads.js';
import { FindingReads } from '../reading/finding-reads.js';
import { ListReads } from '../reading/list-reads.js';
import { NoticeReads } from '../reading/notice-reads.js';
import { SubjectLists } from '../reading/subject-lists.js';

@QueryHandler(ListOfficers)
export class ListOfficersHandler implements IQueryHandler<ListOfficers> {
  constructor(private readonly lists: ListReads) {}

  execute(query: ListOfficers) {
    return this.lists.officers(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(ListOffices)
export class ListOfficesHandler implements IQueryHandler<ListOffices> {
  constructor(private readonly lists: SubjectLists) {}

  execute(query: ListOffices) {
    return this.lists.offices(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(ListAccreditations)
export class ListAccreditationsHandler implements IQueryHandler<ListAccreditations> {
  constructor(private readonly lists: SubjectLists) {}

  execute(query: ListAccreditations) {
    return this.lists.accreditations(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(ListProposals)
export class ListProposalsHandler implements IQueryHandler<ListProposals> {
  constructor(private readonly lists: SubjectLists) {}

  execute(query: ListProposals) {
    return this.lists.proposals(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(ListEligible)
export class ListEligibleHandler implements IQueryHandler<ListEligible> {
  constructor(private readonly lists: ListReads) {}

  execute(query: ListEligible) {
    return this.lists.eligible(query.from, query.to, query.clocks, query.policies, query.page);
  }
}

@QueryHandler(ListAudit)
export class ListAuditHandler implements IQueryHandler<ListAudit> {
  constructor(private readonly audit: AuditReads) {}

  execute(query: ListAudit) {
    return this.audit.page(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(StreamAudit)
export class StreamAuditHandler implements IQueryHandler<StreamAudit> {
  constructor(private readonly audit: AuditReads) {}

  execute(query: StreamAudit) {
    return this.audit.rows(query.filter, query.clocks, query.limit);
  }
}

@QueryHandler(ListFindings)
export class ListFindingsHandler implements IQueryHandler<ListFindings> {
  constructor(private readonly findings: FindingReads) {}

  execute(query: ListFindings) {
    return this.findings.page(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(StreamFindings)
export class StreamFindingsHandler implements IQueryHandler<StreamFindings> {
  constructor(private readonly findings: FindingReads) {}

  execute(query: StreamFindings) {
    return this.findings.rows(query.filter, query.clocks, query.limit);
  }
}

@QueryHandler(CountFeed)
export class CountFeedHandler implements IQueryHandler<CountFeed> {
  constructor(private readonly feed: LogFeed) {}

  execute(query: CountFeed) {
    return this.feed.count(query.clocks, query.upTo);
  }
}

@QueryHandler(ReadFeed)
export class ReadFeedHandler implements IQueryHandler<ReadFeed> {
  constructor(private readonly feed: LogFeed) {}

  execute(query: ReadFeed) {
    return this.feed.read(query.asked);
  }
}

@QueryHandler(ReadEffective)
export class ReadEffectiveHandler implements IQueryHandler<ReadEffective> {
  constructor(private readonly effective: EffectiveReads) {}

  execute(query: ReadEffective) {
    return this.effective.page(query.filter, query.clocks, query.page);
  }
}

@QueryHandler(ReadNotices)
export class ReadNoticesHandler implements IQueryHandler<ReadNotices> {
  constructor(private readonly notices: NoticeReads) {}

  execute(query: ReadNotices) {
    return this.notices.page(query.after, query.limit, query.filter, query.clocks, query.dayOf);
  }
}
